"""The shipped matters against the domain's own table (§3), written out here once more by hand."""

import pytest

from app.domain.matter import AgentRule, CheckKind, Matter, OfflineClass, QueueClass, Who
from app.handling.read_catalogue import read_catalogue
from commands.stock import demo_data, shipped_matters

RULES = shipped_matters().matters
DONE, QUEUED, DRAFT, REFUSED = OfflineClass.DONE, OfflineClass.QUEUED, OfflineClass.DRAFT, OfflineClass.REFUSED
BOTH, LETTER, NO, ANYONE, HANDLER = (
    AgentRule.BOTH_IDS,
    AgentRule.AUTHORISATION,
    AgentRule.FORBIDDEN,
    AgentRule.ANYONE,
    AgentRule.HANDLER_ONLY,
)
# Row of §3, the codes it became, its column agent, real name, (face), minutes, offline.
TABLE = [
    ("新装/入网", ("new_connection",), NO, True, True, (15, 20), DRAFT),
    ("副卡/共享", ("sub_card",), NO, True, False, (12, 12), DRAFT),
    ("亲情付", ("family_pay",), LETTER, True, False, (6, 6), QUEUED),
    ("套餐变更", ("plan_change",), BOTH, False, False, (3, 3), QUEUED),
    ("补换卡", ("sim_replacement",), NO, True, True, (5, 5), REFUSED),
    ("异地补卡", ("sim_replacement_elsewhere",), NO, True, True, (15, 30), REFUSED),
    ("过户", ("ownership_transfer",), NO, True, True, (15, 15), DRAFT),
    ("停机保号", ("number_hold",), LETTER, False, False, (3, 3), DONE),
    ("复机", ("number_restore",), LETTER, True, False, (3, 3), REFUSED),
    ("拆机/销户", ("disconnect",), LETTER, True, False, (10, 10), DRAFT),
    ("携入", ("port_in",), NO, True, True, (30, 45), REFUSED),
    ("携出查询", ("port_out_query",), NO, True, False, (5, 5), REFUSED),
    ("宽带新装", ("broadband_new",), BOTH, True, False, (12, 12), DRAFT),
    ("宽带移机/续约", ("broadband_move", "broadband_renewal"), BOTH, False, False, (8, 8), QUEUED),
    ("缴费/充值", ("top_up",), ANYONE, False, False, (3, 3), DONE),
    ("账单/套餐查询", ("bill_query",), LETTER, False, False, (3, 3), REFUSED),
    ("详单打印", ("detail_print",), NO, True, False, (6, 6), REFUSED),
    ("增值订购", ("value_added_order",), NO, False, False, (3, 3), QUEUED),
    ("增值退订", ("value_added_cancel",), BOTH, False, False, (2, 2), QUEUED),
    ("国际漫游", ("roaming",), LETTER, False, False, (5, 5), QUEUED),
    ("积分兑换", ("points_redeem",), LETTER, False, False, (5, 5), REFUSED),
    ("投诉/诈骗举报", ("complaint",), BOTH, False, False, (8, 8), DONE),
    ("终端销售", ("device_sale",), BOTH, False, False, (15, 15), DRAFT),
    ("终端销售，合约", ("device_contract",), BOTH, True, False, (15, 15), DRAFT),
    ("维修接机", ("repair_intake",), BOTH, False, False, (10, 10), DONE),
    ("发票", ("invoice",), BOTH, False, False, (3, 3), REFUSED),
    ("密码重置", ("password_reset",), NO, True, True, (4, 4), REFUSED),
    ("名下号码查询/异议", ("numbers_held_query",), NO, True, False, (5, 5), REFUSED),
    ("政企业务", ("leased_circuit",), HANDLER, True, False, (30, 30), DRAFT),
    ("返销/冲正", ("reversal",), NO, False, False, (5, 5), REFUSED),
]
# Beside the table: offers of the demo that are finer than a row of it.
FINER = {"bundle_order", "data_pack_order", "television_order", "networking_order"}


@pytest.mark.parametrize(("row", "codes", "agent", "card", "face", "minutes", "offline"), TABLE, ids=lambda v: str(v))
def test_each_row_of_the_domain_is_there_as_it_says(
    row: str,
    codes: tuple[str, ...],
    agent: AgentRule,
    card: bool,
    face: bool,
    minutes: tuple[int, int],
    offline: OfflineClass,
) -> None:
    for code in codes:
        matter = RULES[code]
        assert (matter.agent, matter.real_name, matter.face, matter.offline) == (agent, card, face, offline), row
        assert matter.minutes is not None
        assert (matter.minutes.least, matter.minutes.most) == minutes


def test_no_row_is_left_out_and_none_is_invented() -> None:
    assert {code for _, codes, *_ in TABLE for code in codes} | FINER == set(RULES)
    assert len({row.partition("，")[0] for row, *_ in TABLE}) == 29  # 停复机 of the table is two matters here


@pytest.mark.parametrize(
    ("code", "who", "documents"),
    [
        ("new_connection", Who.HOLDER, ["resident_id"]),
        ("sub_card", Who.HOLDER, ["resident_id", "main_holder_id"]),
        ("plan_change", Who.HOLDER, ["id_or_password"]),
        ("plan_change", Who.AGENT, ["agent_id", "holder_id"]),
        ("family_pay", Who.AGENT, ["agent_id", "authorisation_letter"]),
        ("sim_replacement", Who.AGENT, None),
        ("sim_replacement", Who.MINOR, ["guardian_id", "household_register"]),
        ("ownership_transfer", Who.HOLDER, ["resident_id", "other_holder_id"]),
        ("port_in", Who.HOLDER, ["resident_id", "port_code"]),
        ("broadband_new", Who.HOLDER, ["resident_id", "address_proof"]),
        ("detail_print", Who.HOLDER, ["resident_id", "second_password"]),
        ("value_added_order", Who.AGENT, None),
        ("repair_intake", Who.HOLDER, ["device", "purchase_invoice"]),
        ("invoice", Who.HOLDER, ["service_number", "tax_title"]),
        ("leased_circuit", Who.HOLDER, None),
        ("leased_circuit", Who.UNIT, ["business_licence", "seal_letter", "handler_id", "user_ids"]),
        ("reversal", Who.HOLDER, ["original_form"]),
    ],
)
def test_the_documents_are_those_of_the_table(code: str, who: Who, documents: list[str] | None) -> None:
    kinds = RULES[code].documents_for(who)
    assert (None if kinds is None else [kind.code for kind in kinds]) == documents


def test_the_checks_that_the_table_and_the_rules_name() -> None:
    """R06, R13, S10, S109 and the column documents: no debt or contract, both numbers' consent."""
    assert {CheckKind.NUMBER_CAP, CheckKind.FACE} <= set(RULES["new_connection"].checks)
    assert {CheckKind.BOTH_PRESENT, CheckKind.DEBT, CheckKind.CONTRACT} <= set(RULES["ownership_transfer"].checks)
    assert CheckKind.BOTH_CONSENT in RULES["family_pay"].checks
    assert CheckKind.PORTING in RULES["port_in"].checks
    assert CheckKind.SECOND_PASSWORD in RULES["detail_print"].checks
    assert {code for code, matter in RULES.items() if matter.second_confirmation} == {"family_pay", "value_added_order"}
    assert {code for code, matter in RULES.items() if "fraud_notice" in matter.notices} >= {
        "new_connection",
        "sim_replacement",
        "number_restore",
    }


def test_what_a_matter_has_the_customer_acknowledge_is_in_the_shipped_template_and_asked_with_it() -> None:
    questions = {question.code: question for question in demo_data().catalogue.consents}
    for code, matter in RULES.items():
        for notice in matter.notices:
            assert questions[notice].asked(matters=(code,), attachments=()), (code, notice)
    assert not questions["fraud_notice"].asked(matters=("plan_change",), attachments=())


def test_only_cash_is_limited_offline() -> None:
    limited = {code: matter.offline_limit_fen for code, matter in RULES.items() if matter.offline_limit_fen is not None}
    assert limited == {"top_up": 50000}
    assert RULES["top_up"].offline_order_limit_fen == 50000


def test_the_queues_are_those_of_the_hall() -> None:
    assert {matter.queue for matter in RULES.values()} == set(QueueClass)
    assert (RULES["complaint"].queue, RULES["repair_intake"].queue) == (QueueClass.COMPLAINT, QueueClass.REPAIR)


@pytest.mark.parametrize("matter", RULES.values(), ids=lambda matter: str(matter.code))
def test_every_matter_says_what_it_rests_on_and_speaks_like_the_house(matter: Matter) -> None:
    assert None not in (matter.source, matter.agent_source, matter.minutes, matter.about, matter.bring)
    said = (matter.name, matter.about, matter.bring, matter.why_offline, matter.instead)
    for text in (text for text in said if text is not None):
        assert not set("!！") & set(text.zh + text.en)
        text.zh.replace("¥", "￥").encode("gbk")


def test_the_demo_catalogue_stands_under_them() -> None:
    toml = demo_data().catalogue_toml
    assert read_catalogue(toml, matters=shipped_matters()).matters_named() <= set(RULES)


def test_who_needs_both_documents_brings_both() -> None:
    """A rule of the reader (matter_rules.py); here for the agents the table says may act with both."""
    both = [matter for matter in RULES.values() if matter.agent is BOTH]
    proven = {matter.code: {kind.proves for kind in matter.documents_for(Who.AGENT) or ()} for matter in both}
    assert {code for code, whose in proven.items() if not {Who.HOLDER, Who.AGENT} <= whose} == set()
    assert {"complaint", "device_sale", "repair_intake", "invoice"} <= proven.keys()

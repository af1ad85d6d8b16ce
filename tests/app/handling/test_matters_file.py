"""The matters file: the documented example reads, and each slip is one fault at its place."""

import re
from pathlib import Path

import pytest

from app.domain.matter import AgentRule, CheckKind, Evidence, OfflineClass, QueueClass, SelfService, Who
from app.domain.matters import Matters, documents_for, minutes_for
from app.errors import FileFaulty, InputRefused
from app.handling.matters_file import decode_matters, read_matters, refuse_lacking
from app.texts.language import Language
from tests.app.handling.catalogue_sample import line_of, without_line
from tests.fakes.orders import CATALOGUE

DOCS = Path(__file__).resolve().parents[3] / "docs" / "matters.md"
FIELDS = [
    "code",
    "name",
    "about",
    "bring",
    "agent",
    "documents",
    "real_name",
    "checks",
    "offline",
    "offline_limit",
    "why_offline",
    "instead",
    "second_confirmation",
    "notices",
    "minutes",
    "queue",
    "right",
    "certificate",
    "self_service",
    "source",
]


def example() -> str:
    found = re.search(r"```toml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


EXAMPLE = example()


def faults(text: str) -> dict[str, str]:
    with pytest.raises(FileFaulty) as refused:
        read_matters(text)
    found = {place: what.en for place, what in refused.value.faults}
    assert str(len(refused.value.faults)) in refused.value.say(Language.ZH)
    return found


def replaced(old: str, new: str) -> str:
    assert old in EXAMPLE, old
    return EXAMPLE.replace(old, new, 1)


def test_the_documented_example_reads_field_by_field() -> None:
    rules = read_matters(decode_matters(EXAMPLE.encode()))
    assert (rules.version, rules.name.en, list(rules.matters)) == (
        "2026-11-22.2",
        "Example",
        ["plan_change", "broadband_renewal", "top_up"],
    )
    plan, top_up = rules.matters["plan_change"], rules.matters["top_up"]
    assert (plan.agent, plan.agent_source, plan.source) == (AgentRule.BOTH_IDS, Evidence.LAW, Evidence.WEB)
    assert (plan.checks, plan.queue, plan.right) == ((CheckKind.DEBT,), QueueClass.MOBILE, "plan_change")
    assert plan.self_service == (SelfService.APP, SelfService.SMS)
    assert plan.certificate is not None
    assert plan.certificate.code == "C-01"
    assert (plan.may_act(Who.AGENT), plan.may_act(Who.UNIT)) == (True, False)
    assert [kind.code for kind in documents_for(rules.matters, "plan_change", Who.AGENT) or ()] == [
        "agent_id",
        "holder_id",
    ]
    assert documents_for(rules.matters, "plan_change", Who.MINOR) is None
    assert documents_for(rules.matters, "nothing", Who.HOLDER) is None
    assert minutes_for(rules.matters, ("plan_change", "broadband_renewal", "nothing")) == (11, 13)
    assert (top_up.offline, top_up.offline_order_limit_fen, top_up.offline_limit_fen) == (
        OfflineClass.DONE,
        30000,
        50000,
    )
    assert rules.matters["broadband_renewal"].notices == ("fraud_notice",)


@pytest.mark.parametrize("field", FIELDS)
def test_a_matter_without_a_field_is_refused_at_its_record(field: str) -> None:
    lines = EXAMPLE.split("\n")
    start = line_of(EXAMPLE, "[[matter]]")
    at = next(n for n in range(start, len(lines)) if lines[n].startswith(f"{field} ="))
    found = faults("\n".join(lines[:at] + lines[at + 1 :]))
    label = "matter 1" if field == "code" else "plan_change"
    assert found[f"{start}: {label} {field}"].startswith("This field is missing.")


@pytest.mark.parametrize("field", ["version", "name"])
def test_a_head_without_a_field_is_refused(field: str) -> None:
    assert list(faults(without_line(EXAMPLE, f"{field} ="))) == [f"1: {field}"]


SLIPS = [
    ('version = "2026-11-22.2"', 'version = "2026-13-22.1"', "version =", "version", "like 2026-11-19.3"),
    ("matters = 3", "matters = 4", "matters =", "counts.matters", "The head says 4"),
    ("documents = 4", "documents = 5", "documents = 5", "counts.documents", "the file holds 4"),
    ('showing = "card"', 'showing = "yes"', "showing =", "id_or_password showing", "card, tick, told"),
    ('showing = "card"', 'showing = "card"\ncolour = 1', "colour", "id_or_password colour", "no such field"),
    (
        'holder = ["id_or_password"]',
        'holder = ["passport"]',
        "documents = {",
        "plan_change documents.holder",
        "no document passport",
    ),
    ('holder = ["id_or_password"]', "holder = []", "documents = {", "plan_change documents.holder", "list is empty"),
    ('holder = ["id_or_password"]', 'holder = "id"', "documents = {", "plan_change documents.holder", "Write a list"),
    (
        'holder = ["id_or_password"]',
        'holder = ["id_or_password", "id_or_password"]',
        "documents = {",
        "plan_change documents.holder[2]",
        "given twice",
    ),
    ('unit = "none" }', 'unit = "none", child = "none" }', "documents = {", "plan_change documents.child", "no such"),
    (
        'agent = ["agent_id", "holder_id"]',
        'agent = ["agent_id"]',
        "documents = {",
        "plan_change documents",
        "brings two",
    ),
    (
        'queue = "mobile"',
        'sums = { least = "9.00", most = "8.00" }\nqueue = "mobile"',
        "sums =",
        "plan_change sums",
        "more than the most",
    ),
    ('queue = "mobile"', 'visit_days = 0\nqueue = "mobile"', "visit_days =", "plan_change visit_days", "from 1 to 366"),
    ('rule = "both_ids"', 'rule = "maybe"', "agent =", "plan_change agent.rule", "both_ids, authorisation"),
    ('rule = "both_ids"', 'rule = "forbidden"', "documents = {", "plan_change documents", "No agent may act"),
    ('rule = "forbidden"', 'rule = "both_ids"', "documents = {", "broadband_renewal documents", "say what they bring"),
    ('rule = "both_ids"', 'rule = "handler_only"', "documents = {", "plan_change documents", "Only the handler"),
    ('real_name = "none"', 'real_name = "sometimes"', "real_name =", "plan_change real_name", "card_and_face"),
    ('real_name = "none"', 'real_name = "card_and_face"', "real_name =", "plan_change real_name", "never queued"),
    ('checks = ["debt"]', 'checks = ["luck"]', "checks =", "plan_change checks[1]", "debt, contract"),
    ('checks = ["debt"]', 'checks = ["debt", "debt"]', "checks =", "plan_change checks[2]", "given twice"),
    ('offline = "Q"', 'offline = "X"', "offline =", "plan_change offline", "Y, Q, D, N"),
    ('order = "300.00"', 'order = "600.00"', "offline_limit = {", "top_up offline_limit", "above the limit in sum"),
    ('order = "300.00"', "order = 300", "offline_limit = {", "top_up offline_limit.order", "in quotes"),
    ('order = "300.00", ', "", "offline_limit = {", "top_up offline_limit.order", "missing"),
    ("least = 3, most = 5", "least = 6, most = 5", "minutes =", "plan_change minutes", "more than at most 5"),
    ("least = 3, most = 5", "least = 0, most = 5", "minutes =", "plan_change minutes.least", "from 1 to 240"),
    ('queue = "mobile"', 'queue = "bakery"', "queue =", "plan_change queue", "mobile, fixed"),
    ('right = "plan_change"', 'right = "take_cash"', "right =", "plan_change right", "no right of orders take_cash"),
    (
        'certificate = { code = "C-01"',
        'certificate = { code = "c1"',
        "certificate =",
        "plan_change certificate.code",
        "like C-ENT",
    ),
    ('self_service = ["app", "sms"]', 'self_service = ["pigeon"]', "self_ser", "plan_change self_service[1]", "kiosk"),
    (
        'notices = ["fraud_notice"]',
        'notices = ["Fraud Notice"]',
        'notices = ["F',
        "broadband_renewal notices[1]",
        "like fraud_notice",
    ),
    ('source = "W"\n\n', 'source = "demo"\n\n', 'source = "demo"', "plan_change source", "P, N, W, M, E"),
    ('en = "Another plan from next month."', 'en = "换套餐"', "about =", "plan_change about.en", "Chinese characters"),
]


@pytest.mark.parametrize(("old", "new", "beginning", "place", "says"), SLIPS)
def test_a_slip_is_one_fault_at_its_place(old: str, new: str, beginning: str, place: str, says: str) -> None:
    text = replaced(old, new)
    found = faults(text)
    ((where, what),) = found.items()
    line, _, rest = where.partition(": ")
    assert rest == place
    assert text.split("\n")[int(line) - 1].startswith(beginning)
    assert says in what


@pytest.mark.parametrize("code", ["plan_change", "broadband_renewal", "top_up"])
def test_what_the_program_says_itself_must_be_there(code: str) -> None:
    text = EXAMPLE.replace(f'code = "{code}"', 'code = "own_matter"')
    assert faults(text) == {"1: matter": f"The matter {code} is missing."}


def test_a_draft_or_a_limit_says_why_and_what_then() -> None:
    found = faults(replaced('offline = "Q"', 'offline = "D"'))
    assert [place.split(" ", 1)[1] for place in found] == ["plan_change why_offline", "plan_change instead"]
    found = faults(replaced('offline = "Y"', 'offline = "N"'))
    assert [place.split(" ", 1)[1] for place in found] == ["top_up offline_limit"]


def test_a_document_twice_names_both_lines() -> None:
    found = faults(replaced('code = "agent_id"', 'code = "id_or_password"'))
    assert found["14: id_or_password code"] == "id_or_password is already used in line 9."
    assert found["36: plan_change documents.agent"] == "There is no document agent_id."


def test_nobody_at_all_may_not_be() -> None:
    text = replaced(
        'agent = { rule = "forbidden", source = "E" }\ndocuments = { holder = ["id_or_password"]',
        'agent = { rule = "forbidden", source = "E" }\ndocuments = { holder = "none"',
    )
    ((_, what),) = faults(text).items()
    assert what == "Somebody must be able to do it."


def test_a_file_cut_anywhere_is_refused_in_a_sentence() -> None:
    whole = EXAMPLE.rstrip().encode()
    for end in range(0, len(whole) - 1, 131):
        with pytest.raises(FileFaulty) as refused:
            read_matters(decode_matters(whole[:end]))
        assert "Nothing was changed" in refused.value.say(Language.EN)


def test_the_faults_come_all_at_once_in_the_order_of_the_file() -> None:
    text = replaced('offline = "Q"', 'offline = "X"').replace('queue = "fixed"', 'queue = "f"').replace('"kiosk"', "1")
    assert [place.split(" ", 1)[1] for place in faults(text)] == [
        "plan_change offline",
        "broadband_renewal queue",
        "top_up self_service[1]",
    ]


def test_rules_that_lack_what_is_on_sale_are_told_with_the_codes() -> None:
    rules: Matters = read_matters(EXAMPLE)
    refuse_lacking(rules, None)
    with pytest.raises(InputRefused) as refused:
        refuse_lacking(rules, CATALOGUE)
    said = refused.value.say(Language.EN)
    assert CATALOGUE.version in said
    assert "broadband_new, disconnect, sim_replacement, value_added_cancel, value_added_order" in said

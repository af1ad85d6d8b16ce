from pathlib import Path

import pytest

from app.domain.matter import QueueClass, SelfService, Who
from app.domain.queue_ticket import Care
from app.domain.triage import Triage, Visitor, triage
from app.errors import InputRefused
from app.handling.matters_file import read_matters
from app.texts.language import Language
from resources import path

MATTERS = read_matters(Path(path("matters.toml")).read_text("utf-8")).matters


def looked_at(*codes: str, who: Who = Who.HOLDER, brought: tuple[str, ...] = ()) -> Triage:
    return triage(MATTERS, codes, Visitor(who=who, brought=frozenset(brought)))


def test_a_document_two_matters_ask_for_is_asked_for_once() -> None:
    seen = looked_at("sim_replacement", "new_connection", "detail_print", brought=("resident_id",))
    assert [(each.kind.code, each.brought) for each in seen.needed] == [
        ("resident_id", True),
        ("second_password", False),
    ]
    assert [matter.code for matter in seen.needed[0].matters] == ["sim_replacement", "new_connection", "detail_print"]
    assert seen.missing == ()  # a password is told at the desk, nobody brings it


@pytest.mark.parametrize(
    ("codes", "who", "needed"),
    [
        (("plan_change",), Who.HOLDER, ["id_or_password"]),
        (("plan_change",), Who.AGENT, ["agent_id", "holder_id"]),
        (("plan_change",), Who.MINOR, ["guardian_id", "household_register"]),
        (("plan_change",), Who.UNIT, ["business_licence", "seal_letter", "handler_id"]),
        (("plan_change", "sim_replacement"), Who.HOLDER, ["id_or_password", "resident_id"]),
        (("leased_circuit",), Who.UNIT, ["business_licence", "seal_letter", "handler_id", "user_ids"]),
    ],
)
def test_each_person_brings_their_own(codes: tuple[str, ...], who: Who, needed: list[str]) -> None:
    assert [each.kind.code for each in looked_at(*codes, who=who).needed] == needed


def test_what_is_missing_is_named_with_what_can_be_done_today() -> None:
    missing = looked_at("plan_change", "sim_replacement").missing
    assert [each.says.zh for each in missing] == [
        "居民身份证或服务密码（套餐变更要用）",
        "居民身份证（补换卡要用）",
    ]
    assert missing[0].instead[0].zh == "没带身份证，说出服务密码也能办。"
    assert missing[0].instead[1].zh == "现在可以自己办：App、网上营业厅、客服热线、自助终端。"
    assert missing[0].instead[2].zh == "补换卡 今天照办。"
    assert missing[1].instead[-1].en == "Plan change can still be done today."


def test_every_document_that_can_be_missing_has_something_instead_in_both_languages() -> None:
    for code in MATTERS:
        for who in Who:
            for each in looked_at(code, who=who).missing:
                assert each.instead
                assert all(words.zh and words.en for words in each.instead)


def test_who_may_not_act_is_told_who_must_come() -> None:
    seen = looked_at("sim_replacement", "plan_change", who=Who.AGENT, brought=("agent_id", "holder_id"))
    assert [each.says.zh for each in seen.not_allowed] == ["补换卡 不能由代办人办。请本人带证件来。"]
    unit = looked_at("leased_circuit").not_allowed
    assert [each.says.en for each in unit] == [
        "Enterprise services cannot be done by this person (Holder). The company's handler must come with its letter."
    ]


def test_what_is_missing_for_a_matter_nobody_may_do_is_no_other_way_out() -> None:
    seen = looked_at("sim_replacement", "family_pay", who=Who.AGENT)
    assert all("补换卡" not in words.zh for each in seen.missing for words in each.instead)


def test_self_service_is_offered_for_each_matter_that_has_some() -> None:
    seen = looked_at("top_up", "sim_replacement")
    assert [(each.matter.code, each.ways[0]) for each in seen.self_service] == [("top_up", SelfService.APP)]


@pytest.mark.parametrize(
    ("codes", "queue"),
    [
        (("plan_change",), QueueClass.MOBILE),
        (("top_up", "broadband_new"), QueueClass.FIXED),  # the longest decides
        (("broadband_move", "points_redeem"), QueueClass.FIXED),
        (("port_in", "complaint"), QueueClass.COMPLAINT),  # a complaint always
        (("repair_intake", "disconnect"), QueueClass.REPAIR),  # the first of equals
    ],
)
def test_where_they_wait(codes: tuple[str, ...], queue: QueueClass) -> None:
    assert looked_at(*codes).queue is queue


def test_minutes_add_up() -> None:
    assert looked_at("plan_change", "sim_replacement_elsewhere").minutes == (18, 33)


@pytest.mark.parametrize(
    ("codes", "said"),
    [((), "先点来办什么"), (("top_up", "top_up"), "缴费"), (("top_up", "unknown_matter"), "unknown_matter")],
)
def test_what_cannot_be_looked_at(codes: tuple[str, ...], said: str) -> None:
    with pytest.raises(InputRefused) as refused:
        looked_at(*codes)
    assert said in refused.value.say(Language.ZH)


def test_care_changes_no_document() -> None:
    plain = triage(MATTERS, ("sim_replacement",), Visitor())
    cared = triage(MATTERS, ("sim_replacement",), Visitor(care=frozenset({Care.ELDERLY})))
    assert plain == cared

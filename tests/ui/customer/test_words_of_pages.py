"""The words of cards, of the elders' pages, of the on-sale list and of thanks: from the form alone, without Qt."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.order_form import OrderForm
from app.domain.order_line import Action, Decision
from app.texts.language import Language
from tests.fakes.orders import sample_id
from tests.ui.customer.stage import (
    CARD,
    LINE_OF,
    PLAN,
    RING,
    a_demo_form,
    a_long_form,
    an_empty_form,
    catalogue,
    demo,
    state_of,
)
from ui.customer.elder_words import body_words, large_figure, title_words
from ui.customer.offer_words import beyond_words, heading, price_words, summary_words
from ui.customer.plain_words import in_lines, row_words, when_words, worked_sums
from ui.customer.reading import Reading
from ui.customer.thanks_words import what_happens_when
from ui.frame.form_state import LineView

ZH, EN = Language.ZH, Language.EN


def line(form: OrderForm, line_id: str) -> LineView:
    return next(view for view in state_of(form).lines if view.line.id == line_id)


# ── a card ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("language", "now", "then"),
    [
        (ZH, ("现在，到 11 月 30 日", "30 GB·500 分钟·每月 ¥129"), ("12 月 1 日起", "60 GB·1000 分钟·每月 ¥199")),
        (
            EN,
            ("Now, until 30 November", "30 GB, 500 min, ¥129 a month"),
            ("From 1 December", "60 GB, 1,000 min, ¥199 a month"),
        ),
    ],
)
def test_a_change_says_what_is_and_what_comes(language: Language, now: tuple[str, str], then: tuple[str, str]) -> None:
    form = a_demo_form(language=language)
    view = line(form, LINE_OF[PLAN])
    table = view.line.table
    assert table is not None
    when = when_words(view.line, table, form.content().drawn_up_on, language)
    assert (when[0], row_words(table, table.now, language)) == now
    assert (when[1], row_words(table, table.then, language)) == then


def test_a_column_only_one_side_has_keeps_its_name() -> None:
    customer = demo().customers[0]
    form = an_empty_form().with_change(
        customer.products[0], catalogue().offerings["26GD-CX-0029"], line_id=sample_id(11)
    )
    table = line(form, sample_id(11)).line.table
    assert table is not None
    assert "定向流量 不含" in row_words(table, table.now, ZH)
    assert "短信" not in row_words(table, table.now, ZH)


def test_without_a_day_the_tables_own_words_stand() -> None:
    view = line(a_demo_form(), LINE_OF[PLAN])
    table = view.line.table
    assert table is not None
    assert when_words(view.line, table, "", ZH) == (table.now.when, table.then.when)


def test_sentences_share_a_line_only_whole() -> None:
    said = ("一二三。", "四五。", "六七八九十。", "一。")
    assert in_lines(said, fits=lambda words: len(words) <= 7, language=ZH) == "一二三。四五。\n六七八九十。\n一。"
    assert in_lines(("One.", "Two."), fits=lambda words: True, language=EN) == "One. Two."
    assert in_lines((), fits=lambda words: True, language=ZH) == ""


sentences = st.lists(st.text(alphabet="一二三四五。", min_size=1, max_size=30), max_size=12)


@given(said=sentences, room=st.integers(1, 40))
def test_no_sentence_is_lost_or_broken(said: list[str], room: int) -> None:
    lines = in_lines(said, fits=lambda words: len(words) <= room, language=ZH).split("\n") if said else []
    assert "".join(lines) == "".join(said)
    assert all(len(words) <= room or words in said for words in lines)


def test_a_worked_amount_stands_out() -> None:
    parts = worked_sums("付 12 × ¥199 × 20% = ¥477.60。之后 = ¥1,200。")
    assert [words for words, strong in parts if strong] == ["¥477.60", "¥1,200"]
    assert "".join(words for words, _ in parts) == "付 12 × ¥199 × 20% = ¥477.60。之后 = ¥1,200。"


# ── what was read ─────────────────────────────────────────────────────────────────────────


def test_nothing_is_read_that_was_not_seen() -> None:
    reading, views = Reading(), state_of(a_demo_form()).lines
    assert reading.all_of(())
    assert not reading.all_of(view.line for view in views)
    for view in views[:-1]:
        reading.saw(view.line)
    assert not reading.all_of(view.line for view in views)
    reading.saw(views[-1].line)
    assert reading.all_of(view.line for view in views)
    reading.forget()
    assert not reading.has_seen(views[0].line)


def test_the_other_language_and_the_own_answer_need_no_second_reading() -> None:
    reading = Reading()
    for view in state_of(a_demo_form(decision=None)).lines:
        reading.saw(view.line)
    answered = state_of(a_demo_form(language=EN, decision=Decision.CONFIRMED))
    assert reading.all_of(view.line for view in answered.lines)


def test_another_price_or_day_has_to_be_read() -> None:
    reading, seen = Reading(), line(a_demo_form(), LINE_OF[RING]).line
    reading.saw(seen)
    dearer = replace(seen, figures=replace(seen.figures, monthly_after_fen=seen.figures.monthly_after_fen + 100))
    assert not reading.has_seen(dearer)
    assert not reading.has_seen(replace(seen, effective_on="2027-01-01"))
    assert not reading.has_seen(replace(seen, code="VAS-0016"))


# ── the elders' pages ─────────────────────────────────────────────────────────────────────


def test_a_value_added_service_is_a_question_and_other_matters_are_named() -> None:
    form = a_demo_form(decision=None)
    assert title_words(line(form, LINE_OF[RING]), ZH) == "要不要办“视频彩铃”？"
    assert title_words(line(form, LINE_OF[PLAN]), ZH) == "变更：5G畅行129 换成 5G畅行199"


def test_a_change_is_told_in_sentences_and_whole() -> None:
    form = a_demo_form()
    view = line(form, LINE_OF[PLAN])
    said = body_words(view, form.content().drawn_up_on, ZH).split("\n")
    assert said[0] == "现在，到 11 月 30 日：30 GB·500 分钟·每月 ¥129。"
    assert said[1] == "12 月 1 日起：60 GB·1000 分钟·每月 ¥199。"
    assert tuple(said[2:]) == view.line.plain


def test_what_cannot_be_signed_now_says_why() -> None:
    form = a_demo_form(offline=True)
    view = line(form, LINE_OF[CARD])
    said = body_words(view, form.content().drawn_up_on, ZH)
    assert said == f"这一项现在不签\n{view.reason}\n{view.instead}"


def test_one_large_figure_a_matter() -> None:
    form = a_long_form()
    sums = form.sums()
    by_code = {view.line.code: large_figure(view, sums, ZH) for view in state_of(form).lines}
    plan = by_code[f"26GD-5G-0129 → {PLAN}"]
    assert (plan.caption, plan.figure, plan.unit) == ("每个月多花", "70", "元")
    assert (by_code["VAS-0014"].caption, by_code["VAS-0014"].figure) == ("每个月少花", "5")
    assert (by_code[CARD].caption, by_code[CARD].figure) == ("付一次", "20")
    assert (by_code["DEV-0026"].caption, by_code["DEV-0026"].figure) == ("付一次", "2,599")
    assert (by_code["ROAM-0013"].caption, by_code["ROAM-0013"].figure, by_code["ROAM-0013"].unit) == (
        "价钱",
        "每天 ¥25",
        "",
    )
    assert by_code[""].figure == "50"  # the top-up
    assert by_code[""].foot == "今天一共付 2,669 元"


def test_the_total_says_with_it_only_while_the_customer_has_not_chosen() -> None:
    waiting, chosen = a_demo_form(decision=None), a_demo_form()
    assert large_figure(line(waiting, LINE_OF[RING]), waiting.sums(), ZH).foot == "加上后每月一共 285 元"
    assert large_figure(line(chosen, LINE_OF[RING]), chosen.sums(), ZH).foot == "每月一共 285 元"


# ── the on-sale list ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "price"),
    [
        ("26GD-5G-0129", ("¥129", "每月")),
        ("26GD-5G-0239", ("¥209", "每月")),  # while its discount lasts
        ("ROAM-0013", ("¥25", "每天")),
        (CARD, ("¥20", "一次")),
        ("DEP-0025", ("¥200", "押金，可退")),
    ],
)
def test_prices_say_how_often(code: str, price: tuple[str, str]) -> None:
    assert price_words(catalogue().offerings[code], ZH) == price


def test_a_discount_says_what_comes_after() -> None:
    said = summary_words(catalogue().offerings["26GD-5G-0239"], ZH)
    assert said.startswith("80 GB·1000 分钟·")
    assert "¥239" in said


def test_what_is_beyond_is_said_once_for_all_that_charge_the_same() -> None:
    offers = catalogue().offerings
    page = [offers[code] for code in ("26GD-5G-0129", "26GD-5G-0169", PLAN, "26GD-5G-0239", "26GD-AX-0005", CARD)]
    said = beyond_words(page, ZH)
    assert len(said) == 2
    assert said[0].startswith("5G畅行129 到 5G畅行239 这 4 项用超了：语音 ¥0.15/分·")
    assert said[1].startswith("安心卡5用超了：语音 ¥0.10/分·")
    assert all("每月最多" in sentence for sentence in said)
    assert beyond_words([offers[CARD]], ZH) == ()


def test_plans_are_called_plans_and_nothing_else_is() -> None:
    offers = catalogue().offerings
    plan, bundle, ring = offers[PLAN], offers["26GD-RH-0129"], offers[RING]
    assert heading([plan, bundle]).zh == "在售套餐"
    assert heading([plan, ring]).zh == "在售套餐和业务"
    assert heading([ring, offers[CARD]]).zh == heading([]).zh == "在售业务"


def test_nothing_beyond_is_said_of_nothing() -> None:
    assert beyond_words([], EN) == ()


# ── thanks ────────────────────────────────────────────────────────────────────────────────


def test_what_happens_when_in_order_of_time() -> None:
    assert what_happens_when(a_demo_form().content(), ZH, answered=True) == (
        ("现在", "补换卡办好了，话费 ¥50.00 入账"),
        ("11 月 30 日", "来电显示停，5G畅行129 用到这天"),
        ("12 月 1 日", "5G畅行199、视频彩铃开始"),
        ("12 月账单", "预计 ¥285.00，中旬发短信给您"),
    )


def test_the_words_around_may_be_in_the_other_language() -> None:
    rows = what_happens_when(a_demo_form().content(), EN, answered=True)
    assert rows[2] == ("1 December", "5G畅行199 and 视频彩铃 begin")
    assert rows[1] == ("30 November", "来电显示 ends; last day of 5G畅行129")


def test_without_the_centre_nothing_happens_at_once() -> None:
    form = a_demo_form(offline=True)
    assert what_happens_when(form.content(), ZH, answered=True)[0] == ("网络恢复后", "话费 ¥50.00 入账")
    assert what_happens_when(form.content(), EN, answered=True)[0][0] == "Once online"
    arrival = {fact.key: fact.value for fact in form.content().lines[-1].facts}["arrival"]
    assert arrival.startswith("网络恢复后")


def test_nothing_is_promised_for_now_before_the_centre_answered() -> None:
    rows = what_happens_when(a_demo_form().content(), ZH, answered=False)
    assert rows[0] == ("中心受理后", "补换卡办好了，话费 ¥50.00 入账")
    assert rows[1:] == what_happens_when(a_demo_form().content(), ZH, answered=True)[1:]


def test_what_is_done_for_good_without_the_centre_is_done_today() -> None:
    content = a_demo_form(offline=True).content()
    lines = tuple(each for each in content.lines if each.action == Action.ADD)
    at_once = tuple(replace(each, effective_on=content.drawn_up_on, on_acceptance=False) for each in lines[:1])
    waiting = tuple(replace(each, on_acceptance=True) for each in at_once)
    assert what_happens_when(replace(content, lines=at_once), EN, answered=True)[0][0] != "Once online"
    assert what_happens_when(replace(content, lines=waiting), EN, answered=True)[0][0] == "Once online"


def test_what_is_declined_does_not_happen() -> None:
    rows = what_happens_when(a_demo_form(decision=Decision.DECLINED).content(), ZH, answered=True)
    assert not any("视频彩铃" in what for _, what in rows)


def test_what_is_installed_later_comes_last_before_the_bill() -> None:
    form = a_demo_form().with_addition(
        catalogue().offerings["BB-0020"], number=demo().customers[0].phone, line_id=sample_id(30)
    )
    rows = what_happens_when(form.content(), ZH, answered=True)
    assert rows[-2] == ("装好那天", "单宽1000M 开始")


def test_at_the_end_of_a_year_the_days_run_on() -> None:
    rows = what_happens_when(a_demo_form(today=date(2026, 12, 31)).content(), ZH, answered=True)
    assert [when for when, _ in rows] == ["现在", "2027 年 1 月 1 日", "1 月账单"]

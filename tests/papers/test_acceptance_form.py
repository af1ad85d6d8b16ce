"""The A4 form's words: what it takes from the signed content, what from outside, in both languages."""

from dataclasses import replace

import pytest

from app.domain.content import Charge, Content
from app.papers.acceptance_form import acceptance_form, archive_copy
from app.papers.form_marks import RemadeMark
from app.texts.language import Language
from tests.papers.samples import CONTENT_EN, CONTENT_ZH, CONTENTS, COPY, PAYMENT, VERIFY_URL, ZONE
from tests.printing.pdf.samples import kept_order, sample_form


def test_a_signature_of_another_content_makes_no_paper() -> None:
    order = kept_order()
    changed = replace(order.signed, content=replace(CONTENT_ZH, statement="另一句"))
    with pytest.raises(ValueError, match="bound to another content"):
        acceptance_form(replace(order, signed=changed), zone=ZONE, verify_url=VERIFY_URL, only_here=False)


def test_the_head_says_who_when_and_under_which_versions() -> None:
    head = {fact.key: f"{fact.label} {fact.value}" for fact in sample_form().head}
    assert head == {
        "order": "客户订单号 019aa000-0000-7000-8000-000000000001",
        "clerk": "受理人 周敏 3017",
        "accepted": "受理时间 2026-11-20 10:27:47",
        "hall": "受理厅 滨河路营业厅 3 号台",
        "channel": "渠道 营业厅柜台",
        "mode": "方式 在线受理",
        "amends": "原单号 无",
        "agreement": "协议版本 2026-10-01",
        "tariff": "资费版本 2026-11-19.3",
        "rules": "办理规则 同资费版本",
        "drawn_up": "开单日期 2026-11-20",
        "version": "本单版本 1",
    }


def test_an_amending_form_names_the_one_it_changes() -> None:
    form = sample_form(replace(CONTENT_ZH, amends="BH20261119-03-0007"))
    assert [fact.value for fact in form.head if fact.key == "amends"] == ["BH20261119-03-0007"]


def test_the_two_copies_name_their_keeper() -> None:
    mine, archived = sample_form(), archive_copy(sample_form())
    assert (mine.page_words(number=1, total=2), mine.copy_note) == ("第 1 页，共 2 页·客户联", "客户联，另存档一份")
    assert (archived.page_words(number=2, total=2), archived.copy_note) == (
        "第 2 页，共 2 页·存档联",
        "存档联，另交客户一份",
    )
    assert sample_form(CONTENT_EN).page_words(number=1, total=2) == "Page 1 of 2 · Customer's copy"


def test_an_ordinary_copy_has_no_mark_and_a_special_one_says_why() -> None:
    assert sample_form().marks == ()
    offline = replace(CONTENT_ZH, offline=True)
    assert [mark.word for mark in sample_form(offline, only_here=True, copy=COPY).marks] == [
        "补打 第2次",
        "受理待生效",
        "单机保存",
    ]
    assert sample_form(copy=COPY).marks[0].meaning == "2026-11-20 15:05:09 周敏 3017"


def test_a_form_that_was_made_again_says_when_and_by_whom() -> None:
    remade = RemadeMark(at=COPY.at, by="何静 1002")
    form = acceptance_form(kept_order(), zone=ZONE, verify_url=VERIFY_URL, only_here=False, remade=remade)
    assert [(mark.word, mark.meaning) for mark in form.marks] == [
        ("重制", "2026-11-20 15:05:09 由 何静 1002 按保存的内容和签名重新制作，内容没有改动。")
    ]
    assert form.page_words(number=2, total=2) == "第 2 页，共 2 页·客户联·重制"
    assert sample_form(copy=COPY).page_words(number=1, total=1) == "第 1 页，共 1 页·客户联·补打 第2次"


def test_cash_and_change_stand_in_the_only_row_of_the_fees() -> None:
    fees = sample_form().fees
    assert [(row.name, row.paid, row.payment, row.change, row.total) for row in fees.rows] == [
        ("话费充值", "¥20.00", "现金 ¥50.00", "¥30.00", False)
    ]
    assert [(fact.label, fact.value) for fact in fees.below] == [("大写", "贰拾元整"), ("发票号", "无，没有要发票")]


def test_several_fees_are_summed_and_deposits_are_no_income() -> None:
    charges = (
        Charge("补换卡", 20_00, 5_00, 15_00, deposit=False),
        Charge("光猫押金", 200_00, 0, 200_00, deposit=True),
    )
    payment = replace(PAYMENT, amount_fen=215_00, tendered_fen=300_00)
    fees = sample_form(replace(CONTENT_ZH, charges=charges), payment=payment).fees
    assert [row.deposit for row in fees.rows] == ["无", "可退", "¥200.00"]
    total = fees.rows[-1]
    assert (total.name, total.due, total.discount, total.paid) == ("合计", "¥220.00", "¥5.00", "¥215.00")
    assert (total.payment, total.change, total.total) == ("现金 ¥300.00", "¥85.00", True)
    assert [row.payment for row in fees.rows[:-1]] == ["", ""]
    assert [fact.value for fact in fees.below][:2] == ["贰佰壹拾伍元整", "¥200.00，可退，不算收入"]


def test_english_forms_say_the_sum_in_words() -> None:
    below, _invoice = sample_form(CONTENT_EN).fees.below
    assert (below.label, below.value) == ("In words", "Twenty yuan only")


@pytest.mark.parametrize(
    ("before_fen", "after_fen", "said"),
    [(214_00, 285_00, "每月多 ¥71.00。"), (285_00, 214_00, "每月少 ¥71.00。"), (214_00, 214_00, "每月不变。")],
)
def test_the_month_says_more_less_or_the_same(before_fen: int, after_fen: int, said: str) -> None:
    sums = replace(CONTENT_ZH.sums, monthly_before_fen=before_fen, monthly_after_fen=after_fen)
    assert sample_form(replace(CONTENT_ZH, sums=sums)).monthly.difference == said


def test_the_running_month_is_named_only_where_something_is_added() -> None:
    assert sample_form().monthly.this_month == ""
    sums = replace(CONTENT_ZH.sums, this_month_extra_fen=34_00)
    assert sample_form(replace(CONTENT_ZH, sums=sums)).monthly.this_month == "本月账单另加 ¥34.00。"
    assert sample_form().monthly.bill_label == "12 月账单预计"


def test_a_line_is_noted_with_its_number_and_code() -> None:
    form = sample_form()
    assert form.lines[0].notes == ("号码 154****0017", "资费编号 P5G129 → P5G199")
    assert form.lines[3].notes == ("号码 154****0017",)


@pytest.mark.parametrize(
    ("content", "said", "short"),
    [
        (CONTENT_ZH, "代办人 李*·990101********0041·154****0018·女儿", "代办人 李* 代客户签字"),
        (CONTENT_EN, "Agent 李*, 990101********0041, daughter", "Agent 李* signed for the customer"),
    ],
)
def test_who_signed_for_the_customer_stands_in_the_handlers_box(content: Content, said: str, short: str) -> None:
    facts = tuple(replace(fact, value=said) if fact.key == "handler" else fact for fact in content.customer)
    assert sample_form(replace(content, customer=facts)).boxes.handler_words == short
    assert sample_form(content).boxes.handler_words != short


@pytest.mark.parametrize("language", Language)
def test_everything_is_said_in_the_contents_language(language: Language) -> None:
    form = sample_form(CONTENTS[language], only_here=True, copy=COPY)
    own = " ".join(
        (form.title, form.subtitle, form.copy_note, form.lines_title, form.notices_title)
        + (form.statement_title, form.fees.title, *form.fees.heads, form.monthly.difference, form.monthly.bill_label)
        + (form.boxes.bound, form.boxes.handler_words, *(mark.word + mark.meaning for mark in form.marks[1:]))
    )
    chinese = any("\u4e00" <= char <= "\u9fff" for char in own)
    latin = any("a" <= char.lower() <= "z" for char in own)
    assert (chinese, latin) == ((True, False) if language is Language.ZH else (False, True))

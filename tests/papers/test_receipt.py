from dataclasses import replace

import pytest

from app.domain.content import Charge, check_code
from app.domain.payment import PaymentMethod
from app.papers.document import Cut, Document, Heading, KeyValue
from app.papers.receipt import LINES_PER_PAGE
from app.texts.language import Language
from printing.cells import normalised
from printing.layout import lay_out
from tests.papers.samples import CONTENT_EN, CONTENT_ZH, CONTENTS, COPY, PAYMENT, RECEIPT_NUMBER, VERIFY_URL
from tests.papers.samples import sample_receipt as receipt


def words_of(paper: Document, *, columns: int = 48) -> str:
    """All words without blanks and line ends: wherever a row is broken, what was said is found."""
    return "".join(lay_out(paper, columns=columns).as_text().split())


def bare(words: str) -> str:
    return "".join(normalised(words).split())


def values(paper: Document) -> dict[str, str]:
    return {block.label: block.value for block in paper.blocks if isinstance(block, KeyValue)}


@pytest.mark.parametrize("columns", [32, 48])
@pytest.mark.parametrize("language", Language)
def test_every_line_with_its_price_and_facts_is_on_the_paper(language: Language, columns: int) -> None:
    content = CONTENTS[language]
    words = words_of(receipt(content), columns=columns)
    for line in content.lines:
        for said in (line.action_word, line.title, line.price, line.number, line.code):
            assert bare(said) in words
        for fact in line.facts:
            assert bare(fact.label) in words
            assert bare(fact.value) in words
        for row in (line.table.now, line.table.then) if line.table else ():
            assert all(bare(said) in words for said in (row.when, row.price, *row.cells))


@pytest.mark.parametrize("language", Language)
def test_everything_else_that_was_signed_is_on_the_paper(language: Language) -> None:
    content = CONTENTS[language]
    words = words_of(receipt(content))
    single = (
        *(content.operator, content.hall, content.desk, content.clerk, content.mode, content.statement),
        *(content.catalogue_version, content.template_version, content.drawn_up_on),
        *content.notices,
        *content.contacts.split("·"),
        *(fact.value for fact in (*content.customer, *content.account)),
    )
    assert [said for said in single if bare(said) not in words] == []


def test_what_stands_outside_the_hash_is_on_the_paper() -> None:
    paper = receipt()
    words = words_of(paper)
    said = values(paper)
    assert said["单号"] == str(RECEIPT_NUMBER)
    assert said["签字时间"] == "2026-11-20 10:27:36"
    assert (said["应收"], said["现金"], said["找零"], said["实收"]) == ("¥20.00", "¥50.00", "¥30.00", "¥20.00")
    assert said["大写"] == "贰拾元整"
    assert (said["每月"], said["12月账单预计"]) == ("¥214.00→¥285.00", "¥285.00")
    assert f"校验码{bare(check_code(CONTENT_ZH.sha256))}" in words
    assert f"[QR{VERIFY_URL}]" in words
    assert "第1页，共1页谢谢您" in words


def test_an_english_receipt_has_no_chinese_capitals_and_only_names_in_chinese() -> None:
    words = lay_out(receipt(CONTENT_EN), columns=48).as_text()
    chinese = {char for char in words if "\u4e00" <= char <= "\u9fff"}
    assert chinese == {"张"}
    assert "Estimated bill for December" in words


def test_the_first_print_carries_no_mark() -> None:
    words = words_of(receipt())
    assert "补打" not in words
    assert "单机保存" not in words
    assert "待生效" not in words


def test_a_copy_says_which_when_and_by_whom() -> None:
    assert "【补打第2次】2026-11-2015:05:09周敏3017" in words_of(receipt(copy=COPY))


def test_an_order_held_on_one_machine_says_so() -> None:
    assert "【单机保存】" in words_of(receipt(only_here=True))
    assert "[Savedonthiscounteronly]" in words_of(receipt(CONTENT_EN, only_here=True))


def test_an_offline_order_says_that_it_is_not_yet_effective() -> None:
    offline = replace(CONTENT_ZH, offline=True, mode="离线受理，待生效")
    assert "【受理待生效】" in words_of(receipt(offline))
    assert "notyeteffective" in words_of(receipt(replace(CONTENT_EN, offline=True)))


def test_where_nothing_is_due_no_cash_is_named() -> None:
    nothing = replace(PAYMENT, method=PaymentMethod.NOTHING_DUE, amount_fen=0, tendered_fen=0)
    content = replace(CONTENT_ZH, charges=(), sums=replace(CONTENT_ZH.sums, today_fen=0), payment_words="今天不用付")
    said = values(receipt(content, payment=nothing))
    assert said["实收"] == "¥0.00"
    assert said["大写"] == "零元整"
    assert "找零" not in said
    assert "今天不用付" not in said


def test_a_deposit_is_called_one_and_a_discount_is_named() -> None:
    charges = (
        Charge(name="光猫押金", due_fen=200_00, discount_fen=0, paid_fen=200_00, deposit=True),
        Charge(name="补换卡", due_fen=20_00, discount_fen=10_00, paid_fen=10_00, deposit=False),
    )
    words = words_of(receipt(replace(CONTENT_ZH, charges=charges)))
    assert "光猫押金（押金，可退）￥200.00" in words
    assert "补换卡（优惠￥10.00）￥10.00" in words


def test_what_the_running_month_still_costs_is_told() -> None:
    content = replace(CONTENT_ZH, sums=replace(CONTENT_ZH.sums, this_month_extra_fen=3_67))
    assert values(receipt(content))["本月账单另收"] == "¥3.67"
    assert "本月账单另收" not in values(receipt())


def test_an_amended_form_names_the_first_one() -> None:
    amending = replace(CONTENT_ZH, amends="BH20261119-03-0007")
    assert values(receipt(amending))["原单号"] == "BH20261119-03-0007"


def test_a_long_order_is_torn_into_numbered_pages_each_with_number_and_code() -> None:
    many = tuple(replace(CONTENT_ZH.lines[1], position=n) for n in range(1, 2 * LINES_PER_PAGE + 2))
    content = replace(CONTENT_ZH, lines=many, offline=True)
    paper = receipt(content, copy=COPY, only_here=True)
    words = words_of(paper)
    assert [words.count(f"第{n}页，共3页") for n in (1, 2, 3)] == [1, 1, 1]
    assert sum(isinstance(block, Cut) for block in paper.blocks) == 3
    assert words.count(bare(check_code(content.sha256))) == 3  # head of pages 2 and 3, foot of the last
    assert words.count(str(RECEIPT_NUMBER)) == 3
    assert [words.count(mark) for mark in ("【补打第2次】", "【受理待生效】", "【单机保存】")] == [3, 3, 3]
    assert [f"{n}取消来电显示" in words for n in range(1, len(many) + 1)] == [True] * len(many)


def test_the_operator_stands_in_double_size_at_the_head() -> None:
    assert receipt().blocks[0] == Heading("示例通信", strong=True, double=True)

"""部分受理 on both papers: a mark on top, each refused item with its reason below the lines, and what stands."""

import pytest

from app.domain.content import Content
from app.papers.acceptance_form import acceptance_form
from app.papers.document import Paragraph
from app.papers.in_part import RefusedLines
from app.papers.receipt import receipt
from app.texts.language import Text
from tests.papers.samples import CONTENT_EN, CONTENT_ZH, PAYMENT, RECEIPT_NUMBER, SIGNED_AT, VERIFY_URL, ZONE
from tests.printing.pdf.samples import kept_order, sample_form

TOP_UP = CONTENT_ZH.lines[-1]
WHY = Text("账户已销户。", "The account is closed.")
PLACE = len(CONTENT_ZH.lines)


def on_slip(content: Content, refused: RefusedLines | None) -> list[str]:
    paper = receipt(
        content,
        receipt_number=RECEIPT_NUMBER,
        signed_at=SIGNED_AT,
        payment=PAYMENT,
        order_id="019aa000-0000-7000-8000-000000000001",
        verify_url=VERIFY_URL,
        zone=ZONE,
        only_here=False,
        copy=None,
        refused=refused,
    )
    return [block.words for block in paper.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("content", "settled", "mark", "expected"),
    [
        (
            CONTENT_ZH,
            False,
            "部分受理",
            (
                f"第 {PLACE} 项 话费：未受理，账户已销户。",
                "为它们收的 ¥20.00 要退给您。",
                f"照办的 {PLACE - 1} 项和上面写的一样；按已受理的，每月 ¥214.00 → ¥285.00。",
            ),
        ),
        (
            CONTENT_EN,
            True,
            "In part",
            (
                f"Item {PLACE}, Account credit: not accepted. The account is closed.",
                "The ¥20.00 paid for that was given back.",
                f"The {PLACE - 1} that stand are as written above; each month, as accepted, ¥214.00 → ¥285.00.",
            ),
        ),
    ],
    ids=["open", "settled"],
)
def test_both_papers_say_what_was_refused_and_what_stands(
    content: Content, settled: bool, mark: str, expected: tuple[str, ...]
) -> None:
    refused = RefusedLines(((TOP_UP.id, WHY),), settled)
    said = on_slip(content, refused)
    assert [each for each in said if each in expected] == list(expected)
    form = acceptance_form(kept_order(content), zone=ZONE, verify_url=VERIFY_URL, only_here=False, refused=refused)
    assert form.refused == expected
    assert (form.marks[0].word, form.marks[0].meaning in said) == (mark, True)
    assert form.sha256 == content.sha256  # nothing of what was signed is another


def test_of_an_order_taken_whole_nothing_is_said() -> None:
    nothing = RefusedLines((), False)
    assert on_slip(CONTENT_ZH, nothing) == on_slip(CONTENT_ZH, None)
    assert (sample_form().refused, sample_form().marks) == ((), ())

"""A training paper says so first and last, and is otherwise the same paper."""

import pytest

from app.papers.document import Cut, Document, Heading, Paragraph
from app.papers.training import marked_for_training
from app.texts.language import Language

PAPER = Document("receipt", (Heading("一台清"), Paragraph("变更 套餐"), Cut()))


@pytest.mark.parametrize(
    ("language", "mark"), [(Language.ZH, "【练习单 无效】"), (Language.EN, "【TRAINING, NOT VALID】")]
)
def test_the_mark_stands_first_and_last_before_the_cut(language: Language, mark: str) -> None:
    blocks = marked_for_training(PAPER, language).blocks
    first, last = blocks[0], blocks[-2]
    assert isinstance(first, Heading)
    assert isinstance(last, Heading)
    assert (first.words, last.words) == (mark, mark)
    assert isinstance(blocks[-1], Cut)
    assert [block for block in PAPER.blocks if block in blocks] == list(PAPER.blocks)
    assert sum(isinstance(block, Cut) for block in blocks) == 1

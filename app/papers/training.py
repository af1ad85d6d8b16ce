"""The watermark of training: at the head and the foot of a paper, so that no torn piece passes for a receipt."""

from app.papers.document import Cut, Document, Heading, Paragraph, Rule
from app.texts import training as words
from app.texts.language import Language


def marked_for_training(document: Document, language: Language) -> Document:
    """The same paper with 【练习单 无效】 first and last."""
    mark = Heading(f"【{words.MARK.say(language)}】", strong=True, double=True)
    why = Paragraph(words.MARK_WHY.say(language))
    ends = tuple(block for block in document.blocks if isinstance(block, Cut))
    inside = tuple(block for block in document.blocks if not isinstance(block, Cut))
    return Document(title=document.title, blocks=(mark, why, Rule(), *inside, Rule(), mark, *ends))

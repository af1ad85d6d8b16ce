"""What is signed beside the lines, as cards below them: fees, whose form it is, notices, statement, versions."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.content import Content, Fact
from app.papers.form_parts import Part, PartKey, amendment_part, screen_parts
from app.texts import customer as words
from app.texts.language import Language
from ui.customer.plain_words import fine_words
from ui.frame.form_state import FormState
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.facts import FactFlow, FactPair
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.words import Words

_SIDE = grid.THREE - 1


def customer_parts(state: FormState) -> tuple[Part, ...]:
    """In the customer's language; what is asked has its own cards. Nothing while there is nothing to sign."""
    if state.content is None:
        return ()
    parts = screen_parts(state.content, sha256=state.content_sha256)
    elsewhere = (PartKey.CONSENTS, PartKey.AMENDMENT)
    return (_details(state.content), *(part for key, part in parts.items() if key not in elsewhere))


def replaced_parts(state: FormState) -> tuple[Part, ...]:
    """What the customer reads before the lines: which order this one replaces, and what comes back."""
    part = amendment_part(state.content) if state.content is not None else None
    return (part,) if part is not None and part.facts else ()


def _details(content: Content) -> Part:
    """What the sentences of the lines do not say, a row a line."""
    language = Language(content.language)
    between = "；" if language is Language.ZH else "; "
    rows = tuple(
        words.LABELLED.say(
            language, label=f"{line.position} {line.title_plain}", words=between.join(fine_words(line, language))
        )
        for line in content.lines
    )
    return Part(words.DETAILS.say(language), paragraphs=rows)


def bill_parts(state: FormState) -> tuple[Part, ...]:
    """The bills to come as parts, where they have no card of their own."""
    return tuple(
        Part(
            words.LABELLED.say(state.language, label=bill.title, words=bill.sum),
            tuple(Fact("bill", row.name, f"{row.sum}\n{row.how}") for row in bill.rows),
        )
        for bill in state.sums.bills
    )


class PartCard(Panel):
    """Painted anew only where something changed."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.TOUCH, parent=parent)
        self.setObjectName("partCard")
        self._part: Part | None = None
        self._title = Words("", face=Face.TOUCH_NAME, parent=self)
        self._facts = FactFlow(face=Face.TOUCH_NOTE, parent=self)
        self._said = Words("", face=Face.TOUCH_BODY, tone=Tone.INK2, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, grid.TWO, _SIDE, grid.TWO)
        column.setSpacing(grid.ONE)
        for each in (self._title, self._facts, self._said):
            column.addWidget(each)

    def render_part(self, part: Part) -> None:
        if part == self._part:
            return
        self._part = part
        self._title.setText(part.title)
        self._facts.render_pairs([FactPair(fact.label, fact.value) for fact in part.facts])
        self._facts.setVisible(bool(part.facts))
        self._said.setText("\n".join(part.paragraphs))
        self._said.setVisible(bool(part.paragraphs))

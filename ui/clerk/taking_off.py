"""F8 on a line: it comes off, after one more F8 with what goes with it; Ctrl+Z brings all of it back. No Qt here."""

from typing import Protocol

from app.domain.money import yuan
from app.domain.order_line import Action, OrderLine
from app.texts import clerk as words
from app.texts import conditions
from app.texts.language import Text
from ui.clerk.form_desk import FormDesk
from ui.clerk.notice import NoticeAnswer
from ui.clerk.voice import Voice

UNDOING = "undo"
FALLING = "falling"


class Desk(Protocol):
    """The clerk's presenter as this sees it."""

    desk: FormDesk

    def undo(self) -> None: ...
    def refused_to_edit(self) -> bool: ...


class TakingOff:
    """What was asked about is forgotten with the next change of the form, or another line chosen."""

    def __init__(self, presenter: Desk, *, voice: Voice) -> None:
        self._presenter = presenter
        self._voice = voice
        self._asked: object = None

    def take_off(self) -> None:
        """The selected line, never more than lines. Where others depend on it, they are named first."""
        if self._presenter.refused_to_edit():
            return
        desk = self._presenter.desk
        falling, about = desk.falling(), (desk.form, desk.selected)
        if falling and self._asked != about:
            self._asked = about
            also = NoticeAnswer(words.ALL_OFF.say(self._voice.language), self.take_off, "F8")
            said = conditions.FALLS_WITH.filled(names=_names(falling))
            self._voice.tell(said, icon="info", about=FALLING, answers=(also,))
            return
        self._voice.take_back(FALLING)
        self._asked = None
        gone = desk.remove_line(falling)
        if gone is None:
            self._voice.tell(words.NO_LINE if desk.form.lines else words.NO_LINE_YET, icon="info")
        else:
            self._undoable(words.LINE_GONE.filled(name=_names((gone, *falling))))

    def replaced(self, came: OrderLine) -> None:
        """A line took the place of another."""
        said = words.TOP_UPS_ONE if came.action is Action.TOP_UP else words.PLAN_INSTEAD
        name = came.offering.name if came.offering is not None else came.name
        self._undoable(said.filled(name=name, sum=yuan(came.amount_fen)))

    def _undoable(self, said: Text) -> None:
        undo = NoticeAnswer(words.UNDO.say(self._voice.language), self._presenter.undo, "Ctrl Z")
        self._voice.tell(said, about=UNDOING, answers=(undo,))


def _names(lines: tuple[OrderLine, ...]) -> Text:
    names = [line.name for line in lines]
    return Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))

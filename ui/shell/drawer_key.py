"""开钱箱 without a payment: the right to, a reason, and what came of it. No Qt here."""

from app.domain.approval import Leave
from app.domain.right import Right
from app.printer_ports import Delivery, DrawerDesk
from app.texts import printing as words
from app.texts.language import Text
from ui.clerk.notice import NoticeAnswer
from ui.clerk.voice import Voice
from ui.frame.gate import Gate

_ABOUT = "drawer"  # one question at a time


class DrawerKey:
    """`press` it. The reason is one of a few, or the one the approver gave."""

    def __init__(self, drawer: DrawerDesk, *, gate: Gate, voice: Voice) -> None:
        self._drawer = drawer
        self._gate = gate
        self._voice = voice

    def press(self) -> None:
        self._gate.ask(Right.OPEN_DRAWER, subject=self._drawer.subject, then=self._with_leave)

    def _with_leave(self, leave: Leave) -> None:
        if leave.approval is not None:
            self._open(leave, leave.approval.reason)
            return
        self._voice.ask(
            words.WHY_DRAWER,
            icon="archive",
            about=_ABOUT,
            answers=tuple(self._answer(leave, reason) for reason in words.DRAWER_REASONS),
        )

    def _answer(self, leave: Leave, reason: Text) -> NoticeAnswer:
        said = reason.say(self._voice.language)
        return NoticeAnswer(said, lambda: self._open(leave, said))

    def _open(self, leave: Leave, reason: str) -> None:
        self._drawer.open(leave=leave, reason=reason, then=self._opened, failed=self._failed)

    def _opened(self, delivery: Delivery) -> None:
        self._voice.tell(words.DRAWER_KICKED, icon="archive")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._voice.tell(words.DRAWER_NOT_KNOWN, icon="circle-alert")
        else:
            self._voice.say_failed(error)

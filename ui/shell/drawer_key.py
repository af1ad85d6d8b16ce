"""开钱箱 without a payment: the right to, a reason, and what came of it. No Qt here."""

from app.domain.approval import Leave
from app.domain.right import Right
from app.printer_ports import Delivery, DrawerDesk
from app.texts import printing as words
from ui.clerk.voice import Voice
from ui.frame.gate import Gate
from ui.frame.reason import AskReason, ReasonAsked


class DrawerKey:
    """`press` it. The reason is one of a few or one's own words, or the one the approver gave."""

    def __init__(self, drawer: DrawerDesk, *, gate: Gate, voice: Voice, ask: AskReason) -> None:
        self._drawer = drawer
        self._gate = gate
        self._voice = voice
        self._ask = ask

    def press(self) -> None:
        ready = words.DRAWER_REASONS
        self._gate.ask(Right.OPEN_DRAWER, subject=self._drawer.subject, then=self._with_leave, ready=ready)

    def open_for(self, leave: Leave, reason: str) -> None:
        """Under the leave of an act over its cash. That it cannot be opened is told, and keeps nobody from the act."""
        self._drawer.open(leave=leave, reason=reason, then=lambda _: None, failed=self._failed)

    def _with_leave(self, leave: Leave) -> None:
        if leave.approval is not None:
            self._open(leave, leave.approval.reason)
            return
        self._ask(
            ReasonAsked(
                title=words.OPEN_DRAWER,
                note=words.OPEN_DRAWER_NOTE,
                ready=words.DRAWER_REASONS,
                act=words.OPEN_DRAWER,
                given=lambda _, reason: self._open(leave, reason),
                customer=self._gate.customer(),
            )
        )

    def _open(self, leave: Leave, reason: str) -> None:
        self._drawer.open(leave=leave, reason=reason, then=self._opened, failed=self._failed)

    def _opened(self, delivery: Delivery) -> None:
        self._voice.tell(words.DRAWER_KICKED, icon="archive")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._voice.tell(words.DRAWER_NOT_KNOWN, icon="circle-alert")
        else:
            self._voice.say_failed(error)

"""The drawer at one counter's window: opened without a payment, and its cash periods where the store keeps them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.domain.approval import Leave
from app.domain.cash_period import CashPeriod
from app.domain.staff import StaffMember
from app.printer_ports import DrawerState
from app.texts.cash import OPEN_FIRST
from app.texts.cash_screens import DO_OPEN
from ui.clerk.items import Act as ClerkAct
from ui.clerk.voice import Voice
from ui.frame.shortcuts import CASH_KEY, Act, Shortcuts
from ui.shell.cash.bench import CashOutside
from ui.shell.cash.desk import CashWindow
from ui.shell.cash.parts import CashParts
from ui.shell.cash.state import MenuAct
from ui.shell.drawer_key import DrawerKey
from ui.shell.duty import Duty
from ui.shell.hall_desk import HallDesk
from ui.shell.parts import ProgramParts
from ui.shell.reason_dialog import ReasonDesk
from ui.shell.strip_desk import DRAWER_OF, StripDesk
from ui.shell.strip_state import CashStanding
from ui.shell.window import ShellWindow

if TYPE_CHECKING:
    from ui.clerk.presenter import ClerkPresenter

AGAIN_MS = 3_000  # while it is open


class DrawerPlace:
    """`serve` once somebody signed on; before it nothing is asked of the drawer."""

    def __init__(
        self,
        parts: ProgramParts,
        *,
        window: ShellWindow,
        reasons: ReasonDesk,
        strip: StripDesk,
        hall: HallDesk,
        duty: Duty,
        signed_on: Callable[[StaffMember], None],
    ) -> None:
        """`signed_on` gives the desk to whoever took the drawer over."""
        self._parts, self._window = parts, window
        self._reasons, self._strip, self._hall, self._duty = reasons, strip, hall, duty
        self._signed_on = signed_on
        self._voice: Voice | None = None
        self._key: DrawerKey | None = None
        self._again = QTimer(window)
        self._again.setSingleShot(True)
        self._again.timeout.connect(parts.drawer.look)
        self.cash = self._cash_window(parts.cash) if parts.cash is not None else None

    def serve(self, clerk: "ClerkPresenter") -> dict[ClerkAct, Callable[[], None]]:
        """The acts by name; the key works on every page of the window: a manager closes a drawer from theirs."""
        parts, self._voice = self._parts, clerk.voice
        acts = self.cash.acts() if self.cash is not None else {}
        if self.cash is not None:
            clerk.voice.offer(OPEN_FIRST, DO_OPEN, partial(self.cash.presenter.begin, MenuAct.OPEN), key="Ctrl M")
        if parts.has_drawer:
            gate = parts.outside.gate
            self._key = DrawerKey(parts.drawer, gate=gate, voice=clerk.voice, ask=self._reasons.ask)
            acts[ClerkAct.DRAWER] = self._key.press
        # Also while the payment dialog waits for cash that was refused for want of a period.
        Shortcuts((CASH_KEY,), {Act.CASH: self.press}, window=self._window.body)
        return acts

    def press(self) -> None:
        """The key of the drawer: its periods, or where none are kept, the drawer itself. Pressed again, nothing."""
        if self.cash is not None:
            if self.cash.dialog is None:
                self.cash.presenter.press()
        elif self._key is not None:
            self._key.press()

    def state_is(self, state: DrawerState) -> None:
        """An open one is looked at again until somebody shuts it."""
        self._strip.drawer_is(DRAWER_OF.get(state))
        if state is DrawerState.OPEN:
            self._again.start(AGAIN_MS)

    def stop(self) -> None:
        """With the window."""
        self._again.stop()

    def came(self) -> None:
        """Somebody came on duty."""
        if self.cash is not None:
            self.cash.presenter.look(remind=True)

    def give_up(self) -> None:
        """Before the lock: what was only typed is gone."""
        if self.cash is not None:
            self.cash.presenter.give_up()

    def may_go(self, clerk: "ClerkPresenter | None", *, go: Callable[[], object]) -> bool:
        """Before sign-off: who waits in the hall first, then the open period."""
        return self._hall.may_go(clerk, go=go) and (self.cash is None or self.cash.presenter.may_go(go))

    def _cash_window(self, cash: CashParts) -> CashWindow:
        outside = self._parts.outside
        return CashWindow(
            CashOutside(
                desk=cash.desk,
                lane=self._parts.lanes.store,
                gate=outside.gate,
                ids=outside.ids,
                zone=outside.desk.hall.zone,
                voice=lambda: self._voice,
                asked=cash.asked,
                prove=cash.prove,
                called=cash.called,
                taken_over=self._taken_over,
                stands=self._stands,
                print_x=cash.print_x,
                print_count=cash.print_count,
                open_drawer=self._open if self._parts.has_drawer else None,
                open_for=self._open_for if self._parts.has_drawer else None,
            ),
            clock=outside.clock,
            overlay=self._window.overlay,
            language=self._window.language,
        )

    def _taken_over(self, person: StaffMember) -> None:
        self._duty.went()
        self._signed_on(person)

    def _open(self) -> None:
        if self._key is not None:
            self._key.press()

    def _open_for(self, leave: Leave, reason: str) -> None:
        if self._key is not None:
            self._key.open_for(leave, reason)

    def _stands(self, period: CashPeriod | None) -> None:
        self._strip.cash_is(CashStanding(period.opened_at if period is not None else None))

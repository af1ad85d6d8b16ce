"""One counter at work: sign-on, the clerk's window, the customer's screen, the strip; what each tells the others.

commands/ makes the parts and starts it. Everything here runs on the window's thread.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.domain.hall_time import hall_date
from app.domain.staff import StaffMember
from app.ports import PrintState
from app.printer_ports import DrawerState
from app.texts.language import Text
from ui.clerk.items import Act as ClerkAct
from ui.frame.application import asked_to_end, once_painted_or_late
from ui.frame.form_state import FormState
from ui.shell.ahead import Ahead
from ui.shell.approval.desk import ApprovalDesk
from ui.shell.customer_place import CustomerPlace
from ui.shell.desk_devices import DeskDevices
from ui.shell.drawer_place import DrawerPlace
from ui.shell.duty import IDLE, STORE_DEADLINE_S, Duty
from ui.shell.front import Front
from ui.shell.hall_desk import HallDesk
from ui.shell.help.desk import HelpDesk
from ui.shell.idle import IdleWatch
from ui.shell.modes import COUNTER
from ui.shell.parts import ProgramParts
from ui.shell.printer.place import PrinterPlace
from ui.shell.reason_dialog import ReasonDesk
from ui.shell.safe import Safe, safe_in
from ui.shell.settings.state import CustomerScreenChoice
from ui.shell.side_pages import PageNeeds, SidePages
from ui.shell.sign_on.presenter import SignOnPresenter
from ui.shell.strip_desk import StripDesk
from ui.shell.top_line import TopLineState

if TYPE_CHECKING:
    from ui.clerk.presenter import ClerkPresenter

TICK_MS = 1000
_FORM_EVERY_S = 15


class CounterProgram(QObject):
    """Make it, `start` it. `closing` is emitted once, when the clerk's window is being closed."""

    closing = Signal()
    signed_on = Signal()  # somebody is on duty, their page is shown

    def __init__(self, application: QApplication, parts: ProgramParts, *, front: Front | None = None) -> None:
        """`front` is on the screen by now; without one it is made here, and shown by `start`."""
        super().__init__()
        self._parts = parts
        self._seconds, self._closed = 0, False
        self.presenter: ClerkPresenter | None = None
        self._day: date | None = None
        self._front = front or Front(application, parts.chosen)
        self.theme, self.language = self._front.theme, self._front.language
        self.sign_on_view, self.window = self._front.sign_on_view, self._front.window
        self._make_faces(parts)
        self._make_people(parts)
        self._make_pages(parts)
        self._make_clockwork(application, parts)
        self._connect()

    def _make_faces(self, parts: ProgramParts) -> None:
        self.place = CustomerPlace(
            self.window,
            catalogues=parts.outside.catalogues,
            desk=parts.outside.desk,
            clock=parts.outside.clock,
            verify_base=parts.verify_base,
            voice=parts.outside.devices.voice,
            check_password=lambda password, answer: self.duty.prove(password, answer),
            training=parts.training,
        )
        self.strip = StripDesk(
            central=parts.outside.central,
            hall=parts.outside.hall,
            clock=parts.outside.clock,
            zone=parts.outside.desk.hall.zone,
            printers=parts.printers.seen,
            screen=self.place.put(parts.chosen.customer_screen),
            show=self.window.render_strip,
        )

    def _make_people(self, parts: ProgramParts) -> None:
        self.sign_on = SignOnPresenter(
            staff=parts.staff,
            lane=parts.lanes.store,
            clock=parts.outside.clock,
            about=parts.about,
            screen=self.sign_on_view,
            signed_on=self._signed_on,
            has_face=lambda person: bool(self.pages.faces(person)),
            outside=parts.outside_way,
        )
        self.hall = HallDesk(parts.outside, say=partial(self._say, icon="server"), failed=self.say_failed, parent=self)
        self.duty = Duty(
            at_hall=self.hall.duty,
            gate=parts.outside.gate,
            entrance=parts.staff,
            audit=parts.outside.audit,
            clock=parts.outside.clock,
            lane=parts.lanes.store,
            closed=self.lock,
            failed=self.say_failed,
        )
        self.approvals = ApprovalDesk(
            overlay=self.window.overlay, language=self.language, approvals=parts.approvals, lane=parts.lanes.store
        )
        parts.outside.gate.listen(open_dialog=self.approvals.ask, tell=self._say)
        self.reasons = ReasonDesk(overlay=self.window.overlay, language=self.language)

        self.drawer = DrawerPlace(
            parts,
            window=self.window,
            reasons=self.reasons,
            strip=self.strip,
            hall=self.hall,
            duty=self.duty,
            signed_on=self._signed_on,
        )

    def _make_pages(self, parts: ProgramParts) -> None:
        self.help = HelpDesk(
            self.window,
            language=self.language,
            settings=parts.settings,
            lane=parts.lanes.store,
            shows_tour=parts.shows_tour,
        )
        self.pages = SidePages(
            PageNeeds(
                window=self.window,
                theme=self.theme,
                language=self.language,
                parts=parts,
                voice=lambda: self.presenter.voice if self.presenter is not None else None,
                put_screen=self.put_screen,
                hall=self.hall,
                go_alone=lambda: self.presenter.queue.moves.go_alone() if self.presenter is not None else None,
                tell=self._say,
                failed=self.say_failed,
            )
        )

        self.printers = PrinterPlace(
            parts.printers,
            bell=parts.printer_bell,
            window=self.window,
            strip=self.strip,
            print_test=self.pages.test_page.print,
        )

    def _make_clockwork(self, application: QApplication, parts: ProgramParts) -> None:
        self._idle = IdleWatch(after_ms=parts.lock_after_ms, parent=self)
        self._ticking = QTimer(self)
        self._ahead = Ahead(self.place.make_next, lane=parts.lanes.pages, parent=self)
        self._devices = DeskDevices(
            application,
            reader=parts.outside.devices.reader,
            lane=parts.lanes.devices,
            shape=parts.scan_shape,
            reader_is=self.strip.reader_is,
            scanned=self._scanned,
            parent=self,
        )

    def start(self, *, maximised: bool = False) -> None:
        """Show the windows, with sign-on first."""
        self._ticking.start(TICK_MS)
        self._devices.start()
        self.printers.start()
        self.strip.tick()
        self.place.show()
        once_painted_or_late(self.window, self._ahead.begin)
        if self._front.shown:
            self.window.update()  # painted once more: what follows a paint follows this one
        else:
            self._front.show_window(maximised=maximised)
        self._front.hand_to(self.sign_on)
        self._read_safe(self._know_safe)
        self._idle.watch(self.window)
        self.read_store()

    # ── sign-on and lock ──────────────────────────────────────────────────────────────────

    def _signed_on(self, person: StaffMember) -> None:
        other = self.person is not None and self.person.number != person.number
        if other:
            self.approvals.give_up()
            self.reasons.give_up()
        self.duty.came(person, form_id=self.presenter.form.id if self.presenter is not None else "")
        if self.presenter is None:
            self._open_counter(person)
        elif other:
            self.presenter.set_clerk(person)
            if not self.presenter.dialogs.kinds:
                self.window.overlay.close_all()
        self._show_top()
        self.pages.begin(person)
        self.drawer.came()
        self._idle.start()
        if COUNTER in self.pages.faces(person):  # the tour is of that page
            self.help.greet(person)
        self.signed_on.emit()

    def lock(self, why: str = "") -> None:
        """Everything stays as it is behind the lock."""
        person = self.person
        if person is not None and not self.window.signed_off:
            self._idle.stop()
            self._cover()
            self.window.show_sign_on()
            self.sign_on.lock(person)
            self.duty.locked(why)
            self._read_safe(self._know_safe)

    def hand_over(self) -> None:
        """The person on duty gives the desk to a colleague, with the form that lies on it."""
        person = self.person
        if person is not None and not self.window.signed_off and self.drawer.may_go(self.presenter, go=self.hand_over):
            self._idle.stop()
            self.approvals.give_up()
            self._cover()
            self.window.show_sign_on()
            self.sign_on.hand_over(person)
            self.duty.went()
            self._read_safe(self._know_safe)

    def _cover(self) -> None:
        """Before sign-on lies over the desk: nothing of a customer stays in clear below."""
        self.reasons.give_up()
        self.drawer.give_up()
        self.pages.give_up()
        if self.presenter is not None:
            self.presenter.covering.hide()

    @property
    def person(self) -> StaffMember | None:
        """Who is on duty."""
        return self.duty.person

    def _know_safe(self, safe: Safe) -> None:
        self.sign_on.know(last_order=safe.last, drafts=safe.drafts, unfinished=safe.unfinished)

    def _read_safe(self, then: Callable[[Safe], None]) -> None:
        book = self._parts.outside.order_book
        self._parts.lanes.store.run(
            lambda: safe_in(book), then=then, failed=self.say_failed, deadline_s=STORE_DEADLINE_S
        )

    # ── the clerk's page ──────────────────────────────────────────────────────────────────

    def _open_counter(self, person: StaffMember) -> None:
        from ui.shell.clerk_page import clerk_presenter, open_page  # late: Ahead loaded it behind the sign-on page

        presenter = clerk_presenter(self._parts, person, language=self.language, reasons=self.reasons, place=self.place)
        self.presenter = presenter
        acts = {
            ClerkAct.SETTINGS: self.pages.settings.open,
            ClerkAct.LOCK: self.lock,
            ClerkAct.SWITCH: self.hand_over,
            ClerkAct.ABOUT: self.pages.open_about,
            **self.pages.acts,
        }
        open_page(
            presenter,
            window=self.window,
            theme=self.theme,
            place=self.place,
            show_customer=self._show_customer,
            acts=lambda: {**acts, **self.drawer.serve(presenter), **self.printers.serve(presenter)},
        )
        presenter.begin()
        # Behind begin's own reading on the same lane: what was saved and not printed is said first, then printed.
        self._read_safe(lambda _: self._parts.print_waiting())
        self._parts.drawer.look()

    def _show_customer(self, state: FormState) -> None:
        self.strip.screen_is(self.place.render(state))
        self._show_top()

    def _show_top(self) -> None:
        if self.person is not None and self.presenter is not None:
            parked = len(self.presenter.put_away.others_than(self.presenter.form.id))
            self.window.render_top(TopLineState(self._parts.outside.desk, self.person, parked, self._parts.training))

    # ── what others tell ──────────────────────────────────────────────────────────────────

    def read_store(self) -> None:
        """Link, outbox or an order's state changed, or something was printed."""
        self._parts.lanes.store.run(
            self._parts.news, then=self.strip.stored, failed=self.say_failed, deadline_s=STORE_DEADLINE_S
        )
        self.duty.refresh()
        if self.presenter is not None:
            self.presenter.tick()
            self.presenter.store_changed()

    def printed(self, state: PrintState) -> None:
        self.printers.printed()
        self.read_store()

    def drawer_is(self, state: DrawerState) -> None:
        self.drawer.state_is(state)

    def _say(self, said: Text, icon: str = "lock") -> None:
        if self.presenter is not None:
            self.presenter.voice.tell(said, icon=icon)

    def say_failed(self, error: Exception) -> None:
        if self.presenter is None:
            raise error
        self.presenter.voice.say_failed(error)

    def _hall_changed(self) -> None:
        """Or a second went by."""
        self.strip.tick()
        if self.presenter is not None:
            self.presenter.queue.look()

    def _tick(self) -> None:
        """Every second the strip's clock; the form's day and the link's age change by the minute."""
        self._hall_changed()
        self.pages.tick()
        self._seconds += 1
        today = hall_date(self._parts.outside.clock.now(), self._parts.outside.desk.hall.zone)
        if today != self._day:
            self._day = today
            self._parts.new_day(today)
        if self.presenter is not None:
            self.presenter.unmasking.tick()
            self.presenter.till.tick()
            if self._seconds % _FORM_EVERY_S == 0:
                self.presenter.tick()

    def _scanned(self, text: str) -> None:
        if self.presenter is not None and not self.window.signed_off:
            from ui.shell.clerk_page import scanned  # late, as above

            scanned(text, self.presenter)

    # ── settings ──────────────────────────────────────────────────────────────────────────

    def put_screen(self, choice: CustomerScreenChoice) -> None:
        self.strip.screen_is(self.place.put(choice))
        self.window.offer_screen(self.place.beside)
        if self.presenter is not None:
            self.presenter.customer_side.has_second_screen = not self.place.turned_round

    def _language_switched(self) -> None:
        if self.presenter is not None:
            self.presenter.set_language(self.language.language)

    def _connect(self) -> None:
        window = self.window
        window.lock_pressed.connect(lambda: self.lock())
        window.switch_pressed.connect(self.hand_over)
        window.screen_pressed.connect(lambda: self.strip.screen_is(self.place.swap()))
        window.offer_screen(self.place.beside)
        window.may_close = self._may_close
        window.closing.connect(self.close)
        self.language.changed.connect(lambda _: self._language_switched())
        self._idle.idle.connect(lambda: self.lock(IDLE))
        self._ticking.timeout.connect(self._tick)
        self._parts.bell.rang.connect(self.read_store)
        self.hall.changed.connect(self._hall_changed)

    def _may_close(self) -> bool:
        window = self.window
        unasked = window.signed_off or asked_to_end(QApplication.instance())
        return unasked or self.drawer.may_go(self.presenter, go=window.close)

    def close(self) -> None:
        """With its window, once; or where that was closed before it listened."""
        if self._closed:
            return
        self._closed = True
        self.pages.training.stop()
        self.duty.went()
        self._devices.stop()
        if self.presenter is not None:
            self.presenter.card.stop()
            self.presenter.attachments.closed()
        self._idle.stop()
        self._ahead.stop()
        self._ticking.stop()
        self.printers.stop()
        self.drawer.stop()
        self.place.close()
        self.closing.emit()

"""The customer's whole screen: paints a FormState, and carries what only the customer does to `acts`.

A page is made when it is first wanted, or ahead of it, one at a time, by `make_next`: all at once hold a start up.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.device_ports import NoVoice, ReadingVoice
from app.domain.business_hall import CounterDesk
from app.domain.offering import Offering
from app.domain.order_line import Decision
from app.texts import customer as words
from app.texts.language import Language
from ui.customer.code_page import CodePage
from ui.customer.elder_page import ElderPage
from ui.customer.form_page import FormPage
from ui.customer.head import CustomerHead, HeadState
from ui.customer.idle_page import IdlePage
from ui.customer.pace import PACE, Pace
from ui.customer.plain_words import spoken_lines
from ui.customer.reading import Reading
from ui.customer.reading_aloud import ReadingAloud
from ui.customer.thanks_page import ThanksPage
from ui.customer.training_mark import TrainingMark
from ui.frame.form_state import CustomerActs, FormState, Phase, ToDoList

_NOTHING_TO_DO = ToDoList("", (), "", (), "", "")
_OPEN = (Phase.EDITING, Phase.WITH_CUSTOMER)


class CustomerView(QWidget):
    """`render_form` is the only way in. `back_pressed` only where it stands on the clerk's own screen (TurnedScreen).

    No part of it takes the keyboard: what a clerk types can never confirm or sign.
    """

    back_pressed = Signal()

    def __init__(
        self,
        *,
        on_sale: Callable[[], tuple[Offering, ...]],
        desk: CounterDesk,
        acts: CustomerActs,
        verify_base: str,
        list_address: str = "",
        edition: Callable[[], str] = lambda: "",
        training: bool = False,
        pace: Pace = PACE,
        voice: ReadingVoice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`on_sale` is what is on sale today, in order; `verify_base` the address the receipt's QR begins with;
        `training` marks every page as one on which nothing counts. `voice` reads to the customer who asks for it.
        """
        super().__init__(parent)
        self.setObjectName("customerView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._desk = desk
        self.acts = acts
        self.state: FormState | None = None
        self._language = Language.ZH
        self._larger = False
        self._turned = False
        self._elder_form = ""  # whose card said that larger type may be wanted
        self._closed_form = ""  # its minute of thanks is over
        self._reading = Reading()
        self.aloud = ReadingAloud(voice or NoVoice(), parent=self)
        self.head = CustomerHead(parent=self)
        self.idle = IdlePage(
            on_sale=on_sale,
            brand=desk.hall.brand,
            list_address=list_address,
            edition=edition,
            page_ms=pace.page_ms,
            parent=self,
        )
        self._pace, self._verify_base = pace, verify_base
        self._pages = QStackedWidget(self)
        self._pages.setMinimumSize(1, 1)  # a page that is not shown never makes the window larger
        self._pages.addWidget(self.idle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._pages, 1)
        self.mark = TrainingMark(self) if training else None
        self.thanks_over = QTimer(self)
        self.thanks_over.setSingleShot(True)
        self.thanks_over.setInterval(pace.thanks_ms)
        self._connect()
        self._show()

    # ── its pages ─────────────────────────────────────────────────────────────────────────

    @cached_property
    def form(self) -> FormPage:
        page = FormPage(reading=self._reading, pace=self._pace, parent=self)
        self._add_signing(page)
        return page

    @cached_property
    def elder(self) -> ElderPage:
        page = ElderPage(reading=self._reading, parent=self)
        self._add_signing(page)
        page.stepped.connect(lambda: self._show_head(page))
        return page

    @cached_property
    def code(self) -> CodePage:
        page = CodePage(parent=self)
        page.given.connect(lambda code: self.acts.give_code(code))
        page.again.connect(lambda: self.acts.another_code())
        page.left.connect(lambda: self.acts.leave_code())
        self._pages.addWidget(page)
        return page

    @cached_property
    def thanks(self) -> ThanksPage:
        page = ThanksPage(verify_base=self._verify_base, zone=self._desk.hall.zone, parent=self)
        page.rated.connect(lambda score: self.acts.rate(score))
        self._pages.addWidget(page)
        return page

    def make_next(self) -> bool:
        """Makes one page that is not there yet, in the order customers come to them; whether there was one."""
        for name in ("form", "code", "thanks", "elder"):
            if name not in self.__dict__:
                getattr(self, name)
                return True
        return False

    def _add_signing(self, page: FormPage | ElderPage) -> None:
        page.decided.connect(self._decided)
        page.looked_at.connect(self._looked_at)
        page.answered.connect(self._answered)
        page.read_pressed.connect(self._read_aloud)
        page.signed.connect(lambda: self._signed(page))
        self._pages.addWidget(page)

    def _signing(self) -> tuple[FormPage | ElderPage, ...]:
        """Those of the two that are there."""
        pages = (self.__dict__.get(name) for name in ("form", "elder"))
        return tuple(page for page in pages if isinstance(page, FormPage | ElderPage))

    # ── what comes in ─────────────────────────────────────────────────────────────────────

    def render_form(self, state: FormState | None) -> None:
        """The form in the customer's language, or None while nobody is on duty."""
        before, self.state = self.state, state
        if before is not None and state is not None and _as_seen(before) == _as_seen(state):
            return
        if _another_customer(before, state):
            self._larger, self._elder_form = False, ""
            self._reading.forget()
            self._first_matter()
        if state is not None and state.elder and self._elder_form != state.form_id:
            self._elder_form, self._larger = state.form_id, True  # once: by hand they may go back
        if state is not None:
            self._begin_with(state, before if before is not None and before.form_id == state.form_id else None)
        self._show()

    def _begin_with(self, state: FormState, before: FormState | None) -> None:
        """`before` is the same form as it was painted last."""
        if state.phase in _OPEN or before is None:
            self._language = state.language
        if state.phase is Phase.ACCEPTED and (before is None or before.phase is not Phase.ACCEPTED):
            self.thanks.rating.begin()
            self.thanks_over.start()

    def _first_matter(self) -> None:
        for page in self._signing():
            if isinstance(page, ElderPage):
                page.begin()

    @property
    def larger(self) -> bool:
        """Whether the customer asked for larger type."""
        return self._larger

    def set_turned(self, turned: bool) -> None:
        """On the clerk's own screen the head offers the way back."""
        self._turned = turned
        self._show()

    def show_on(self, screen: QScreen) -> None:
        """Fill a second monitor, without ever taking the keyboard from the clerk's window."""
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)  # showFullScreen would ask to be the active window
        self.show()

    # ── what is painted ───────────────────────────────────────────────────────────────────

    def _page(self) -> QWidget:
        state = self.state
        if state is None or state.customer is None:
            return self.idle
        if state.phase in _OPEN and state.code is not None:
            return self.code
        if state.phase in _OPEN:
            return self.elder if self._larger else self.form
        if state.phase is Phase.ACCEPTED and state.form_id == self._closed_form:
            return self.idle
        return self.thanks

    def _show(self) -> None:
        state, page = self.state, self._page()
        for signing in self._signing():
            if page is signing and state is not None:
                signing.render_form(state)
            elif page is not signing:
                signing.sign.pad.clear()  # what was written on a page that goes is not carried over
        if state is not None and state.code is not None and isinstance(page, CodePage):
            price = (view.line.price_plain for view in state.lines if view.line.id == state.code.line_id)
            page.render_code(state.code, price=next(price, ""), larger=self._larger)
        elif "code" in self.__dict__:
            self.code.forget()
        if state is not None and isinstance(page, ThanksPage):
            page.render_thanks(state, language=self._language, larger=self._larger)
        if page is self.idle:
            self._show_idle()
        else:
            self.idle.rest()
        self._pages.setCurrentWidget(page)
        self._quiet_or_read(page)
        self._show_head(page)

    def _quiet_or_read(self, page: QWidget) -> None:
        """What is not on the screen any more is not read on."""
        lines = self.state.lines if self.state is not None and isinstance(page, FormPage | ElderPage) else ()
        if self.aloud.line_id not in {view.line.id for view in lines}:
            self.aloud.stop()
        if lines:
            self._show_voice()

    def _show_idle(self) -> None:
        self.idle.render_idle(self._language, larger=self._larger)
        if not self.idle.turning:
            self.idle.begin()

    def _show_head(self, page: QWidget) -> None:
        state, language = self.state, self._language
        self.setWindowTitle(words.WINDOW_TITLE.say(language))
        if self.mark is not None:
            self.mark.render_mark(language)
        title, note = self._here(), ""
        if state is not None and state.customer is not None:
            name = state.customer.masked_name
            version = words.VERSION.say(language, version=state.version) if state.version > 1 else ""
            if isinstance(page, ElderPage):
                title, note = words.HELLO.say(language, name=name), page.step_words()
            elif isinstance(page, FormPage) and state.lines:
                look = words.LOOK_AT if len(state.lines) > 1 else words.LOOK_AT_ONE
                title, note = look.say(language, name=name, n=len(state.lines)), version
            elif isinstance(page, FormPage | CodePage):
                title, note = words.HELLO.say(language, name=name), version
        self.head.render_head(
            HeadState(
                title=title,
                note=note,
                language=language,
                larger=self._larger,
                back=self._turned,
                print_offered=isinstance(page, ElderPage),
                large_print=state is not None and state.large_print,
            )
        )

    def _here(self) -> str:
        hall = self._desk.hall
        return words.HERE.say(self._language, operator=hall.brand.operator, hall=hall.name)

    # ── what the customer does ────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        self.head.larger_pressed.connect(self._toggle_larger)
        self.head.print_pressed.connect(self._toggle_print)
        self.head.language_pressed.connect(self._other_language)
        self.head.back_pressed.connect(self.back_pressed)
        self.aloud.changed.connect(self._show_voice)
        self.thanks_over.timeout.connect(self._end_thanks)

    def _toggle_print(self) -> None:
        if self.state is not None:
            self.acts.want_large_print(not self.state.large_print)

    def _toggle_larger(self) -> None:
        self._larger = not self._larger
        self._first_matter()
        self._show()

    def _other_language(self) -> None:
        """The form itself changes its language only before the signature; afterwards only the words around it."""
        self.aloud.stop()
        other = Language.EN if self._language is Language.ZH else Language.ZH
        if self.state is not None and self.state.phase in _OPEN:
            self.acts.speak(other)
        else:
            self._language = other
            self._show()

    def _decided(self, line_id: str, decision: str) -> None:
        self.acts.looks_at(line_id)
        self.acts.decide(line_id, Decision(decision))

    def _read_aloud(self, line_id: str) -> None:
        state = self.state
        view = next((view for view in state.lines if view.line.id == line_id), None) if state is not None else None
        if state is not None and view is not None:
            today = state.content.drawn_up_on if state.content else ""
            said = (view.line.title_plain, view.line.price_plain, *spoken_lines(view.line, today, state.language))
            self.aloud.press(line_id, said, state.language)

    def _show_voice(self) -> None:
        state = self.state
        for page in self._signing():
            if state is not None:
                page.render_voice(offered=self.aloud.possible(state.language), line_id=self.aloud.line_id)

    def _answered(self, code: str, given: bool) -> None:
        self.acts.answer(code, given)

    def _looked_at(self, line_id: str) -> None:
        self.acts.looks_at(line_id)

    def _signed(self, page: FormPage | ElderPage) -> None:
        sign = page.sign
        self.acts.sign(strokes=sign.pad.strokes, width=sign.pad.width_units(), content_sha256=sign.signing_sha256)

    def _end_thanks(self) -> None:
        if self.state is not None and self.state.phase is Phase.ACCEPTED:
            self._closed_form = self.state.form_id
            self._larger = False
            self._show()


def _as_seen(state: FormState) -> FormState:
    """Without what only the clerk sees: a key on the clerk's screen costs this one nothing."""
    return replace(state, selected_line_id=None, customer_note="", payment_words="", to_do=_NOTHING_TO_DO)


def _another_customer(before: FormState | None, now: FormState | None) -> bool:
    if before is None or before.customer is None:
        return False
    return now is None or now.customer is None or now.form_id != before.form_id

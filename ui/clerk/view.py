"""The clerk's page: strip, banner, three columns; and the dialogs it lays over the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import clerk as words
from ui.clerk.customer_panel import CustomerPanel
from ui.clerk.desk_strip import DeskStrip, last_words
from ui.clerk.dialog_host import DialogHost
from ui.clerk.find_state import FindState
from ui.clerk.form_panel import FormPanel
from ui.clerk.key_tables import TABLES
from ui.clerk.notice import Notice
from ui.clerk.presenter import ClerkPresenter
from ui.clerk.queue_state import QueueView, VisitState
from ui.clerk.queue_strip import QueueStrip
from ui.clerk.search_popup import SearchPopup
from ui.clerk.state import ClerkState, DialogKind
from ui.clerk.todo_panel import ToDoPanel
from ui.frame.form_state import FormState, Phase
from ui.frame.shortcuts import OFFLINE_KEY, Act
from ui.frame.theme import Theme
from ui.frame.tokens import tokens
from ui.widgets import grid
from ui.widgets.banner import Banner, BannerKind
from ui.widgets.keys import ENTER
from ui.widgets.overlay import Overlay
from ui.widgets.toast import Toast, ToastAnswer, ToastArea


class ClerkView(QWidget):
    """Listens to a presenter and paints it; every key and click goes back to it.

    `key_acts` are the functions of the shell's shortcuts, `keys_changed` carries the table of those that work now.
    `show_customer` gets the customer's state.
    """

    keys_changed = Signal(tuple)

    def __init__(
        self,
        presenter: ClerkPresenter,
        *,
        theme: Theme,
        overlay: Overlay,
        toasts: ToastArea,
        show_customer: Callable[[FormState], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._theme = theme
        self._overlay = overlay
        self._toasts = toasts
        self._said: dict[str, Toast] = {}
        self._state: ClerkState | None = None
        self._found: FindState | None = None
        self._visit: VisitState | None = None
        self._popup: SearchPopup | None = None
        self._dialogs = DialogHost(presenter, overlay=overlay, parent=self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.strip = DeskStrip(parent=self)
        self.ticket = QueueStrip(parent=self)
        self.banner = Banner(parent=self)
        self.news = Banner(parent=self)
        self.customer = CustomerPanel(parent=self)
        self.form = FormPanel(parent=self)
        self.to_do = ToDoPanel(parent=self)
        self._lay_out()
        self._connect()
        presenter.finder.listen(self._render_found)
        self.ticket.serve(presenter.queue, told=self._render_queue)
        presenter.listen(render=self._render, show_customer=show_customer, tell=self._tell, take_back=self._take_back)

    def key_acts(self) -> dict[Act, Callable[[], None]]:
        """For the window's shortcuts."""
        presenter = self._presenter
        return {
            Act.ADD: presenter.find_offer,
            Act.CUSTOMER: presenter.find_customer,
            Act.PAY: presenter.pay,
            Act.PARK: presenter.parking.park,
            Act.CANCEL_LINE: presenter.remove_line,
            Act.SIGN: presenter.sign,
            Act.PRINT: presenter.print_again,
            Act.ANYTHING: presenter.find_anything,
            Act.READ_CARD: presenter.card.open,
            Act.ATTACHMENTS: presenter.attachments.open,
            Act.UNMASK: presenter.unmasking.open,
            Act.CODE: presenter.code.open,
            Act.HANDLER: presenter.handler.open,
            Act.ON_SALE: presenter.lists.on_sale.open,
            Act.OFFLINE: self._open_banner,
            Act.CALL: presenter.queue.call,
            Act.BEGIN_TICKET: presenter.queue.begin,
            Act.NO_SHOW: presenter.queue.no_show,
            Act.FINISH_TICKET: presenter.queue.finish,
            Act.QUEUE: presenter.queue.open_queue,
        }

    def _lay_out(self) -> None:
        margin = tokens().frame.margin
        self._columns = QHBoxLayout()
        self._columns.addWidget(self.customer)
        self._columns.addWidget(self.form, 1)
        self._columns.addWidget(self.to_do)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, 0, margin, 0)
        column.setSpacing(0)
        column.addWidget(self.ticket)
        column.addWidget(self.strip)
        self._below: dict[Banner, QWidget] = {}
        for banner in (self.banner, self.news):
            self._below[banner] = QWidget(self)
            self._below[banner].setFixedHeight(grid.ONE + 2)
            column.addWidget(banner)
            column.addWidget(self._below[banner])
        column.addLayout(self._columns, 1)

    def _connect(self) -> None:
        presenter = self._presenter
        self.customer.number_chosen.connect(presenter.desk.choose_number)
        self.customer.cancel_pressed.connect(presenter.cancel_product)
        self.customer.attachments.pressed.connect(presenter.attachments.open)
        self.form.add_pressed.connect(presenter.find_offer)
        self.form.amend_pressed.connect(presenter.remove_line)
        self.form.line_chosen.connect(presenter.desk.select)
        self.form.line_removed.connect(self._remove)
        self.form.draft_chosen.connect(presenter.take_up)
        self.to_do.visit.matter_pressed.connect(presenter.queue.form.open_matter)
        self.to_do.item_pressed.connect(presenter.open_to_do)
        self.to_do.primary_pressed.connect(self._primary)
        self.to_do.void_pressed.connect(presenter.remove_line)
        self.banner.pressed.connect(self._open_banner)
        self.banner.dismissed.connect(presenter.painting.back_read)
        self.news.pressed.connect(presenter.watch.dismiss)

    def _remove(self, line_id: str) -> None:
        self._presenter.desk.select(line_id)
        self._presenter.taking_off.take_off()

    def _open_banner(self) -> None:
        """The drafts that can go on, where the banner says so; otherwise what can be done without the network."""
        shown = self._state.form.banner if self._state is not None else None
        if shown is not None and shown.drafts:
            self._presenter.lists.open_drafts()
        else:
            self._presenter.open_dialog(DialogKind.OFFLINE)

    def _dismiss(self) -> None:
        """Esc: what a newer catalogue changed first, it stands below; then that the network is back."""
        state = self._state
        if state is not None and state.news is not None:
            self._presenter.watch.dismiss()
        elif state is not None and state.form.banner is not None and not state.form.banner.offline:
            self._presenter.painting.back_read()

    def _primary(self) -> None:
        key = self._state.primary.key if self._state is not None else ""
        presenter = self._presenter
        act = {
            "F9": presenter.sign,
            "F4": presenter.pay,
            "F6": presenter.parking.park,
            "Enter": presenter.open_to_do,
        }.get(key)
        if act is not None:
            act()

    # ── painting ──────────────────────────────────────────────────────────────────────────

    def _render(self, state: ClerkState) -> None:
        before, self._state = self._state, state
        form = state.form
        if before is None or before.form.phase is not form.phase:
            self.keys_changed.emit(TABLES[form.phase])
        if state != before:  # the centre's and the printer's news mostly change nothing here
            self.strip.render_strip(state)
            self.ticket.render_last(last_words(state))
            self._render_banners(state)
            self.customer.render_customer(form)
            self.form.render_form(state)
            self.to_do.render_to_do(state)
            self._render_visit()
        self._dialogs.render(state)

    def _render_queue(self, view: QueueView) -> None:
        """The ticket's line in the place of the last form's, where there is a hall."""
        self.strip.setVisible(view.strip is None)
        self._visit = view.visit
        self._render_visit()

    def _render_visit(self) -> None:
        """Not over what an accepted order tells: the change first."""
        accepted = self._state is not None and self._state.form.phase is Phase.ACCEPTED
        self.to_do.visit.render_visit(None if accepted else self._visit)

    def _render_banners(self, state: ClerkState) -> None:
        """The centre away, and what a newer catalogue changed: both may be so at once."""
        offline, news = state.form.banner, state.news
        for banner, shown in ((self.banner, offline is not None), (self.news, news is not None)):
            banner.setVisible(shown)
            self._below[banner].setVisible(shown)
        if offline is not None and offline.offline:
            button, said, key = words.WHAT_IS_POSSIBLE.say(state.form.language), offline.words, OFFLINE_KEY.caps[0]
            self.banner.render_banner(
                BannerKind.WARN, said, icon="cloud-off", aside=offline.aside, button=button, key=key
            )
        elif offline is not None:
            self.banner.render_banner(
                BannerKind.ACCENT,
                offline.words,
                icon="cloud-check",
                note=offline.aside,
                button=words.OPEN_DRAFTS.say(state.form.language) if offline.drafts else "",
                key=OFFLINE_KEY.caps[0] if offline.drafts else "",
                dismiss=words.UNDERSTOOD.say(state.form.language),
                dismiss_key="Esc",
            )
        if news is not None:
            self.news.render_banner(BannerKind.WARN, news.words, icon="info", button=news.button, key=news.key)

    def _render_found(self, state: FindState) -> None:
        was_open = self._found is not None and self._found.open
        self._found = state
        if state.open and (self._popup is None or not was_open):
            self._popup = SearchPopup(
                self._presenter.finder, self._theme, language=self._presenter.language, parent=self
            )
            self._popup.wants_number.connect(self._presenter.desk.next_number)
            self._popup.render_found(state, self._presenter.language)
            self._overlay.open(self._popup)
        elif state.open and self._popup is not None:
            self._popup.render_found(state, self._presenter.language)
        elif was_open and self._popup is not None:
            popup, self._popup = self._popup, None
            popup.let_go()
            self._overlay.take_away(popup)

    def _tell(self, notice: Notice) -> None:
        """What is said anew about something takes the place of what was said before."""
        answers = [ToastAnswer(each.words, each.act, each.key) for each in notice.answers]
        if notice.about:
            self._take_back(notice.about)
        say = self._toasts.ask if notice.question else self._toasts.tell
        toast = say(notice.words, icon=notice.icon, answers=answers, detail=notice.detail)
        if notice.about:
            self._said[notice.about] = toast
            toast.closed.connect(lambda: self._forget(notice.about, toast))

    def _take_back(self, about: str) -> None:
        toast = self._said.pop(about, None)
        if toast is not None:
            toast.close_toast()

    def _forget(self, about: str, toast: Toast) -> None:
        if self._said.get(about) is toast:
            del self._said[about]

    # ── keys and room ─────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        desk = self._presenter.desk
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            (desk.next_number if alt else desk.move)(step)
        elif key in ENTER and not event.isAutoRepeat():
            self._presenter.open_to_do()
        elif key == Qt.Key.Key_Delete:
            self._presenter.taking_off.take_off()
        elif key == Qt.Key.Key_Escape:
            self._dismiss()
        elif key == Qt.Key.Key_Z and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._presenter.undo()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = tokens().frame.columns(self.window().width())
        self.customer.setFixedWidth(columns.customer)
        self.to_do.setFixedWidth(columns.todo)
        self._columns.setSpacing(columns.gutter)

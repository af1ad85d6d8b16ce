"""The dialogs of the clerk's page as widgets: opened, painted and taken away as the presenter's stack says."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.attachment import AttachmentKind
from app.domain.payment import PaymentMethod
from ui.clerk.attachment_dialog import AttachmentDialog
from ui.clerk.card_dialog import CardDialog
from ui.clerk.cash import CashState
from ui.clerk.code_dialog import CodeDialog
from ui.clerk.fields_desk import FieldsDesk
from ui.clerk.fields_dialog import FieldsDialog
from ui.clerk.handler_desk import HandlerDesk
from ui.clerk.installation_dialog import InstallationDialog
from ui.clerk.list_dialog import ListDialog
from ui.clerk.means_desk import MEANS
from ui.clerk.means_dialog import MeansDialog
from ui.clerk.on_sale_desk import OnSaleDesk
from ui.clerk.order_dialog import OrderDialog
from ui.clerk.orders_dialog import OrdersDialog
from ui.clerk.paper_desk import FormPaperDesk
from ui.clerk.paper_dialog import FormPaperDialog
from ui.clerk.payment_dialog import PaymentDialog
from ui.clerk.presenter import ClerkPresenter
from ui.clerk.state import ClerkState, DialogKind
from ui.clerk.unfinished_dialog import UnfinishedDialog
from ui.widgets.dialog import Dialog
from ui.widgets.overlay import Overlay

Paint = Callable[[ClerkState], None]


class DialogHost:
    """`render` follows `state.dialogs`: each kind has one method here that makes its widget and what paints it."""

    def __init__(self, presenter: ClerkPresenter, *, overlay: Overlay, parent: QWidget) -> None:
        self._presenter = presenter
        self._overlay = overlay
        self._parent = parent
        self._kinds: tuple[DialogKind, ...] = ()
        self._paints: list[Paint] = []
        self._dialogs: list[Dialog] = []  # its own: what another opened over them stays
        self._payment: PaymentDialog | None = None
        presenter.cash.listen(self._render_cash)

    def render(self, state: ClerkState) -> None:
        kinds, before = state.dialogs, self._kinds
        self._kinds = kinds
        if DialogKind.CASH not in kinds:
            self._payment = None
        if kinds != before and not kinds:
            self._paints = []
            for dialog in self._dialogs:
                self._overlay.take_away(dialog)
            self._dialogs = []
        elif kinds != before and kinds == before[:-1]:
            self._paints.pop()
            self._overlay.take_away(self._dialogs.pop())
        elif kinds != before and kinds[:-1] == before:
            self._put(kinds[-1], state, over=bool(before))
        elif kinds != before:
            self._paints, self._dialogs = [], []
            for kind in kinds:
                self._put(kind, state, over=bool(self._paints))
        for paint in self._paints:
            paint(state)

    def _put(self, kind: DialogKind, state: ClerkState, *, over: bool) -> None:
        """Painted before it is shown: its size follows what stands in it."""
        dialog, paint = self._made(kind)
        dialog.dismissed.connect(self._presenter.close_dialog)
        paint(state)
        self._paints.append(paint)
        self._dialogs.append(dialog)
        self._overlay.open(dialog, over=over)

    # ── what there is ─────────────────────────────────────────────────────────────────────

    def _made(self, kind: DialogKind) -> tuple[Dialog, Paint]:
        if kind is DialogKind.CASH:
            return self._cash()
        if kind is DialogKind.UNFINISHED:
            return self._unfinished()
        if kind is DialogKind.ORDER:
            return self._order()
        if kind is DialogKind.FORM_PAPER:
            return self._paper(self._presenter.reader.paper)
        if kind is DialogKind.ON_SALE:
            return self._paper(self._presenter.lists.on_sale)
        if kind is DialogKind.ORDER_PICTURES:
            return self._order_pictures()
        if kind is DialogKind.ORDERS:
            return self._orders()
        if kind is DialogKind.CARD:
            return self._card()
        if kind is DialogKind.ATTACHMENTS:
            return self._attachments()
        if kind is DialogKind.INSTALLATION:
            return self._installation()
        if kind is DialogKind.MEANS:
            return self._means()
        if kind is DialogKind.INVOICE:
            return self._fields(self._presenter.invoice, icon="receipt-text")
        if kind is DialogKind.HANDLER:
            return self._fields(self._presenter.handler, icon="circle-user-round")
        if kind is DialogKind.FAMILY_PAY:
            return self._fields(self._presenter.family_pay, icon="heart-handshake")
        if kind is DialogKind.WISH:
            return self._fields(self._presenter.wish, icon="calendar-clock")
        if kind is DialogKind.CODE:
            return self._code()
        if kind is DialogKind.OWED_BACK:
            return self._owed_back()
        if kind in (DialogKind.QUEUE, DialogKind.QUEUE_TO, DialogKind.QUEUE_SPLIT):
            return self._queue(kind)
        return self._list(kind)

    def _cash(self) -> tuple[Dialog, Paint]:
        presenter = self._presenter
        dialog = PaymentDialog(presenter.cash, language=presenter.language, parent=self._parent)
        dialog.void_pressed.connect(presenter.remove_line)
        collecting = presenter.till.collecting
        dialog.provider.typed.connect(collecting.type)
        dialog.provider.taken.connect(collecting.enter)
        dialog.provider.cancelled.connect(collecting.cancel)
        dialog.provider.other.connect(lambda value: presenter.till.pay_otherwise(PaymentMethod(value)))
        self._payment = dialog

        def paint(_: ClerkState) -> None:
            state = presenter.cash.state()
            if state is not None:
                self._render_cash(state)

        return dialog, paint

    def _render_cash(self, state: CashState) -> None:
        """Every key typed in the field comes here, without the whole page."""
        collect = self._presenter.till.collect_state()
        if self._payment is not None:
            self._payment.render_cash(state, self._presenter.language)
            if collect is not None:
                self._payment.render_collect(collect, self._presenter.language)

    def _unfinished(self) -> tuple[Dialog, Paint]:
        dialog = UnfinishedDialog(parent=self._parent)
        dialog.finish_pressed.connect(self._presenter.restart.finish)
        dialog.return_pressed.connect(self._presenter.restart.give_back)

        def paint(state: ClerkState) -> None:
            if state.unfinished is not None:
                dialog.render_unfinished(state.unfinished)

        return dialog, paint

    def _order(self) -> tuple[Dialog, Paint]:
        dialog = OrderDialog(parent=self._parent)
        dialog.moved.connect(self._presenter.reader.move)
        dialog.acted.connect(self._presenter.reader.act)

        def paint(state: ClerkState) -> None:
            if state.order is not None:
                dialog.render_order(state.order, state.form.language)

        return dialog, paint

    def _paper(self, paper: FormPaperDesk | OnSaleDesk) -> tuple[Dialog, Paint]:
        dialog = FormPaperDialog(parent=self._parent)
        dialog.moved.connect(paper.move)
        dialog.chosen.connect(paper.select)
        dialog.print_pressed.connect(paper.print)
        dialog.file_chosen.connect(paper.save)
        dialog.dismissed.connect(paper.closed)
        if isinstance(paper, FormPaperDesk):
            dialog.archive_pressed.connect(paper.switch_archive)
        paper.listen(lambda state: dialog.render_paper(state, self._presenter.language))
        dialog.destroyed.connect(lambda: paper.listen(lambda _: None))
        return dialog, lambda _: dialog.render_paper(paper.state(), self._presenter.language)

    def _order_pictures(self) -> tuple[Dialog, Paint]:
        pictures, dialog = self._presenter.reader.pictures, AttachmentDialog(parent=self._parent)
        dialog.moved.connect(pictures.move)
        dialog.chosen.connect(pictures.select)
        dialog.view_pressed.connect(pictures.view)
        dialog.dismissed.connect(pictures.closed)
        pictures.listen(lambda state: dialog.render_attachments(state, self._presenter.language))
        dialog.destroyed.connect(lambda: pictures.listen(lambda _: None))
        return dialog, lambda _: dialog.render_attachments(pictures.state(), self._presenter.language)

    def _card(self) -> tuple[Dialog, Paint]:
        card, dialog = self._presenter.card, CardDialog(parent=self._parent)
        dialog.moved.connect(card.move)
        dialog.chosen.connect(card.select)
        dialog.entered.connect(card.enter)
        dialog.dismissed.connect(card.stop)
        card.listen(lambda state: dialog.render_card(state, self._presenter.language))
        dialog.destroyed.connect(lambda: card.listen(lambda _: None))
        return dialog, lambda _: dialog.render_card(card.state(), self._presenter.language)

    def _installation(self) -> tuple[Dialog, Paint]:
        agreed, dialog = self._presenter.installation, InstallationDialog(parent=self._parent)
        dialog.address_typed.connect(agreed.type_address)
        dialog.day_typed.connect(agreed.type_day)
        dialog.half_chosen.connect(agreed.choose_half)
        dialog.kept.connect(agreed.keep)
        agreed.listen(dialog.render_installation)
        dialog.destroyed.connect(lambda: agreed.listen(lambda _: None))
        return dialog, lambda _: dialog.render_installation(agreed.state())

    def _fields(self, desk: FieldsDesk, *, icon: str) -> tuple[Dialog, Paint]:
        dialog = FieldsDialog(icon=icon, parent=self._parent)
        dialog.typed.connect(desk.type)
        dialog.chosen.connect(desk.choose)
        if isinstance(desk, HandlerDesk):
            dialog.ticked.connect(desk.tick)
        dialog.kept.connect(desk.keep)
        desk.listen(dialog.render_fields)
        dialog.destroyed.connect(lambda: desk.listen(lambda _: None))
        return dialog, lambda _: dialog.render_fields(desk.state())

    def _code(self) -> tuple[Dialog, Paint]:
        code, dialog = self._presenter.code, CodeDialog(parent=self._parent)
        dialog.typed.connect(code.type)
        dialog.checked.connect(code.check)
        dialog.again.connect(code.again)
        dialog.handed_over.connect(code.hand_over)
        dialog.dismissed.connect(code.closed)
        code.listen(dialog.render_code)
        dialog.destroyed.connect(lambda: code.listen(lambda _: None))
        return dialog, lambda _: dialog.render_code(code.state())

    def _means(self) -> tuple[Dialog, Paint]:
        means, dialog = self._presenter.means, MeansDialog(parent=self._parent)
        dialog.pressed.connect(means.press)
        dialog.chosen.connect(lambda place: means.choose(MEANS[place]))
        dialog.moved.connect(means.move)
        dialog.rest.connect(means.rest_here)
        dialog.entered.connect(means.enter)
        dialog.split.connect(means.split)
        means.listen(lambda state: dialog.render_means(state, self._presenter.language))
        dialog.destroyed.connect(lambda: means.listen(lambda _: None))
        return dialog, lambda _: dialog.render_means(means.state(), self._presenter.language)

    def _attachments(self) -> tuple[Dialog, Paint]:
        held, dialog = self._presenter.attachments, AttachmentDialog(parent=self._parent)
        dialog.moved.connect(held.move)
        dialog.chosen.connect(held.select)
        dialog.view_pressed.connect(held.view)
        dialog.remove_pressed.connect(held.remove)
        dialog.camera_pressed.connect(held.photograph)
        dialog.camera_left.connect(held.camera_off)
        dialog.file_chosen.connect(held.add_file)
        dialog.kind_chosen.connect(lambda kind: held.choose_kind(AttachmentKind(kind)))
        dialog.dismissed.connect(held.closed)
        held.listen(lambda state: dialog.render_attachments(state, self._presenter.language), dialog.show_frame)
        dialog.destroyed.connect(lambda: held.listen(lambda _: None, lambda _: None))
        return dialog, lambda _: dialog.render_attachments(held.state(), self._presenter.language)

    def _orders(self) -> tuple[Dialog, Paint]:
        orders, dialog = self._presenter.orders, OrdersDialog(parent=self._parent)
        self._connect(dialog)
        dialog.typed.connect(orders.type)
        dialog.whose_chosen.connect(orders.choose)
        dialog.changed.connect(orders.change)

        def paint(state: ClerkState) -> None:
            if state.list is not None and state.orders is not None:
                dialog.render_orders(state.list, state.orders, state.form.language)

        return dialog, paint

    def _list(self, kind: DialogKind) -> tuple[Dialog, Paint]:
        dialog = ListDialog(kind, parent=self._parent)
        self._connect(dialog)

        def paint(state: ClerkState) -> None:
            if state.list is not None:
                dialog.render_list(state.list, state.form.language)

        return dialog, paint

    def _owed_back(self) -> tuple[Dialog, Paint]:
        owed, dialog = self._presenter.owed_back, ListDialog(DialogKind.OWED_BACK, parent=self._parent)
        dialog.moved.connect(owed.move)
        dialog.chosen.connect(owed.select)
        dialog.entered.connect(owed.again)
        dialog.f8_pressed.connect(owed.cash)
        owed.listen(lambda view: dialog.render_list(view, self._presenter.language))
        dialog.destroyed.connect(lambda: owed.listen(lambda _: None))
        return dialog, lambda _: dialog.render_list(owed.view(), self._presenter.language)

    def _queue(self, kind: DialogKind) -> tuple[Dialog, Paint]:
        lists, dialog = self._presenter.queue.lists, ListDialog(kind, parent=self._parent)
        dialog.moved.connect(lists.move)
        dialog.chosen.connect(lists.select)
        dialog.entered.connect(lists.enter)
        lists.listen(lambda view: dialog.render_list(view, self._presenter.language))
        dialog.destroyed.connect(lambda: lists.listen(lambda _: None))
        return dialog, lambda _: dialog.render_list(lists.view(), self._presenter.language)

    def _connect(self, dialog: ListDialog) -> None:
        lists = self._presenter.lists
        dialog.moved.connect(lists.move)
        dialog.chosen.connect(lists.select)
        dialog.entered.connect(lists.enter)
        dialog.f8_pressed.connect(lists.delete)
        dialog.f10_pressed.connect(lists.print_chosen)

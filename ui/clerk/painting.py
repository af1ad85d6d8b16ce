"""What the two screens get after each act: the clerk's state, and the customer's of the same form."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from app.domain.order_form import OrderForm
from app.texts.language import Language
from ui.clerk.after_restart import AfterRestart
from ui.clerk.back_online import BackOnline
from ui.clerk.cash import Cash
from ui.clerk.catalogue_watch import CatalogueWatch
from ui.clerk.closing import Closing, Stage
from ui.clerk.code_desk import CodeConfirmation
from ui.clerk.customer_side import CustomerSide
from ui.clerk.desk_state import clerk_state, phase_of
from ui.clerk.dialogs import DialogStack
from ui.clerk.form_desk import FormDesk
from ui.clerk.list_desk import ListDesk
from ui.clerk.order_list import OrderList
from ui.clerk.order_reader import OrderReader
from ui.clerk.outside import Outside
from ui.clerk.put_away import PutAway
from ui.clerk.state import ClerkState
from ui.clerk.suggesting import Suggesting
from ui.clerk.till import Till
from ui.clerk.unmasking import Unmasking
from ui.frame.form_state import FormState
from ui.frame.form_view import Standing, form_state


class Desk(Protocol):
    """The clerk's presenter as it is painted."""

    desk: FormDesk
    customer_side: CustomerSide
    lists: ListDesk
    orders: OrderList
    put_away: PutAway
    restart: AfterRestart
    reader: OrderReader
    watch: CatalogueWatch
    unmasking: Unmasking
    till: Till
    dialogs: DialogStack
    suggesting: Suggesting
    code: CodeConfirmation

    @property
    def closing(self) -> Closing: ...
    @property
    def cash(self) -> Cash: ...
    @property
    def form(self) -> OrderForm: ...
    @property
    def language(self) -> Language: ...


class Painting:
    """`listen` once; before that nothing is painted."""

    def __init__(self, outside: Outside, desk: Desk) -> None:
        self._outside = outside
        self._desk = desk
        self._render: Callable[[ClerkState], None] | None = None
        self._show_customer: Callable[[FormState], None] = lambda _: None
        self._back = BackOnline()
        self.tells_of_drafts = False  # the banner, whose key opens them

    def listen(self, *, render: Callable[[ClerkState], None], show_customer: Callable[[FormState], None]) -> None:
        self._render, self._show_customer = render, show_customer
        self.emit()

    def emit(self) -> None:
        if self._render is None:
            return
        desk, form, language = self._desk, self._desk.form, self._desk.language
        standing = self.standing()
        shown = form_state(form, standing, language=language)
        own = replace(shown, customer=desk.unmasking.over(shown.customer, language))
        drafts, orders = desk.put_away.others_than(form.id), desk.lists.lists.orders
        back = self._back.look(standing.link, orders=orders, drafts=drafts, now=standing.now)
        if back is not None:
            own = replace(own, banner=own.banner or back.banner(language))
        self.tells_of_drafts = own.banner is not None and own.banner.drafts
        self._render(
            clerk_state(
                form,
                own,
                desk.closing.stage,
                lists=desk.lists.shown(drafts=drafts),
                left=desk.restart.left[0] if desk.restart.left else None,
                shown_orders=desk.orders.rows,
                orders=desk.orders.view(language),
                order=desk.reader.view(language),
                news=desk.watch.news(language),
                dialogs=desk.dialogs.kinds,
                language=language,
            )
        )
        same = form.language is language
        theirs = shown if same else form_state(form, standing, language=form.language)
        self._show_customer(replace(theirs, code=desk.code.pad(form.language)))

    def back_read(self) -> None:
        """The clerk has read that the network is back."""
        self._back.dismiss()
        self.emit()

    def standing(self) -> Standing:
        desk, side, closing = self._desk, self._desk.customer_side, self._desk.closing
        outcome = closing.outcome
        if outcome is not None:
            outcome = replace(outcome, held=desk.lists.lists.held_by(outcome.order.id))
        return Standing(
            phase=phase_of(closing.stage, with_customer=side.has_form),
            now=self._outside.clock.now(),
            link=self._outside.central.link(),
            number=desk.desk.number,
            selected_line_id=desk.desk.selected,
            line_asked=side.line_asked,
            line_read=side.line_read,
            signed_at=closing.signed.signature.signed_at if closing.signed else None,
            paid=closing.payment is not None,
            outcome=outcome,
            given_fen=desk.cash.enough_fen if closing.stage is not Stage.OPEN else 0,
            record=desk.desk.record,
            pay=desk.till.pay_view(),
            suggestion=desk.suggesting.current(),
            suggestion_offered=desk.suggesting.offered,
        )

"""What amending and reversing do alike: from an order's page to a form of its own on an empty desk."""

from typing import Protocol

from app.domain.order_form import OrderForm
from app.texts.language import Text
from ui.clerk.catalogue_watch import CatalogueWatch
from ui.clerk.dialogs import DialogStack
from ui.clerk.form_desk import FormDesk
from ui.clerk.outside import Outside
from ui.clerk.voice import Voice
from ui.frame.reason import AskReason

STORE_DEADLINE_S = 20.0


class Desk(Protocol):
    """The clerk's presenter as both see it."""

    desk: FormDesk
    dialogs: DialogStack
    watch: CatalogueWatch

    @property
    def form(self) -> OrderForm: ...
    def new_form(self) -> OrderForm: ...
    def ready_for_customer(self) -> bool: ...


class FormFromOrder:
    """`listen` once; without it nothing can be asked."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._ask: AskReason | None = None

    def listen(self, ask: AskReason) -> None:
        self._ask = ask

    def _desk_is_free(self, busy: Text) -> bool:
        """`busy` is said where another form has lines."""
        if not self._desk.ready_for_customer():
            return False
        if self._desk.form.lines:
            self._voice.tell(busy, icon="info")
            return False
        return True

    def _lay_down(self, form: OrderForm, said: Text, *, icon: str) -> None:
        """The page closes, the form lies on the desk."""
        self._desk.dialogs.clear()
        self._desk.desk.lay(form)
        self._voice.tell(said, icon=icon)

"""What every dialog of a choice and some fields does alike: take what is typed, put it on the form or say why not."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Protocol

from app.domain.order_form import OrderForm
from app.errors import FormRefused, InputRefused, Trouble
from app.texts.language import Language, Text
from ui.clerk.fields_state import Field, FieldsState
from ui.clerk.form_desk import FormDesk
from ui.clerk.state import DialogKind


class Desk(Protocol):
    """The clerk's presenter as these dialogs see it."""

    desk: FormDesk

    @property
    def form(self) -> OrderForm: ...
    @property
    def language(self) -> Language: ...
    def open_dialog(self, dialog: DialogKind, *, over: bool = False) -> None: ...
    def close_dialog(self) -> None: ...
    def refused_to_edit(self) -> bool: ...


class FieldsDesk(ABC):
    """Its own `open` first, then what the clerk chooses and types; `keep` puts it on the form or says what is wrong."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._render: Callable[[FieldsState], None] = lambda _: None
        self._typed: dict[str, str] = {}
        self._problem: Trouble | None = None

    def listen(self, render: Callable[[FieldsState], None]) -> None:
        self._render = render

    def choose(self, value: str) -> None:
        self._problem = None
        self._chosen(value)
        self._emit()

    def type(self, key: str, text: str) -> None:
        self._typed[key], self._problem = text, None
        self._emit()

    def keep(self) -> None:
        """Enter. What is refused stays in the fields, with why."""
        try:
            self._put()
        except (FormRefused, InputRefused) as refused:
            self._problem = refused
            self._emit()
            return
        self._desk.close_dialog()

    @abstractmethod
    def state(self) -> FieldsState:
        """What is painted."""

    @abstractmethod
    def _chosen(self, value: str) -> None:
        """One of the options."""

    @abstractmethod
    def _put(self) -> None:
        """On the form. Raises InputRefused or FormRefused."""

    def _field(self, key: str, label: Text, example: Text | None) -> Field:
        language = self._desk.language
        shown = example.say(language) if example is not None else ""
        return Field(key, label.say(language), shown, self._typed.get(key, ""))

    def _said(self) -> str:
        """Why what was typed is not kept yet."""
        return self._problem.say(self._desk.language) if self._problem else ""

    def _emit(self) -> None:
        self._render(self.state())

"""客户定日子: the day a selected line begins, or the last day of what goes, as the customer wishes it (R29)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Protocol

from app.domain.effective_time import earliest_wish, wish_days
from app.domain.order_form import OrderForm
from app.domain.order_line import Action, OrderLine
from app.errors import FormRefused, InputRefused, Trouble
from app.texts import wish as words
from app.texts.language import Language
from ui.clerk.fields_state import Field, FieldsState
from ui.clerk.form_desk import FormDesk
from ui.clerk.installation_desk import read_day
from ui.clerk.state import DialogKind

_OWN, _NAMED = "own", "named"


class Desk(Protocol):
    """The clerk's presenter as this sees it."""

    desk: FormDesk

    @property
    def form(self) -> OrderForm: ...
    @property
    def language(self) -> Language: ...
    def open_dialog(self, dialog: DialogKind, *, over: bool = False) -> None: ...
    def close_dialog(self) -> None: ...


def wishable(form: OrderForm, line_id: str | None) -> OrderLine | None:
    """The line, where the customer may name its day."""
    line = next((line for line in form.lines if line.id == line_id), None)
    return line if line is not None and wish_days(line) is not None else None


class WishDesk:
    """`open` for the selected line, then what the clerk types; `keep` puts it on the form or says what is wrong."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._render: Callable[[FieldsState], None] = lambda _: None
        self._line_id: str | None = None
        self._way = _OWN
        self._typed = ""
        self._problem: Trouble | None = None

    def listen(self, render: Callable[[FieldsState], None]) -> None:
        self._render = render

    def open(self) -> None:
        line = wishable(self._desk.form, self._desk.desk.selected)
        if line is None:
            return
        self._line_id, self._problem = line.id, None
        self._way = _NAMED
        self._typed = line.wished_on.isoformat() if line.wished_on else ""
        self._desk.open_dialog(DialogKind.WISH)

    def choose(self, value: str) -> None:
        self._way, self._problem = value, None
        self._emit()

    def type(self, key: str, text: str) -> None:
        self._typed, self._problem = text, None
        self._emit()

    def keep(self) -> None:
        """Enter."""
        try:
            self._desk.desk.wish(self._line_id or "", self._day())
        except (FormRefused, InputRefused) as refused:
            self._problem = refused
            self._emit()
            return
        self._desk.close_dialog()

    def _day(self) -> date | None:
        """None for the offer's own timing. Raises InputRefused."""
        if self._way == _OWN:
            return None
        typed, today = self._typed.strip(), self._desk.form.today
        if not typed:
            raise InputRefused(words.DAY_MISSING)
        found = read_day(typed, today=today)
        if found is None:
            raise InputRefused(words.DAY_UNREAD, typed=typed, day=today + timedelta(days=7))
        return found

    # ── what is painted ───────────────────────────────────────────────────────────────────

    def state(self) -> FieldsState:
        language, form = self._desk.language, self._desk.form
        line = wishable(form, self._line_id)
        earliest = earliest_wish(line, today=form.today) if line is not None else form.today
        days = wish_days(line) if line is not None else None
        latest = max(earliest, form.today + timedelta(days=days or 0))
        ends = line is not None and line.action is Action.DELETE
        field = Field("day", words.FIELD.say(language), words.EXAMPLE.say(language, day=latest), self._typed)
        return FieldsState(
            title=(words.TITLE_ENDS if ends else words.TITLE_BEGINS).say(language),
            note=line.name.say(language) if line is not None else "",
            choice_label=words.CHOICE.say(language),
            options=((_OWN, words.OWN.say(language, day=earliest)), (_NAMED, words.NAMED.say(language))),
            chosen=self._way,
            fields=(field,) if self._way == _NAMED else (),
            ticks_label="",
            ticks=(),
            told=(words.WINDOW.say(language, earliest=earliest, latest=latest),),
            against=(),
            problem=self._problem.say(language) if self._problem else "",
            keep=words.KEEP.say(language),
            next=words.NEXT.say(language),
            later=words.LATER.say(language),
        )

    def _emit(self) -> None:
        self._render(self.state())

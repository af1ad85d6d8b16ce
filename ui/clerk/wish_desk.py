"""客户定日子: the day a selected line begins, or the last day of what goes, as the customer wishes it (R29)."""

from datetime import date, timedelta

from app.domain.effective_time import earliest_wish, wish_days
from app.domain.order_form import OrderForm
from app.domain.order_line import Action, OrderLine
from app.errors import InputRefused
from app.texts import wish as words
from ui.clerk.fields_desk import Desk, FieldsDesk
from ui.clerk.fields_state import FieldsState
from ui.clerk.installation_desk import read_day
from ui.clerk.state import DialogKind

_OWN, _NAMED = "own", "named"
_DAY = "day"


def wishable(form: OrderForm, line_id: str | None) -> OrderLine | None:
    """The line, where the customer may name its day."""
    line = next((line for line in form.lines if line.id == line_id), None)
    return line if line is not None and wish_days(line) is not None else None


class WishDesk(FieldsDesk):
    """`open` for the selected line, then what the clerk types; `keep` puts it on the form or says what is wrong."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._line_id: str | None = None
        self._way = _OWN

    def open(self) -> None:
        line = wishable(self._desk.form, self._desk.desk.selected)
        if line is None:
            return
        self._line_id, self._problem = line.id, None
        self._way = _NAMED
        self._typed = {_DAY: line.wished_on.isoformat()} if line.wished_on else {}
        self._desk.open_dialog(DialogKind.WISH)

    def _chosen(self, value: str) -> None:
        self._way = value

    def _put(self) -> None:
        self._desk.desk.wish(self._line_id or "", self._day())

    def _day(self) -> date | None:
        """None for the offer's own timing. Raises InputRefused."""
        if self._way == _OWN:
            return None
        typed, today = self._typed.get(_DAY, "").strip(), self._desk.form.today
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
        field = self._field(_DAY, words.FIELD, words.EXAMPLE.filled(day=latest))
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
            problem=self._said(),
            keep=words.KEEP.say(language),
            next=words.NEXT.say(language),
            later=words.LATER.say(language),
        )

"""Address and visit of one line: filled in, checked by the domain's rules, put on the form."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from app.domain.installation import HalfDay, agreed_installation
from app.domain.matter_limits import visit_days
from app.errors import InputRefused
from app.texts import installation as words
from app.texts import weekdays
from app.texts.language import Language
from ui.clerk.fields_desk import Desk
from ui.clerk.installation_state import InstallationState, Option
from ui.clerk.state import DialogKind

DAYS_OFFERED = 6
_WHOLE = re.compile(r"^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$")
_SHORT = re.compile(r"^(\d{1,2})\D+(\d{1,2})\D*$")
_EIGHT = re.compile(r"^(\d{4})(\d\d)(\d\d)$")
_FOUR = re.compile(r"^(\d\d)(\d\d)$")


class InstallationDesk:
    """`open` for a line, then what the clerk types; `keep` puts it on the form or says what is missing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._render: Callable[[InstallationState], None] = lambda _: None
        self._line_id = ""
        self._address = self._day = ""
        self._half: HalfDay | None = None
        self._problem: InputRefused | None = None

    def listen(self, render: Callable[[InstallationState], None]) -> None:
        self._render = render

    def open(self, line_id: str) -> None:
        """With what was agreed for it, or for another line of the form: one visit mostly does for both."""
        self._line_id, self._problem = line_id, None
        lines = sorted(self._desk.form.lines, key=lambda line: line.id != line_id)
        agreed = next((line.installation for line in lines if line.installation is not None), None)
        ahead = agreed is not None and agreed.still_ahead(self._desk.form.today)
        self._address = agreed.address if agreed else ""
        self._day = agreed.day.isoformat() if agreed and ahead else ""
        self._half = agreed.half if agreed and ahead else None
        self._desk.open_dialog(DialogKind.INSTALLATION)

    # ── what the clerk does ───────────────────────────────────────────────────────────────

    def type_address(self, typed: str) -> None:
        self._address, self._problem = typed, None
        self._emit()

    def type_day(self, typed: str) -> None:
        self._day, self._problem = typed, None
        self._emit()

    def choose_half(self, value: str) -> None:
        self._half, self._problem = HalfDay(value), None
        self._emit()

    def _most_days(self) -> int:
        form = self._desk.form
        matter = next((line.matter for line in form.lines if line.id == self._line_id), "")
        return visit_days(matter, catalogue=form.catalogue)

    def keep(self) -> None:
        """Enter."""
        try:
            agreed = agreed_installation(
                address=self._address,
                day=self._read_day(),
                half=self._half,
                today=self._desk.form.today,
                most_days=self._most_days(),
            )
        except InputRefused as refused:
            self._problem = refused
            self._emit()
            return
        self._desk.close_dialog()
        self._desk.desk.agree(self._line_id, agreed)

    # ── what is painted ───────────────────────────────────────────────────────────────────

    def _read_day(self) -> date | None:
        """None where nothing is typed. Raises InputRefused with an example where it is no day."""
        typed = self._day.strip()
        if not typed:
            return None
        found = read_day(typed, today=self._desk.form.today)
        if found is None:
            raise InputRefused(words.DAY_UNREAD, typed=typed, day=self._first_day())
        return found

    def _first_day(self) -> date:
        return self._desk.form.today + timedelta(days=1)

    def state(self) -> InstallationState:
        language, form = self._desk.language, self._desk.form
        line = next((line for line in form.lines if line.id == self._line_id), None)
        chosen = read_day(self._day.strip(), today=form.today)
        days = tuple(self._first_day() + timedelta(days=n) for n in range(DAYS_OFFERED))
        return InstallationState(
            title=words.TITLE.say(language),
            note=line.name.say(language) if line else "",
            address_label=words.FIELD_ADDRESS.say(language),
            address_example=words.ADDRESS_EXAMPLE.say(language),
            address=self._address,
            day_label=words.FIELD_DAY.say(language),
            day_example=words.DAY_EXAMPLE.say(language, day=self._first_day()),
            day=self._day,
            days=tuple((day.isoformat(), _day_words(day, language)) for day in days),
            day_chosen=chosen.isoformat() if chosen in days else "",
            half_label=words.FIELD_HALF.say(language),
            halves=tuple(_half_option(half, language) for half in HalfDay),
            half=self._half.value if self._half else "",
            problem=self._problem.say(language) if self._problem else "",
            keep=words.KEEP.say(language),
            next=words.KEY_NEXT.say(language),
            later=words.KEY_LATER.say(language),
        )

    def _emit(self) -> None:
        self._render(self.state())


def _day_words(day: date, language: Language) -> str:
    return words.DAY_CHOICE.say(language, month=day.month, day=day.day, weekday=weekdays.SHORT[day.weekday()])


def _half_option(half: HalfDay, language: Language) -> Option:
    said = words.HALVES[half.value].say(language)
    return half.value, said[0].upper() + said[1:]


def read_day(typed: str, *, today: date) -> date | None:
    """2026-11-23, 20261123, 11-23, 1123, 11 月 23 日; without a year the next such day. None where it is no day."""
    found = _WHOLE.match(typed) or _EIGHT.match(typed)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        found = _SHORT.match(typed) or _FOUR.match(typed)
        if found is None:
            return None
        this_year = date(today.year, int(found[1]), int(found[2]))
        return this_year if this_year >= today else this_year.replace(year=today.year + 1)
    except ValueError:
        return None

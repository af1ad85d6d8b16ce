"""今天 on the manager's face."""

from collections.abc import Callable
from typing import Final

from app.domain.right import Right
from app.texts import manager_page
from app.texts import today_page as words
from app.texts.language import Language
from ui.frame.shortcuts import Act, KeyEntry
from ui.manager.asks_presenter import AsksState
from ui.manager.repair_presenter import RepairState
from ui.manager.today_presenter import TodayOutside, TodayPresenter
from ui.manager.today_state import REPAIR, TodayShown
from ui.manager.today_view import TodayView
from ui.manager.today_work import DENY_KEY, GRANT, GRANT_KEY, REPAIR_IT, REPAIR_KEY
from ui.shell.manager_ask_dialogs import AskDialogs
from ui.shell.manager_close_desk import CLOSE, left_open
from ui.shell.manager_page import BACK_KEY, PAGE_KEY, ManagerNeeds, ManagerPage
from ui.shell.manager_waiting import Waiting
from ui.shell.rows_desk import RowsDesk
from ui.widgets.button import Button

TODAY = "today"
_MOVE_KEYS: Final = (
    KeyEntry(Act.LINE, "", ("Tab",), words.KEY_MOVE),
    KeyEntry(Act.OPEN, "", ("Enter",), words.KEY_ROWS),
    KeyEntry(Act.ANYTHING, "", ("F5",), words.KEY_AGAIN),
)
_ROW_KEYS: Final = (
    KeyEntry(Act.OPEN, "", (REPAIR_KEY,), words.KEY_REPAIR),
    KeyEntry(Act.OPEN, "", (GRANT_KEY,), words.KEY_GRANT),
    KeyEntry(Act.OPEN, "", (DENY_KEY,), words.KEY_DENY),
)
_PRINT_KEY: Final = KeyEntry(Act.PRINT, "", ("Ctrl P",), words.KEY_PRINT)


class _Screen:
    """TodayScreen: the page, and the words at the head of the face."""

    def __init__(self, view: TodayView, needs: ManagerNeeds, *, prints: bool) -> None:
        self._view, self._needs, self._prints = view, needs, prints

    def render_today(self, shown: TodayShown) -> None:
        self._view.render_today(shown)
        self._needs.note(TODAY, shown.note)
        self._needs.keys(TODAY, _keys(shown, prints=self._prints))
        if shown.ready:
            self._needs.count(CLOSE, len(shown.left.table.rows) if shown.left.table is not None else 0)


class _Waiting:
    """AsksScreen and RepairScreen: the two panels follow what waits, while the page is shown."""

    def __init__(self, presenter: TodayPresenter) -> None:
        self._presenter = presenter

    def render_asks(self, state: AsksState) -> None:
        self._presenter.waiting_changed()

    def render_repair(self, state: RepairState) -> None:
        self._presenter.waiting_changed()

    def clear_pin(self) -> None:
        """None stands on this page itself."""


def today_page(needs: ManagerNeeds, waiting: Waiting) -> ManagerPage | None:
    """None where nobody keeps figures."""
    day = needs.parts.day
    if day is None:
        return None
    asks, repair, prints = waiting.asks, waiting.repair, day.papers is not None
    view = TodayView(zone=needs.zone, language=needs.language.language)
    outside = TodayOutside(
        place=day.place,
        lane=needs.figures,
        gate=needs.gate,
        seen=needs.outside.hall.seen,
        names=day.names,
        asks=lambda: asks.state if asks is not None else None,
        may_answer=lambda: asks is not None and asks.may_answer,
        repair=lambda: repair.state if repair is not None else None,
        papers=day.papers,
        today=needs.today,
        tell=needs.tell,
        left=lambda: left_open(needs),
    )
    rows = RowsDesk(needs, day, opened_in=view.opened.emit)
    presenter = TodayPresenter(
        outside, screen=_Screen(view, needs, prints=prints), rows=rows.presenter, language=needs.language.language
    )
    follows = _Waiting(presenter)
    dialogs = AskDialogs(needs, asks) if asks is not None else None
    if asks is not None:
        asks.listen(follows)
    if repair is not None:
        repair.listen(follows)
    printing = Button("", icon="printer", parent=view) if prints else None

    def open_page(shown: Callable[[], None]) -> None:
        view.offer_pages(needs.pages())
        presenter.open(shown)

    def retranslate(language: Language) -> None:
        view.retranslate(language)
        if printing is not None:
            printing.set_words(words.PRINT.say(language))
        presenter.set_language(language)

    def see_to(key: str, act: str) -> None:
        if act == REPAIR_IT and repair is not None:
            repair.choose(key)
            needs.go(REPAIR)
        elif dialogs is not None:
            dialogs.open(key, granted=act == GRANT)

    def left() -> None:
        presenter.left()
        if dialogs is not None:
            dialogs.give_up()

    view.opened.connect(presenter.open_rows)
    view.page_wanted.connect(needs.go)
    view.seen_to.connect(see_to)
    view.print_pressed.connect(presenter.print_day)
    view.again_pressed.connect(presenter.look_again)
    if printing is not None:
        printing.clicked.connect(presenter.print_day)
        printing.set_words(words.PRINT.say(needs.language.language))

    def heard() -> None:
        """Behind another face nothing is asked for nobody: what is opened is looked at anew."""
        if view.isVisible():
            presenter.changed()

    needs.listen(heard)
    return ManagerPage(
        TODAY,
        manager_page.TODAY,
        Right.VIEW_DAY,
        view,
        open_page,
        retranslate,
        keys=_keys(TodayShown(), prints=prints),
        head=printing,
        left=left,
        tick=presenter.tick,
    )


def _keys(shown: TodayShown, *, prints: bool) -> tuple[KeyEntry, ...]:
    """Those that do something now: of what waits the ones that stand on its buttons."""
    tables = [panel.acts for panel in (shown.repair, shown.asks) if panel.acts is not None]
    caps = {act.cap for table in tables for row in table.rows for act in row.acts}
    return (
        *_MOVE_KEYS,
        *(key for key in _ROW_KEYS if key.caps[0] in caps),
        *((_PRINT_KEY,) if prints else ()),
        PAGE_KEY,
        BACK_KEY,
    )

"""今天 on the manager's face."""

from collections.abc import Callable

from app.domain.hall_ask import HallAsk
from app.domain.right import Right
from app.texts import manager_page
from app.texts import today_page as words
from app.texts.language import Language
from ui.frame.application import Bell
from ui.frame.shortcuts import Act, KeyEntry
from ui.manager.today_presenter import TodayOutside, TodayPresenter
from ui.manager.today_state import TodayShown
from ui.manager.today_view import TodayView
from ui.shell.manager_page import BACK_KEY, PAGE_KEY, AsksParts, ManagerNeeds, ManagerPage
from ui.shell.rows_desk import RowsDesk

TODAY = "today"
KEYS = (
    KeyEntry(Act.LINE, "", ("Tab",), words.KEY_MOVE),
    KeyEntry(Act.OPEN, "", ("Enter",), words.KEY_ROWS),
    KeyEntry(Act.ANYTHING, "", ("F5",), words.KEY_AGAIN),
    PAGE_KEY,
    BACK_KEY,
)


class _Screen:
    """TodayScreen: the page, and the words at the head of the face."""

    def __init__(self, view: TodayView, needs: ManagerNeeds) -> None:
        self._view, self._needs = view, needs

    def render_today(self, shown: TodayShown) -> None:
        self._view.render_today(shown)
        self._needs.note(TODAY, shown.note)


def today_page(needs: ManagerNeeds) -> ManagerPage | None:
    """None where nobody keeps figures."""
    day, asks = needs.parts.day, needs.parts.asks
    if day is None:
        return None
    view = TodayView(zone=needs.zone, language=needs.language.language)
    outside = TodayOutside(
        place=day.place,
        lane=needs.figures,
        gate=needs.gate,
        seen=needs.outside.hall.seen,
        names=day.names,
        asks=_others(asks, needs.outside.desk.device_id) if asks is not None else None,
        asks_lane=needs.outside.hall_lane,
        today=needs.today,
        tell=needs.tell,
        count=needs.count,
    )
    rows = RowsDesk(needs, day, opened_in=view.opened.emit)
    presenter = TodayPresenter(
        outside, screen=_Screen(view, needs), rows=rows.presenter, language=needs.language.language
    )

    def open_page(shown: Callable[[], None]) -> None:
        view.offer_pages(needs.pages())
        presenter.open(shown)

    def retranslate(language: Language) -> None:
        view.retranslate(language)
        presenter.set_language(language)

    view.opened.connect(presenter.open_rows)
    view.page_wanted.connect(needs.go)
    view.again_pressed.connect(presenter.look_again)

    def heard(told: Callable[[], None]) -> Callable[[], None]:
        """Behind another face nothing is asked for nobody: what is opened is looked at anew."""
        return lambda: told() if view.isVisible() else None

    needs.listen(heard(presenter.changed))
    if asks is not None:
        bell = Bell(view)
        bell.rang.connect(heard(presenter.asks_changed))
        asks.asks.listen(bell.ring)
    return ManagerPage(
        TODAY,
        manager_page.TODAY,
        Right.VIEW_DAY,
        view,
        open_page,
        retranslate,
        keys=KEYS,
        left=presenter.left,
        tick=presenter.tick,
    )


def _others(asks: AsksParts, device: str) -> Callable[[], tuple[HallAsk, ...]]:
    """What this desk asks itself waits for somebody else."""
    return lambda: tuple(each for each in asks.asks.open() if each.device != device)

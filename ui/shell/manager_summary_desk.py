"""日报 on the manager's face."""

from pathlib import Path

from PySide6.QtCore import QObject

from app.domain.right import Right
from app.papers.charts import ChartColours
from app.texts import manager_page, today_page
from app.texts import summary_page as words
from app.texts.language import Language
from ui.frame.shortcuts import Act, KeyEntry
from ui.frame.tokens import Colours
from ui.manager.summary_presenter import Look, SummaryOutside, SummaryPresenter
from ui.manager.summary_view import SummaryView
from ui.shell.manager_page import BACK_KEY, PAGE_KEY, ManagerNeeds, ManagerPage
from ui.shell.rows_desk import RowsDesk

SUMMARY = "summary"
_DAY_KEYS = (
    KeyEntry(Act.LINE, "", ("Alt ←",), words.KEY_BEFORE),
    KeyEntry(Act.LINE, "", ("Alt →",), words.KEY_AFTER),
)
_ROWS_KEY = KeyEntry(Act.OPEN, "", ("Enter",), today_page.KEY_ROWS)
_PAPER_KEYS = (
    KeyEntry(Act.PRINT, "", ("Ctrl P",), words.KEY_NARROW),
    KeyEntry(Act.PRINT, "", ("Ctrl D",), words.KEY_PAGE),
    KeyEntry(Act.PRINT, "", ("Ctrl S",), words.KEY_SHEET),
)


def summary_page(needs: ManagerNeeds) -> ManagerPage | None:
    """None where nobody keeps figures."""
    day = needs.parts.day
    if day is None:
        return None
    makes = day.papers is not None
    view = SummaryView(zone=needs.zone, language=needs.language.language, makes=makes)
    outside = SummaryOutside(
        place=day.place,
        lane=needs.figures,
        gate=needs.gate,
        names=day.names,
        papers=day.papers,
        today=needs.today,
        tell=needs.tell,
    )
    rows = RowsDesk(needs, day, opened_in=view.opened.emit)
    presenter = SummaryPresenter(outside, screen=view, rows=rows.presenter, look=_look(needs, 0))
    dresser = _Dresser(needs, presenter, parent=view)

    def retranslate(language: Language) -> None:
        view.retranslate(language)
        dresser.again()

    view.opened.connect(presenter.open_rows)
    view.width_known.connect(dresser.fits)
    view.bar.days_typed.connect(presenter.choose_days)
    view.bar.stepped.connect(presenter.step)
    view.bar.today_pressed.connect(presenter.choose_today)
    view.bar.kind_chosen.connect(presenter.choose_kind)
    view.bar.name_chosen.connect(presenter.choose_name)
    view.narrow_pressed.connect(presenter.print_narrow)
    view.page_chosen.connect(lambda file: presenter.save_page(Path(file)))
    view.sheet_chosen.connect(lambda file: presenter.save_sheet(Path(file)))
    needs.theme.changed.connect(dresser.again)
    keys = (*_DAY_KEYS, _ROWS_KEY, *(_PAPER_KEYS if makes else ()), PAGE_KEY, BACK_KEY)
    return ManagerPage(SUMMARY, manager_page.SUMMARY, Right.VIEW_DAY, view, presenter.open, retranslate, keys=keys)


class _Dresser(QObject):
    """Charts follow the window's language, theme and width for as long as their page is there."""

    def __init__(self, needs: ManagerNeeds, presenter: SummaryPresenter, *, parent: QObject) -> None:
        super().__init__(parent)
        self._needs, self._presenter, self._width = needs, presenter, 0

    def fits(self, width: int) -> None:
        self._width = width
        self.again()

    def again(self) -> None:
        self._presenter.dress(_look(self._needs, self._width))


def _look(needs: ManagerNeeds, width: int) -> Look:
    return Look(needs.language.language, chart_colours(needs.theme.colours), width)


def chart_colours(colours: Colours) -> ChartColours:
    """In high contrast fills vanish and edges carry all."""
    bare = colours.line == colours.ink
    return ChartColours(
        ink=colours.ink,
        quiet=colours.ink2,
        bar=colours.surface if bare else colours.accent_line,
        edge=colours.ink if bare else colours.accent,
        line=colours.ink,
        axis=colours.ink3,
        surface=colours.surface,
    )

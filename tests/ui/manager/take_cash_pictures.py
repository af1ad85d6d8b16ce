"""The pictures of cash and close: `python -m tests.ui.manager.take_cash_pictures [FOLDER]`.

开班 and 交班 at the counter, 现金与交班, and 日结 at its moments, over one evening that adds up; in both languages,
light on 1366 and dark on 1920.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.day_facts import CashFact
from app.domain.money import yuan
from app.texts import day_close as found
from app.texts import manager_page
from app.texts.language import Language, Text
from offline_cache.day_closing_found import cash_note
from tests.fakes.orders import NOW, TODAY, ZONE
from tests.ui.looks import settle
from tests.ui.manager.test_cash_looks import CLOSES, PAGES, REFUSED, SUMMARY, fact, standing
from tests.ui.shell.cash.test_looks import COUNTS, PERIOD, TYPED
from tests.ui.shell.samples import HE_JING, ONLINE, TOP
from ui.frame.application import application
from ui.frame.theme import LanguageChoice, Theme
from ui.frame.theme_name import ThemeName
from ui.manager.cash_state import SafeForm
from ui.manager.cash_view import CashView
from ui.manager.close_outside import SignAsked
from ui.manager.close_presenter import PAGE_OF
from ui.manager.close_sign import SignDialog
from ui.manager.close_state import CloseState
from ui.manager.close_view import CloseView
from ui.manager.view import ManagerView
from ui.shell.cash.dialog import CashDialog
from ui.shell.cash.state import CountState, Page, Purpose, ResultState
from ui.shell.manager_cash_desk import KEYS as CASH_KEYS
from ui.shell.manager_close_desk import close_keys
from ui.shell.modes import COUNTER, MANAGER
from ui.shell.styles import STYLES
from ui.shell.top_line import TopLineState
from ui.shell.window import ShellWindow

PICTURES = Path(__file__).resolve().parents[3] / "docs" / "pictures"
LOOKS = ((ThemeName.LIGHT, "", (1366, 768)), (ThemeName.DARK, "dark-", (1920, 1080)))
PEOPLE = {
    "staff:3001": Text("孙越", "Sun Yue"),
    "staff:3002": Text("李姗", "Li Shan"),
    "staff:3003": Text("周敏", "Zhou Min"),
    "staff:3004": Text("郑方", "Zheng Fang"),
    "staff:3005": Text("陈宁", "Chen Ning"),
}
SHORT_FEN = -500  # at one desk; the others are right
NOTES = (
    found.STOPPED.filled(count=2),
    cash_note(5, 0, SHORT_FEN),
    found.CHECKED.filled(count=2),
    found.CARRIED_SO_MANY.filled(count=1),
    found.AGREED.filled(count=142, sum=yuan(31_807_40)),
    found.SIGNED.filled(number="0012"),
)
DRAWER: dict[str, Page] = {
    "open": CountState(Purpose.OPEN, typed=TYPED, left_fen=1_346_00),
    "result": ResultState(Purpose.CLOSE, PERIOD, COUNTS[-1], False, giver="周敏 3017", reason="找零看错"),
}
MOMENTS = {"begin": 7, "items": 3, "sign": 5, "done": 6}  # of CLOSES


def right(fact: CashFact) -> CashFact:
    """Counted to the fen, but for the third desk."""
    if fact.counted_fen is None or fact.desk == "03":
        return replace(fact, float_counted=True)
    return replace(fact, float_counted=True, counted_fen=fact.expected_fen, difference_fen=0, reason="")


def evening(state: CloseState) -> CloseState:
    """A moment of the close: each step's own note, and what was compared only once it was."""
    said, summary = state.standing, state.summary
    assert said is not None
    assert summary is not None
    done = sum(step.done_at is not None for step in said.steps)
    steps = tuple(
        replace(step, note=note) if step.done_at is not None else step
        for step, note in zip(said.steps, NOTES, strict=True)
    )
    alike = tuple(replace(each, sha256=said.digests[0].sha256) for each in said.digests)
    whole = replace(said, steps=steps, digests=alike if done > 4 else ())
    return replace(
        state, standing=whole, summary=replace(summary, cash=tuple(map(right, summary.cash))), busy=None, busy_s=0
    )


class Face:
    """The manager's face around two pages that show what they are told."""

    def __init__(self, theme: Theme, language: Language, size: tuple[int, int]) -> None:
        self.language = language
        self.window = ShellWindow(theme=theme, language=LanguageChoice(language), sign_on=QWidget())
        self.close = CloseView(zone=ZONE, language=language, now=lambda: NOW, can_go=lambda item: item.kind in PAGE_OF)
        self.cash = CashView(zone=ZONE, language=language)
        self.view = ManagerView(language=language)
        for name in ("TODAY", "CASH", "SUMMARY", "APPROVALS", "REPAIR", "PEOPLE", "TRAIL"):
            page = self.cash if name == "CASH" else QWidget()
            self.view.add_page(name.lower(), getattr(manager_page, name), page)
        self.view.add_page("close", manager_page.CLOSE_DAY, self.close, icon="moon")
        self.window.add_mode(COUNTER.name, QWidget())
        self.window.add_mode(MANAGER.name, self.view, keys=())
        self.window.set_modes((COUNTER, MANAGER))
        self.window.render_top(TopLineState(TOP.desk, HE_JING, 0))
        self.window.render_strip(ONLINE)
        self.window.resize(*size)
        self.window.show()
        self.window.show_body(MANAGER.name)

    def take(self, tab: str, show: Callable[[], None], file: Path) -> None:
        self.view.show_tab(tab)
        show()
        settle(self.window)
        self.window.grab().save(str(file))


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    qt = application()
    theme = Theme(qt, extra=STYLES, parent=qt)
    for name, look, size in LOOKS:
        theme.switch(name)
        for language in Language:
            _take_all(Face(theme, language, size), folder, f"{look}{language.value}")
    return 0


def _take_all(face: Face, folder: Path, said: str) -> None:
    for moment, place in MOMENTS.items():
        shown = evening(CLOSES[place])
        face.close.render_close(shown, PEOPLE)
        face.window.render_keys(close_keys(face.close), mode=MANAGER.name)
        face.take("close", partial(face.close.render_close, shown, PEOPLE), folder / f"close-{moment}-{said}.png")
        if moment == "sign":
            asked = SignAsked(TODAY, HE_JING, (REFUSED,), standing(5, REFUSED), lambda pin: None)
            sign = SignDialog(asked, language=face.language)
            face.take("close", partial(face.window.overlay.open, sign), folder / f"close-sign-{said}.png")
            face.window.overlay.close_all()
    page, day = PAGES[2], PAGES[2].summary
    assert day is not None
    day = replace(day, cash=(*map(right, SUMMARY.cash[:4]), replace(fact(5, counted=False), float_counted=True)))
    form = replace(page.correct, reason="")
    page = replace(page, summary=day, names=PEOPLE, safe=SafeForm(), correct=form)
    face.window.render_keys(CASH_KEYS, mode=MANAGER.name)
    face.take("cash", lambda: face.cash.render_cash(page), folder / f"manager-cash-{said}.png")
    for kind, drawer in DRAWER.items():
        dialog = CashDialog(zone=ZONE, language=face.language, opens_drawer=True)
        dialog.render_page(drawer)
        face.take("cash", partial(face.window.overlay.open, dialog), folder / f"drawer-{kind}-{said}.png")
    face.window.hide()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

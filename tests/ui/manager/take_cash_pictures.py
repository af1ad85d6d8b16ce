"""The pictures of cash and close: `python -m tests.ui.manager.take_cash_pictures [FOLDER]`.

开班 and 交班 at the counter, 现金与交班, and 日结 at four of its moments; 1366 wide, in both languages, light and dark.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.texts import manager_page
from app.texts.language import Language
from tests.fakes.orders import NOW, TODAY, ZONE
from tests.ui.looks import settle
from tests.ui.manager.test_cash_looks import CLOSES, NAMES, PAGES, REFUSED, standing
from tests.ui.shell.cash.test_looks import COUNTS, PERIOD, TYPED
from tests.ui.shell.samples import HE_JING, ONLINE, TOP
from ui.frame.application import application
from ui.frame.theme import LanguageChoice, Theme
from ui.frame.theme_name import ThemeName
from ui.manager.cash_view import CashView
from ui.manager.close_presenter import SignAsked
from ui.manager.close_sign import SignDialog
from ui.manager.close_view import CloseView
from ui.manager.view import ManagerView
from ui.shell.cash.dialog import CashDialog
from ui.shell.cash.state import CountState, Page, Purpose, ResultState
from ui.shell.modes import COUNTER, MANAGER
from ui.shell.styles import STYLES
from ui.shell.top_line import TopLineState
from ui.shell.window import ShellWindow

PICTURES = Path(__file__).resolve().parents[3] / "docs" / "pictures"
SIZE = (1366, 768)
DRAWER: dict[str, Page] = {
    "open": CountState(Purpose.OPEN, typed=TYPED, left_fen=1_346_00),
    "result": ResultState(Purpose.CLOSE, PERIOD, COUNTS[-1], False, giver="周敏 3017", reason="找零看错"),
}
MOMENTS = {"begin": 0, "takings": 2, "items": 3, "done": 6}  # of CLOSES


class Face:
    """The manager's face around two pages that show what they are told."""

    def __init__(self, theme: Theme, language: Language) -> None:
        self.language = language
        self.window = ShellWindow(theme=theme, language=LanguageChoice(language), sign_on=QWidget())
        self.close = CloseView(zone=ZONE, language=language, now=lambda: NOW, can_go=lambda item: True)
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
        self.window.resize(*SIZE)
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
    for name, look in ((ThemeName.LIGHT, ""), (ThemeName.DARK, "dark-")):
        theme.switch(name)
        for language in Language:
            _take_all(Face(theme, language), folder, f"{look}{language.value}")
    return 0


def _take_all(face: Face, folder: Path, said: str) -> None:
    for moment, place in MOMENTS.items():
        shown = CLOSES[place]
        face.take("close", partial(face.close.render_close, shown, NAMES), folder / f"close-{moment}-{said}.png")
    face.take("cash", lambda: face.cash.render_cash(PAGES[2]), folder / f"manager-cash-{said}.png")
    asked = SignAsked(TODAY, HE_JING, (REFUSED,), standing(5, REFUSED), lambda pin: None)
    sign = SignDialog(asked, language=face.language)
    face.take("close", lambda: face.window.overlay.open(sign), folder / f"close-sign-{said}.png")
    for kind, page in DRAWER.items():
        dialog = CashDialog(zone=ZONE, language=face.language, opens_drawer=True)
        dialog.render_page(page)
        face.take("cash", partial(face.window.overlay.open, dialog), folder / f"drawer-{kind}-{said}.png")
    face.window.hide()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

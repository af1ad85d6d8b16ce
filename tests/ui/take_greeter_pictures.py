"""The pictures of the greeter's page: `python -m tests.ui.take_greeter_pictures [FOLDER]`.

The whole window over a hall with seven who wait and five desks: both languages, light and dark, a tablet and two
monitors; in both languages a ticket being transferred, and a ticket nobody knows of.
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.queue_ticket import Care
from app.hall_ports import HallState
from app.texts.language import Language
from offline_cache.pinyin import readings
from tests.fakes.clerk_ports import OneCatalogue
from tests.fakes.orders import CATALOGUE, DESK
from tests.offline_cache.hall_shared import shipped_rules
from tests.ui.greeter.scene import ADDRESS, GREETER, GreeterScene, busy
from tests.ui.looks import settle
from tests.ui.shell.samples import ONLINE
from ui.frame.application import application
from ui.frame.theme import LanguageChoice, Theme
from ui.frame.theme_name import ThemeName
from ui.greeter.state import CardAct
from ui.greeter.view import GreeterView
from ui.shell.greeter_desk import GreeterDesk, GreeterNeeds, GreeterParts
from ui.shell.modes import GREETER as MODE
from ui.shell.styles import STYLES
from ui.shell.top_line import TopLineState
from ui.shell.window import ShellWindow

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SIZES = ((1280, 800), (1366, 768), (1920, 1080))


class Page:
    """The window with the greeter's page, over a busy hall."""

    def __init__(self, folder: Path, theme: Theme, language: Language, size: tuple[int, int]) -> None:
        self.scene = GreeterScene(folder)
        busy(self.scene)
        chosen = LanguageChoice(language)
        rules = OneCatalogue(replace(CATALOGUE, matters=shipped_rules().matters))
        self.window = ShellWindow(theme=theme, language=chosen, sign_on=QWidget())
        self.desk = GreeterDesk(
            GreeterNeeds(
                window=self.window,
                language=chosen,
                outside=replace(self.scene.ports.outside, catalogues=rules),
                parts=GreeterParts(papers=self.scene.papers, initials=readings, self_service=ADDRESS),
                name_of=self.scene.outside.name_of,
            )
        )
        self.window.set_modes((MODE,))
        self.window.render_top(TopLineState(DESK, GREETER, 0))
        self.window.render_strip(ONLINE)
        self.window.resize(*size)
        self.window.show()
        self.desk.open()
        presenter = self.view.presenter
        for key in ("plan", "sim"):
            presenter.tap_tile(key)
        presenter.tap_document("resident_id")
        presenter.tap_care(Care.ELDERLY)

    @property
    def view(self) -> GreeterView:
        view = self.desk.view
        assert view is not None
        return view

    def take(self, file: Path) -> None:
        settle(self.window)
        self.window.grab().save(str(file))

    def close(self) -> None:
        self.window.close()
        self.scene.close()


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else PICTURES
    qt = application()
    theme = Theme(qt, extra=STYLES, parent=qt)
    for name, look in ((ThemeName.LIGHT, ""), (ThemeName.DARK, "dark-")):
        theme.switch(name)
        for language in Language:
            for size in SIZES:
                with tempfile.TemporaryDirectory() as place:
                    page = Page(Path(place), theme, language, size)
                    page.take(folder / f"greeter-{size[0]}-{look}{language.value}.png")
                    if size == SIZES[0] and name is ThemeName.LIGHT:
                        _acts(page, folder, language)
                    page.close()
    return 0


def _acts(page: Page, folder: Path, language: Language) -> None:
    view = page.view
    view.presenter.open_ticket(view.hall.rows()[0].ticket_id)
    view.presenter.card.choose_act(CardAct.TRANSFER)
    page.take(folder / f"greeter-card-{language.value}.png")
    view.close_dialog()
    page.scene.hall.becomes(HallState.LOST)
    page.take(folder / f"greeter-lost-{language.value}.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

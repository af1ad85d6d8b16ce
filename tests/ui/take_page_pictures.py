"""The guides' pictures of the pages beside the counter: `python -m tests.ui.take_page_pictures [FOLDER]`.

Set-up, settings and manager, each in both languages, light and dark, with the sample hall of the tests.
"""

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

import ui.manager.style
import ui.settings.style
import ui.setup.style
import ui.shell.style
from app.domain.setup_fields import SetupStep
from app.texts.language import Language
from tests.offline_cache.parts import new_counter
from tests.people.bench import people_of, started
from tests.ui.looks import settle
from tests.ui.manager.test_staff import Page as PeoplePage
from tests.ui.settings.test_view import Page as SettingsPage
from tests.ui.setup.test_view import Assistant
from ui.frame.application import application
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SIZE = (1366, 768)
STYLES = (ui.shell.style.rules, ui.setup.style.rules, ui.settings.style.rules, ui.manager.style.rules)


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else PICTURES
    qt: QApplication = application()
    theme = Theme(qt, extra=STYLES, parent=qt)
    for name, look in ((ThemeName.LIGHT, ""), (ThemeName.DARK, "dark-")):
        theme.switch(name)
        for language in Language:
            said = f"{look}{language.value}"
            _set_up(folder, language, said)
            settings = SettingsPage(language)
            _take(settings.view, folder / f"settings-{said}.png")
            _people(folder, language, said)
    return 0


def _set_up(folder: Path, language: Language, said: str) -> None:
    """`said` is the end of a picture's name: its look and language."""
    assistant = Assistant(language)
    _take(assistant.view, folder / f"setup-begin-{said}.png")
    assistant.to(SetupStep.HALL)
    _take(assistant.view, folder / f"setup-hall-{said}.png")
    for _ in range(5):
        assistant.presenter.next()
        assistant.world.lane.run_all()
    _take(assistant.view, folder / f"setup-check-{said}.png")


def _people(folder: Path, language: Language, said: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        counter = new_counter(Path(place) / "store")
        with counter.opened() as store:
            people_of(store)
        with started(counter) as desk:
            page = PeoplePage(desk, language)
            page.presenter.choose("3017")
            _take(page.view, folder / f"manager-people-{said}.png")


def _take(view: QWidget, file: Path) -> None:
    view.resize(*SIZE)
    view.show()
    settle(view)
    view.grab().save(str(file))
    view.hide()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The guides' pictures of the television: both languages, light and dark, on the three screens it is made for."""

from datetime import timedelta
from pathlib import Path

from app.display_ports import HallNews
from app.texts.language import Language
from tests.ui.display.hall import MOBILE, NOON, Screen, a_picture, numbered, rules_of
from tests.ui.display.test_looks import PAGES, SIZES
from tests.ui.looks import settle
from ui.display.view import DisplayView
from ui.frame.pictures import grab
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName

_LOOKS = ((ThemeName.LIGHT, ""), (ThemeName.DARK, "dark-"))


def take(folder: Path, theme: Theme) -> None:
    """`theme` has the television's rules; it is light again afterwards."""
    for name, look in _LOOKS:
        theme.switch(name)
        for language in Language:
            screen = Screen(rules_of(language))
            newest = numbered(18, MOBILE, 3, 29)
            screen.ear.news = HallNews(picture=a_picture(newest=(newest,)), heard_at=NOON, pages_url=PAGES)
            screen.presenter.look()
            screen.clock.at += timedelta(seconds=10)  # it has flashed
            for size in SIZES:
                view = DisplayView()
                view.resize(size)
                view.render_display(screen.presenter.look())
                view.show()
                settle(view)
                grab(view, folder / f"display-{size.width()}-{look}{language.value}.png")
                view.deleteLater()
    theme.switch(ThemeName.LIGHT)

"""The television in every look and on three screens: nothing cut, no glyph missing, nothing faint, nothing moved."""

from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.display.style
from app.display_ports import HallNews
from app.domain.matter import QueueClass
from app.domain.queue_picture import ClassWait
from app.texts.language import Language
from tests.ui.display.hall import COMPLAINT, FIXED, MOBILE, NOON, Screen, a_picture, a_wait, numbered, rules_of
from tests.ui.looks import Look, check_looks, settle, show_as
from ui.display.state import DisplayState
from ui.display.view import DisplayView
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName

SIZES = (QSize(1920, 1080), QSize(1366, 768), QSize(1280, 800))
LOOKS = [Look(language, theme, size) for language in Language for theme in ThemeName for size in SIZES]
PAGES = "http://192.168.1.20:8634"


def states(language: Language) -> dict[str, DisplayState]:
    full = (
        *(a_wait(MOBILE, 14, 15, 29), a_wait(FIXED, 2, 0, 0), a_wait(COMPLAINT, 0, 3, 6)),
        *(a_wait(QueueClass.REPAIR, 12, 48, 114), ClassWait(QueueClass.ENTERPRISE, 3, None, None)),
    )
    now = numbered(18, MOBILE, 3, 29)
    long = numbered(1118, QueueClass.ENTERPRISE, 12, 29)
    news = {
        "as drawn": HallNews(picture=a_picture(newest=(now,)), heard_at=NOON, pages_url=PAGES),
        "full and lost": HallNews(
            picture=a_picture(waits=full, newest=(long,)), heard_at=NOON, lost_since=NOON, pages_url=PAGES
        ),
        "nobody": HallNews(picture=a_picture(waits=()), heard_at=NOON),
        "never heard": HallNews(lost_since=NOON),
    }
    shown = {}
    for name, one in news.items():
        screen = Screen(rules_of(language))
        screen.ear.news = one
        shown[name] = screen.presenter.look()
    return shown


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_television_reads_well(look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    view = DisplayView()
    qtbot.addWidget(view)
    show_as(view, look, Theme(qapp, extra=(ui.display.style.rules,)))
    for state in states(look.language).values():
        view.render_display(state)
        settle(view)
        check_looks(view, size=look.size)
    qapp.setStyleSheet("")


def test_a_call_flashes_slowly_and_moves_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    Theme(qapp, extra=(ui.display.style.rules,))
    screen, view = Screen(), DisplayView()
    qtbot.addWidget(view)
    view.resize(SIZES[1])
    view.show()
    screen.ear.news = HallNews(picture=a_picture(newest=(numbered(18, MOBILE, 3, 29),)), heard_at=NOON)
    seen, places = [], set()
    for tenth in range(100):
        screen.clock.at = NOON + timedelta(milliseconds=100 * tenth)
        state = screen.presenter.look()
        seen.append(state.lit)
        if tenth % 7 == 0:
            view.render_display(state)
            settle(view)
            places.add(tuple(str(part.geometry()) for part in view.children() if hasattr(part, "geometry")))
    turns = [at for at in range(1, 100) if seen[at] != seen[at - 1]]
    assert 6 <= len(turns) <= 12
    assert min(b - a for a, b in pairwise(turns)) >= 5  # at most one flash a second: two turns
    assert seen[-1] is False
    assert len(places) == 1
    qapp.setStyleSheet("")

"""The clerk's guide is four printed pages at most, the greeter's two, the manager's six, in both languages.

Their pictures are there, and what the manager's quotes of a screen is said so on one.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, QUrl
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QApplication

from tests.house.tree import ROOT
from ui.frame.fonts import load_fonts
from ui.frame.tokens import tokens

DOCS = ROOT / "docs"
GUIDES = (DOCS / "clerk.md", DOCS / "clerk.en.md")
GREETERS = (DOCS / "greeter.md", DOCS / "greeter.en.md")
MANAGERS = (DOCS / "manager.md", DOCS / "manager.en.md")
MOST_PAGES = 4
GREETERS_PAGES = 2
MANAGERS_PAGES = 6
INSIDE = QSizeF(680, 1010)  # px of an A4 page at 96 dots an inch, 15 mm left free around
PICTURE_WIDTH = 440
QUOTED = re.compile(r"“([^”]+)”")
PICTURE = re.compile(r"!\[[^]]*\]\(([^)]+)\)")


def printed(guide: Path) -> QTextDocument:
    """As a person prints it: 9 point type, pictures two thirds of the width."""
    document = QTextDocument()
    document.setBaseUrl(QUrl.fromLocalFile(f"{DOCS}/"))
    document.setDocumentMargin(0)
    font = QFont(tokens().family)
    font.setPixelSize(12)
    document.setDefaultFont(font)
    document.setPageSize(INSIDE)
    document.setMarkdown(guide.read_text("utf-8"))
    document.setHtml(document.toHtml().replace("<img ", f'<img width="{PICTURE_WIDTH}" '))
    return document


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_it_fits_four_pages(guide: Path, qapp: QApplication) -> None:
    load_fonts(qapp)
    assert 1 < printed(guide).pageCount() <= MOST_PAGES


@pytest.mark.parametrize("guide", GREETERS, ids=lambda guide: guide.name)
def test_the_greeters_fits_two_pages_with_the_page_itself(guide: Path, qapp: QApplication) -> None:
    load_fonts(qapp)
    assert 1 < printed(guide).pageCount() <= GREETERS_PAGES
    assert all((DOCS / picture).is_file() for picture in PICTURE.findall(guide.read_text("utf-8")))


@pytest.mark.parametrize("guide", MANAGERS, ids=lambda guide: guide.name)
def test_the_managers_fits_six_pages_with_its_pictures(guide: Path, qapp: QApplication) -> None:
    load_fonts(qapp)
    assert GREETERS_PAGES < printed(guide).pageCount() <= MANAGERS_PAGES
    assert all((DOCS / picture).is_file() for picture in PICTURE.findall(guide.read_text("utf-8")))


@pytest.mark.parametrize("guide", [*GUIDES, *MANAGERS], ids=lambda guide: guide.name)
def test_it_shows_light_and_dark(guide: Path) -> None:
    pictures = PICTURE.findall(guide.read_text("utf-8"))
    assert len(pictures) >= 3
    assert any("dark" in picture for picture in pictures)
    assert any("dark" not in picture for picture in pictures)


@cache
def words_of_screens() -> tuple[str, ...]:
    """Every string of app/texts, both languages."""
    trees = (ast.parse(file.read_text("utf-8")) for file in sorted((ROOT / "app" / "texts").glob("*.py")))
    strings = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return tuple(said for said in strings if isinstance(said, str))


@pytest.mark.parametrize("guide", MANAGERS, ids=lambda guide: guide.name)
def test_what_the_managers_quotes_is_said_so_on_a_screen(guide: Path) -> None:
    quoted = QUOTED.findall(guide.read_text("utf-8"))
    assert len(quoted) > 20
    assert [each for each in quoted if not any(each.strip("。，,. ") in said for said in words_of_screens())] == []

"""The clerk's guide is four printed pages at most, the greeter's two, in both languages, and pictures are there."""

import re
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
MOST_PAGES = 4
GREETERS_PAGES = 2
INSIDE = QSizeF(680, 1010)  # px of an A4 page at 96 dots an inch, 15 mm left free around
PICTURE_WIDTH = 440
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


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_it_shows_light_and_dark(guide: Path) -> None:
    pictures = PICTURE.findall(guide.read_text("utf-8"))
    assert len(pictures) >= 3
    assert any("dark" in picture for picture in pictures)
    assert any("dark" not in picture for picture in pictures)

"""The four surfaces of a closed day, read back: what the screen paints, the slip, the page and the spreadsheet."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, Final

import openpyxl

from offline_cache import keys
from tests.needs import program
from tests.whole_day.hall import ROOT
from tests.whole_day.paper_rows import Painted, Word

FORMS: Final = (("text", "txt"), ("pdf", "pdf"), ("xlsx", "xlsx"))
_PAGE_OR_WORD: Final = re.compile(
    r'<page |<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>'
)
Tables = dict[str, list[list[Any]]]


@dataclass(frozen=True)
class Surfaces:
    """`screen` in words, by the tables' keys; `sheets` by their titles, as numbers; the words of slip and page."""

    screen: dict[str, Painted]
    sheets: Tables
    slip: list[Word]
    page: list[Word]


def read_surfaces(folder: Path, *, store: Path, day: str, screen: dict[str, Painted]) -> Surfaces:
    """By `yitai report daily` on the hall server's store; `screen` is what the manager's counter painted."""
    files = {}
    for form, ending in FORMS:
        files[form] = folder / f"{day}.{ending}"
        command = [sys.executable, str(ROOT / "yitai.py"), "report", "daily", "--store", str(store)]
        command += ["--date", day, "--as", form, "--out", str(files[form]), "--language", "zh", "--replace"]
        environment = {**os.environ, keys.PASSPHRASE_VARIABLE: keys.DEMO_PASSPHRASE}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    slip = [Word(said) for said in files["text"].read_text("utf-8").split()]
    return Surfaces(screen, _sheets(files["xlsx"]), slip, _words_of(files["pdf"]))


def _words_of(file: Path) -> list[Word]:
    """In the order they are drawn, with where they stand in points."""
    command = [program("pdftotext"), "-bbox", "-raw", str(file), "-"]
    said = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    words, page = [], 0
    for found in _PAGE_OR_WORD.finditer(said):
        if found[3] is None:
            page += 1
        else:
            words.append(Word(unescape(found[3]), page, float(found[2]), float(found[1])))
    return words


def _sheets(file: Path) -> Tables:
    book = openpyxl.load_workbook(file)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}

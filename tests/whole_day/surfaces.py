"""The four surfaces of a closed day, read back: what the screen paints, the slip, the page and the spreadsheet."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import openpyxl

from offline_cache import keys
from tests.needs import program
from tests.whole_day.hall import ROOT

FORMS: Final = (("text", "txt"), ("pdf", "pdf"), ("xlsx", "xlsx"))
Tables = dict[str, list[list[Any]]]


@dataclass(frozen=True)
class Surfaces:
    """`screen` by the tables' keys, in words; `sheets` by their titles, as numbers; slip and page without blanks."""

    screen: dict[str, list[list[str]]]
    sheets: Tables
    slip: str
    page: str


def read_surfaces(folder: Path, *, store: Path, day: str, screen: dict[str, list[list[str]]]) -> Surfaces:
    """By `yitai report daily` on the hall server's store; `screen` is what the manager's counter painted."""
    files = {}
    for form, ending in FORMS:
        files[form] = folder / f"{day}.{ending}"
        command = [sys.executable, str(ROOT / "yitai.py"), "report", "daily", "--store", str(store)]
        command += ["--date", day, "--as", form, "--out", str(files[form]), "--language", "zh", "--replace"]
        environment = {**os.environ, keys.PASSPHRASE_VARIABLE: keys.DEMO_PASSPHRASE}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    page = subprocess.run(
        [program("pdftotext"), "-raw", str(files["pdf"]), "-"], check=True, capture_output=True, encoding="utf-8"
    )
    return Surfaces(screen, _sheets(files["xlsx"]), squeezed(files["text"].read_text("utf-8")), squeezed(page.stdout))


def squeezed(said: str) -> str:
    """Without blanks and signs of money, which narrow paper has once for all its tables, and with its minus."""
    return re.sub(r"[\s¥￥]+", "", said).replace("−", "-")


def _sheets(file: Path) -> Tables:
    book = openpyxl.load_workbook(file)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}

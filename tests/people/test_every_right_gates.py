"""No right is decoration: each is asked for somewhere in the program."""

import re
from pathlib import Path

from app.domain.masked_part import MaskedPart
from app.domain.right import Right, right_for_matter
from commands.stock import shipped_matters

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("app/handling", "ui", "commands", "printing", "devices", "offline_cache")
ASKED_BY_THE_FORM = "app/domain/order_rights.py"  # what its acts demand; the rest of that folder only names rights


def asked_for() -> set[Right]:
    """Every right named in the program's acts and screens, and those that catalogue and masked data ask for."""
    files = [ROOT / ASKED_BY_THE_FORM, *(file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py"))]
    sources = [file.read_text("utf-8") for file in files]
    named = {name for source in sources for name in re.findall(r"\bRight\.([A-Z_]+)\b", source)}
    found = {right for right in Right if right.name in named}
    if any("right_for_matter(matter)" in source for source in sources):
        found |= {right_for_matter(matter) for matter in (*shipped_matters().matters.values(), None)}
    if any("demand(part.right" in source for source in sources):
        found |= {part.right for part in MaskedPart}
    return found


def test_every_right_is_asked_for_somewhere() -> None:
    assert set(Right) - asked_for() == set()

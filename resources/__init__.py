"""Where the files the program ships with are: fonts, icons, style, demo data. Imports nothing of ours."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent  # also inside a frozen program, which unpacks its data beside its modules


def path(name: str) -> Path:
    """The place of a shipped file or folder, by its name with forward slashes (`demo/catalogue.toml`)."""
    return _FOLDER.joinpath(*name.split("/"))

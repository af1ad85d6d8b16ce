import configparser
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PIL.IcoImagePlugin import IcoImageFile
from PySide6.QtWidgets import QApplication

import resources
from tests.house.tree import ROOT
from tests.ui.draw_icon import ICO_SIZES, PNG_SIZE, draw, drawn


def differ(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of one channel of one pixel, 0 to 255."""
    return max(ImageChops.difference(one, other).tobytes())


def test_what_is_shipped_is_what_the_drawing_gives(qapp: QApplication, tmp_path: Path) -> None:
    draw(tmp_path)
    for name in ("yitai.png", "yitai.ico"):
        with Image.open(tmp_path / name) as made, Image.open(resources.path(f"application/{name}")) as shipped:
            assert differ(made.convert("RGBA"), shipped.convert("RGBA")) < 8, f"python -m tests.ui.draw_icon for {name}"


@pytest.mark.parametrize("size", ICO_SIZES)
def test_windows_gets_each_size_drawn_by_itself(size: int, qapp: QApplication) -> None:
    with Image.open(resources.path("application/yitai.ico")) as icon:
        assert icon.info["sizes"] >= {(each, each) for each in ICO_SIZES}
        assert isinstance(icon, IcoImageFile)
        assert differ(icon.ico.getimage((size, size)).convert("RGBA"), drawn(size)) < 8


def test_the_corners_are_clear_and_the_middle_is_paper(qapp: QApplication) -> None:
    picture = drawn(PNG_SIZE)
    assert picture.getpixel((2, 2)) == (0, 0, 0, 0)
    assert picture.getpixel((150, 300)) == (255, 255, 255, 255)


def test_every_window_has_it() -> None:
    shown = (
        "from ui.frame.application import application; print(application().windowIcon().availableSizes()[0].width())"
    )
    done = subprocess.run([sys.executable, "-c", shown], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == f"{PNG_SIZE}\n"


def test_the_desktop_entry_names_program_and_icon() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read_string(resources.path("application/yitai.desktop").read_text("utf-8"))
    said = entry["Desktop Entry"]
    assert (said["Exec"], said["Icon"], said["Terminal"]) == ("yitai", "yitai", "false")
    assert said["name[zh_cn]"] == "一台清"

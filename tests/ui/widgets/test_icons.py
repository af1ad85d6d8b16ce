import re

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

import resources
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.widgets.button import Button, ButtonRole
from ui.widgets.dressing import Tone
from ui.widgets.icons import Icon, IconSize, icon_image

SHIPPED = sorted(file.stem for file in resources.path("icons").glob("*.svg"))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_icon_is_painted_in_the_colour_asked_for(name: str) -> None:
    image = icon_image(name, "#B0241C", 24, 2.0)
    assert image.size().width() == 48
    assert image.deviceIndependentSize().width() == 24
    solid = [
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    ]
    assert solid, "nothing painted"
    assert all(abs(QColor(seen).red() - 0xB0) < 3 for seen in solid)


@pytest.mark.parametrize("name", [name for name in SHIPPED if name != "brand-mark"])
def test_every_lucide_icon_has_the_stroke_we_replace(name: str) -> None:
    svg = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    assert re.search(r'stroke-width="2"', svg)
    assert "currentColor" in svg


def test_an_icon_that_is_not_shipped_is_said() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        icon_image("no-such-icon", "#000000", 16, 1.0)


@pytest.mark.parametrize(("size", "pixels"), [(IconSize.TAG, 14), (IconSize.INLINE, 16), (IconSize.RAIL, 22)])
def test_sizes_come_from_the_style_sheet(theme: Theme, qtbot: QtBot, size: IconSize, pixels: int) -> None:
    icon = Icon("check", size=size)
    qtbot.addWidget(icon)
    icon.ensurePolished()
    assert (icon.sizeHint().width(), icon.sizeHint().height()) == (pixels, pixels)


def _seen(icon: Icon) -> set[str]:
    picture = icon.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_an_icon_follows_the_theme(theme: Theme, qtbot: QtBot) -> None:
    icon = Icon("minus", size=IconSize.TOUCH, tone=Tone.INK)
    qtbot.addWidget(icon)
    icon.show()
    theme.switch(ThemeName.HIGH_CONTRAST)
    assert icon.palette().color(icon.foregroundRole()) == QColor("#FFFFFF")
    theme.switch(ThemeName.LIGHT)
    assert icon.palette().color(icon.foregroundRole()) == QColor("#14252A")
    assert len(_seen(icon)) > 1


def test_an_icon_in_a_button_has_the_colour_of_its_words(theme: Theme, qtbot: QtBot) -> None:
    button = Button("作废本单", role=ButtonRole.DANGER, icon="trash-2")
    qtbot.addWidget(button)
    button.show()
    (icon,) = (part for part in button.findChildren(Icon) if part.isVisible())
    assert icon.palette().color(icon.foregroundRole()) == QColor(theme.colours.danger)

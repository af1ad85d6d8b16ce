"""The typefaces the program ships with, so that no machine shows another or none."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

import resources
from app.errors import Bug
from ui.frame.tokens import tokens
from ui.widgets.dressing import Face

RARE_FAMILY = "LXGW WenKai"  # characters of names the first one lacks: 𠮷


def load_fonts(application: QApplication) -> None:
    """Make the three weights the application's font, and the font of rare characters what stands in for it.

    Qt reads the second one only once a character needs it. Raises Bug where a file is missing or broken.
    """
    look = tokens()
    wanted = [(look.family, style, f"NotoSansSC-{style}.ttf") for style in ("Regular", "Medium", "Bold")]
    for family, style, file in (*wanted, (RARE_FAMILY, "Bold", "LXGWWenKai-Bold.ttf")):
        known = style in QFontDatabase.styles(family)
        if not known and QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{file}"))) < 0:
            raise Bug(f"font {file} cannot be loaded")
    QFont.insertSubstitution(look.family, RARE_FAMILY)
    font = QFont(look.family)
    font.setPixelSize(look.type[Face.BODY].size)
    application.setFont(font)

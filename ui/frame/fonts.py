"""The typeface the program ships with, so that no machine shows another or none."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

import resources
from app.errors import Bug
from ui.frame.tokens import tokens
from ui.widgets.dressing import Face

_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Medium.ttf", "NotoSansSC-Bold.ttf")


def load_fonts(application: QApplication) -> None:
    """Load the three weights and make them the application's font. Raises Bug where a file is missing or broken."""
    look = tokens()
    loaded = look.family in QFontDatabase.families()
    for file in () if loaded else _FILES:
        if QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{file}"))) < 0:
            raise Bug(f"font {file} cannot be loaded")
    font = QFont(look.family)
    font.setPixelSize(look.type[Face.BODY].size)
    application.setFont(font)

"""The typefaces the program ships with, so that no machine shows another or none."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

import resources
from app.errors import Bug
from ui.frame.tokens import tokens
from ui.widgets.dressing import Face

_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Medium.ttf", "NotoSansSC-Bold.ttf")
_RARE_FILE, RARE_FAMILY = "LXGWWenKai-Bold.ttf", "LXGW WenKai"  # characters of names the first one lacks: 𠮷


def load_fonts(application: QApplication) -> None:
    """Make the three weights the application's font, and the font of rare characters what stands in for it.

    Qt reads the second one only once a character needs it. Raises Bug where a file is missing or broken.
    """
    look = tokens()
    known = QFontDatabase.families()
    for family, files in ((look.family, _FILES), (RARE_FAMILY, (_RARE_FILE,))):
        for file in () if family in known else files:
            if QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{file}"))) < 0:
                raise Bug(f"font {file} cannot be loaded")
    QFont.insertSubstitution(look.family, RARE_FAMILY)
    font = QFont(look.family)
    font.setPixelSize(look.type[Face.BODY].size)
    application.setFont(font)

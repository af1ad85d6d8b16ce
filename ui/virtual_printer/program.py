"""The virtual printer as a program of its own: its window until it is closed."""

from app.printer_ports import DecodedPaper
from app.texts.language import Language
from ui.frame.application import application
from ui.frame.theme import LanguageChoice, Theme
from ui.virtual_printer import style
from ui.virtual_printer.window import VirtualPrinterWindow


def show_until_closed(paper: DecodedPaper, *, language: Language) -> int:
    """Returns the exit code."""
    qt = application()
    theme = Theme(qt, extra=(style.rules,))
    window = VirtualPrinterWindow(paper, languages=LanguageChoice(language))
    window.show()
    code = qt.exec()
    theme.deleteLater()
    return code

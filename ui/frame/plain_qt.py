"""Qt for Python without its switchable spellings (snake_case, true_property), which nothing here uses.

To know which modules switch them, PySide6 reads the source of every module imported after it and keeps the lines: 40 MB
and 0.2 s of a counter's start. There is no option against it; where a later PySide6 asks otherwise, nothing is changed.
"""

import importlib
import sys

_ASKS = "shibokensupport.feature"
_BY = "_mod_uses_pyside"  # by which it asks of a module whether it names PySide6


def load_plain_qt() -> None:
    """Ahead of whatever imports windows: what comes behind it is loaded sooner and takes less."""
    importlib.import_module("PySide6.QtCore")
    asks = sys.modules.get(_ASKS)
    if hasattr(asks, _BY):
        setattr(asks, _BY, _says_no)


def _says_no(_: object) -> bool:
    return False

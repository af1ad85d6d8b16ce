"""Many changes, one layout: Qt lays a row out again at once for each of its parts that is shown."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QLayout


@contextmanager
def laid_out_once(*layouts: QLayout) -> Iterator[None]:
    """What changes inside is laid out together, at its end. Of nested ones the innermost first."""
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
            layout.activate()  # a request that came meanwhile was dropped

"""One picture for every television: what is measured for 1920 × 1080 is fitted into the screen there is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

WIDTH: Final = 1920
HEIGHT: Final = 1080


def factor_for(width: int, height: int) -> float:
    """By the tighter side; what is left of the other one goes to the parts that grow."""
    return min(width / WIDTH, height / HEIGHT)


class Scale:
    """Remembers lengths as they are on a large screen, and gives them anew for another one."""

    def __init__(self) -> None:
        self._factor = 1.0
        self._lengths: list[Callable[[], None]] = []

    def px(self, length: int) -> int:
        """Never 0 for what is there."""
        return max(1, round(length * self._factor)) if length else 0

    def margins(self, layout: QLayout, left: int, top: int, right: int, bottom: int) -> None:
        px = self.px
        self._keep(lambda: layout.setContentsMargins(px(left), px(top), px(right), px(bottom)))

    def spacing(self, layout: QBoxLayout, length: int) -> None:
        self._keep(lambda: layout.setSpacing(self.px(length)))

    def width(self, part: QWidget, length: int) -> None:
        self._keep(lambda: part.setFixedWidth(self.px(length)))

    def height(self, part: QWidget, length: int) -> None:
        self._keep(lambda: part.setFixedHeight(self.px(length)))

    def call(self, told: Callable[[int], None], length: int) -> None:
        self._keep(lambda: told(self.px(length)))

    def to(self, factor: float) -> None:
        self._factor = factor
        for apply in self._lengths:
            apply()

    def _keep(self, apply: Callable[[], None]) -> None:
        self._lengths.append(apply)
        apply()

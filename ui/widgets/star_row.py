"""How many stars a customer has, in words and stars."""

from PySide6.QtWidgets import QWidget

from ui.widgets.dressing import Face, Tone
from ui.widgets.words import Words


class StarRow(Words):
    """五星 ★★★★★ in accentInk; nothing where there are no stars."""

    def __init__(self, *, face: Face = Face.BODY, parent: QWidget | None = None) -> None:
        super().__init__("", face=face, tone=Tone.ACCENT_INK, wrap=False, parent=parent)

    def render_stars(self, stars: int, words: str) -> None:
        """`words` say the number of stars: 五星, 5 stars."""
        self.setText(f"{words} {'★' * stars}" if stars else "")
        self.setVisible(bool(stars))

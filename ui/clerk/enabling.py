"""Turning a button off and on with its key-cap."""

from ui.widgets.button import Button
from ui.widgets.keycap import KeyCap


def enable(button: Button, enabled: bool) -> None:
    """Colours a part takes as properties follow its state only when it is polished anew."""
    if enabled != button.isEnabled():
        button.setEnabled(enabled)
        for cap in button.findChildren(KeyCap):
            cap.style().unpolish(cap)
            cap.style().polish(cap)

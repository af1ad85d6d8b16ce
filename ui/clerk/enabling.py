"""Turning a button off and on with its key-cap."""

from ui.widgets.button import Button
from ui.widgets.dressing import dress
from ui.widgets.keycap import KeyCap


def enable(button: Button, enabled: bool) -> None:
    """A cap takes its colours as properties, which know no disabled state: it is told."""
    button.setEnabled(enabled)
    for cap in button.findChildren(KeyCap):
        dress(cap, off=not enabled)

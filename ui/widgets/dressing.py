"""How a part asks the style sheet for its look: names of type and colour, and the property calls that apply them."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Face(StrEnum):
    """A step of the type scale; size, line height and weight are in tokens.json."""

    KEYCAP = "keycap"  # 12/16 medium
    CAPTION = "caption"  # 12/18
    LABEL = "label"  # 12/18 medium
    SMALL = "small"  # 13/20
    BODY = "body"  # 14/22
    LINE_NAME = "lineName"  # 15/24 medium
    PANE = "pane"  # 16/24 medium
    DIALOG = "dialog"  # 18/28 medium
    TICKET_NO = "ticketNo"  # 18/28 bold
    PERSON = "person"  # 20/28 medium
    SUM = "sum"  # 20/28 bold
    HEADING = "heading"  # 22/32 medium
    DUE = "due"  # 32/40 bold
    TILE_FIGURE = "tileFigure"  # 36/44 bold
    CHANGE = "change"  # 40/48 bold
    TOUCH_NOTE = "touchNote"  # 15/24
    TOUCH_BODY = "touchBody"  # 18/28
    TOUCH_NAME = "touchName"  # 22/32 medium
    TOUCH_HEAD = "touchHead"  # 24/32 medium
    TOUCH_TITLE = "touchTitle"  # 32/44 medium
    TOUCH_AMOUNT = "touchAmount"  # 40/48 bold
    ELDER_BODY = "elderBody"  # 32/56
    ELDER_BUTTON = "elderButton"  # 36/48 medium
    ELDER_TITLE = "elderTitle"  # 48/64 medium
    DISPLAY_NOTE = "displayNote"  # 30/40
    DISPLAY_ROW = "displayRow"  # 44/64 medium
    DISPLAY_CALL = "displayCall"  # 200/240 bold


class Tone(StrEnum):
    """A colour for words and the icon beside them, by the name it has among the tokens."""

    INK = "ink"
    INK2 = "ink2"
    INK3 = "ink3"
    ACCENT = "accent"
    ACCENT_INK = "accent_ink"
    ON_ACCENT = "on_accent"
    WARN = "warn"
    DANGER = "danger"
    DISABLED = "disabled_ink"
    LINE_STRONG = "line_strong"
    RAIL_INK = "rail_ink"
    RAIL_ON = "rail_on"
    TOAST_INK = "toast_ink"
    TOAST_ACTION = "toast_action"


def dress(widget: QWidget, **properties: str | bool) -> None:
    """Set dynamic properties the style sheet asks for; polished again, with its children, only if one changed.

    A constructor sets them with plain setProperty, and before it makes children: Qt polishes a child as soon as it is
    told to be visible, and then never asks again what its parent is.
    """
    if _set(widget, properties):
        for part in (widget, *widget.findChildren(QWidget)):
            _polish(part)


def dress_alone(widget: QWidget, **properties: str | bool) -> None:
    """As `dress`, for what no rule of the style sheet looks up from a part inside: those are left as they are."""
    if _set(widget, properties):
        _polish(widget)


def _set(widget: QWidget, properties: Mapping[str, str | bool]) -> bool:
    """Whether one of them was another before."""
    changed = {name: value for name, value in properties.items() if widget.property(name) != value}
    for name, value in changed.items():
        widget.setProperty(name, value)
    return bool(changed)


def _polish(part: QWidget) -> None:
    if part.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        part.style().unpolish(part)
        part.style().polish(part)
        part.updateGeometry()
        part.update()

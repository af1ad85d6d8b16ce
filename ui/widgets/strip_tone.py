"""How an item of the status strip fares; apart from the widget, so that what composes the words needs no Qt."""

from enum import StrEnum


class StripTone(StrEnum):
    PLAIN = "plain"
    GOOD = "good"  # accentInk, medium: 在线
    WARN = "warn"  # amber, while the whole strip is
    OFFLINE = "offline"  # amber, medium: the reason why it is
    FAULT = "fault"  # red, medium: says what follows

"""The names of the themes, apart from their colours, so that a presenter can say them."""

from enum import StrEnum


class ThemeName(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "highContrast"

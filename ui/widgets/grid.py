"""The 8 px grid: the distances layouts use, in logical pixels. ui/frame/tokens.py checks them against tokens.json."""

from typing import Final

HALF: Final = 4
ONE: Final = 8
ONE_AND_HALF: Final = 12
TWO: Final = 16
THREE: Final = 24
FOUR: Final = 32
SIX: Final = 48
EIGHT: Final = 64

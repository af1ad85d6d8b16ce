"""The states of a speech engine, under the names Qt gives them."""

from enum import Enum


class State(Enum):
    Ready = 0
    Speaking = 1
    Paused = 2
    Error = 3
    Synthesizing = 4

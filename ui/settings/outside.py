"""What the settings page asks of the world; the shell and commands/ give it. What blocks runs on the store's lane."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.domain.approval import Leave
from app.domain.setting import Setting
from app.ports import Lane
from app.texts.language import Text
from ui.frame.gate import Gate

DEADLINE_S = 20.0


class QueueSettingsActs(Protocol):
    """The hall's rules of its queue. All but `why_not` on the hall's lane; they raise Trouble."""

    def why_not(self) -> Text | None:
        """Why they can be neither seen nor changed now; None where they can. Never waits."""
        ...

    def values(self) -> Mapping[str, str]: ...
    def keep(self, setting: Setting, value: str, leave: Leave) -> Mapping[str, str]:
        """All that stand after it."""
        ...


@dataclass(frozen=True, slots=True)
class SettingsOutside:
    """`keep`, `keep_found`, `export` and `take_over` raise Trouble; files are read and written by them on the lane
    (OSError). `keep_found` keeps what a test page showed of a printer, all of it or nothing.

    `at_once` is called on the window's thread with each setting that was kept; `tell` shows a sentence, with the act
    that takes it back where there is one.
    """

    lane: Lane
    gate: Gate
    values: Callable[[], Mapping[str, str]]
    keep: Callable[[Setting, str, Leave | None], None]
    keep_found: Callable[[Mapping[str, str], Leave], None]
    export: Callable[[Path, Leave], None]
    take_over: Callable[[Path, Leave], tuple[Setting, ...]]
    queue: QueueSettingsActs
    hall_lane: Lane
    at_once: Callable[[Setting, str], None]
    tell: Callable[[Text, Callable[[], None] | None], None]

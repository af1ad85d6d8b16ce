"""What a hall sets of its queue: weights, calls, promises, when its day begins; kept as text like every setting.

Read together, since they must fit each other: weights that would turn the lanes round are refused as a whole.
"""

from collections.abc import Mapping
from datetime import time
from typing import Final

from app.domain.routing import Weights, check_weights
from app.domain.setting import Setting, SettingGroup, SettingKind
from app.domain.ticket_ledger import CallRules
from app.domain.ticket_times import Promises
from app.errors import InputRefused
from app.texts import queue_settings as words
from app.texts.language import Text

_MINUTE_S = 60


def _whole(key: str, name: Text, says: Text, default: int, *, least: int = 1, most: int = 100) -> Setting:
    return Setting(
        f"queue.{key}", SettingGroup.QUEUE, SettingKind.WHOLE, name, says, str(default), least=least, most=most
    )


PROTECTED = _whole("weight.protected", words.PROTECTED, words.PROTECTED_SAYS, 20)
FAVOURED = _whole("weight.favoured", words.FAVOURED, words.FAVOURED_SAYS, 2)
ORDINARY = _whole("weight.ordinary", words.ORDINARY, words.ORDINARY_SAYS, 1)
STARS_FROM = _whole("stars_from", words.STARS_FROM, words.STARS_FROM_SAYS, 6, most=8)  # 8: none
LATE_GRACE = _whole("late_grace_minutes", words.LATE_GRACE, words.LATE_GRACE_SAYS, 15, least=0, most=120)
RECALL_GAP = _whole("recall_gap_seconds", words.RECALL_GAP, words.RECALL_GAP_SAYS, 40, least=10, most=300)
MOST_CALLS = _whole("most_calls", words.MOST_CALLS, words.MOST_CALLS_SAYS, 3, most=10)
BEHIND = _whole("behind", words.BEHIND, words.BEHIND_SAYS, 3, least=0, most=20)
MOST_ROUNDS = _whole("most_rounds", words.MOST_ROUNDS, words.MOST_ROUNDS_SAYS, 2, most=5)
CALLED_WITHIN = _whole("protected_called_minutes", words.CALLED_WITHIN, words.CALLED_WITHIN_SAYS, 6, most=60)
FINISHED_WITHIN = _whole("protected_finished_minutes", words.FINISHED_WITHIN, words.FINISHED_WITHIN_SAYS, 6, most=60)
ORDINARY_WITHIN = _whole("ordinary_called_minutes", words.ORDINARY_WITHIN, words.ORDINARY_WITHIN_SAYS, 10, most=120)
DAY_BEGINS = Setting(
    "queue.day_begins",
    SettingGroup.QUEUE,
    SettingKind.WORDS,
    words.DAY_BEGINS,
    words.DAY_BEGINS_SAYS,
    "00:00",
    shape=r"([01][0-9]|2[0-3]):[0-5][0-9]",
    example="05:00",
)
QUEUE_SETTINGS: Final = (PROTECTED, FAVOURED, ORDINARY, STARS_FROM, LATE_GRACE) + (
    RECALL_GAP,
    MOST_CALLS,
    BEHIND,
    MOST_ROUNDS,
    CALLED_WITHIN,
    FINISHED_WITHIN,
    ORDINARY_WITHIN,
    DAY_BEGINS,
)


def check_together(values: Mapping[str, str]) -> None:
    """Raises InputRefused for a value that cannot stand alone or with the others: weights that do not fall."""
    for checked in (weights_of, calls_of, promises_of, day_begins_of):
        checked(values)


def weights_of(values: Mapping[str, str]) -> Weights:
    """Raises InputRefused for a value that cannot stand, or weights that do not fall."""
    weights = Weights(
        protected=_number(values, PROTECTED),
        favoured=_number(values, FAVOURED),
        ordinary=_number(values, ORDINARY),
        stars_from=_number(values, STARS_FROM),
        late_grace_s=_number(values, LATE_GRACE) * _MINUTE_S,
    )
    check_weights(weights)
    return weights


def calls_of(values: Mapping[str, str]) -> CallRules:
    """Raises InputRefused for a value that cannot stand."""
    return CallRules(
        recall_gap_s=_number(values, RECALL_GAP),
        most_calls=_number(values, MOST_CALLS),
        behind=_number(values, BEHIND),
        most_rounds=_number(values, MOST_ROUNDS),
    )


def promises_of(values: Mapping[str, str]) -> Promises:
    """Raises InputRefused for a value that cannot stand."""
    return Promises(
        protected_called_s=_number(values, CALLED_WITHIN) * _MINUTE_S,
        protected_finished_s=_number(values, FINISHED_WITHIN) * _MINUTE_S,
        ordinary_called_s=_number(values, ORDINARY_WITHIN) * _MINUTE_S,
    )


def day_begins_of(values: Mapping[str, str]) -> time:
    """Raises InputRefused for a value that cannot stand."""
    return time.fromisoformat(_value(values, DAY_BEGINS))


def _number(values: Mapping[str, str], setting: Setting) -> int:
    return int(_value(values, setting))


def _value(values: Mapping[str, str], setting: Setting) -> str:
    value = values.get(setting.key, setting.default)
    fault = setting.fault(value)
    if fault is not None:
        raise InputRefused(fault)
    return value

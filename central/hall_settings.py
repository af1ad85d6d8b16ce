"""What the hall sets of its queue, kept in the hall server's store: read and changed over the wire, all values checked
together, in force at once, and written down with who, what before and what after.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.domain.audit import AuditKind
from app.domain.queue_settings import QUEUE_SETTINGS, calls_of, day_begins_of, promises_of, weights_of
from app.domain.right import Right
from app.errors import InputRefused
from app.handling.keep_settings import SettingsBook
from app.ports import AuditEvent, Clock
from app.texts import queue_settings as queue_words
from app.texts import settings as words
from app.texts.language import Language
from app.wire.hall_calls import ChangeSettings, SettingValue, SettingValues
from offline_cache.hall_book import HallRules

_BY_KEY = {each.key: each for each in QUEUE_SETTINGS}


def ruled_by(values: Mapping[str, str], rules: HallRules) -> HallRules:
    """`rules` with what is set. Raises InputRefused where values cannot stand, alone or together."""
    return replace(
        rules,
        weights=weights_of(values),
        calls=calls_of(values),
        promises=promises_of(values),
        day_begins=day_begins_of(values),
    )


class HallSettings:
    """May be asked from any thread."""

    def __init__(
        self, book: SettingsBook, *, clock: Clock, rules: Callable[[], HallRules], rule: Callable[[HallRules], None]
    ) -> None:
        """`rules` are those in force, `rule` puts others in force."""
        self._book, self._clock, self._rules, self._rule = book, clock, rules, rule
        self._turn = threading.Lock()

    def values(self) -> SettingValues:
        return SettingValues(tuple(SettingValue(key, value) for key, value in self._kept().items()))

    def change(self, asked: ChangeSettings) -> SettingValues:
        """All of them or none; what stands already is no change. Raises InputRefused, StoreTrouble."""
        with self._turn:
            before = self._kept()
            wanted = {each.key: each.value for each in asked.values}
            unknown = sorted(wanted.keys() - before.keys())
            if unknown:
                raise InputRefused(queue_words.NO_SUCH_SETTING, key=unknown[0])
            changed = {key: value for key, value in wanted.items() if value != before[key]}
            rules = ruled_by(before | changed, self._rules())
            if changed:
                self._book.keep(changed, *(self._event(asked, key, before[key], changed[key]) for key in changed))
                self._rule(rules)
        return self.values()

    def _kept(self) -> dict[str, str]:
        return {each.key: self._book.get(each.key, each.default) for each in QUEUE_SETTINGS}

    def _event(self, asked: ChangeSettings, key: str, before: str, after: str) -> AuditEvent:
        setting = _BY_KEY[key]
        said = words.CHANGED.say(Language.ZH, before=setting.shown(before), after=setting.shown(after))
        at = self._clock.now()
        return AuditEvent(
            AuditKind.SETTING_CHANGED, asked.by, at, key, said, right=Right.HALL_SETTINGS, approver=asked.approver
        )

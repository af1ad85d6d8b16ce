"""The settings page without Qt: find, change with the right it takes, take back, hand on."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from app.domain.approval import Leave
from app.domain.queue_settings import check_together
from app.domain.right import Right
from app.domain.setting import Setting, SettingGroup
from app.domain.setting_list import fault_of
from app.errors import InputRefused
from app.handling.keep_settings import DESK_KEY, FOUND_KEY, right_of
from app.texts import settings_page as words
from app.texts.language import Language, Text, same
from ui.settings.outside import DEADLINE_S, SettingsOutside
from ui.settings.sentence import sentence_of
from ui.settings.state import OF_THE_HALL, PAGE_SETTINGS, SettingChange, SettingsPageState, shown_value

T = TypeVar("T")
NOTHING = same("")  # no note beside what was found
GoOn = Callable[[Callable[[], None]], None]
_BY_KEY = {one.key: one for one in PAGE_SETTINGS}


def straight_on(act: Callable[[], None]) -> None:
    act()


class SettingsScreen(Protocol):
    def render_settings(self, state: SettingsPageState, *, lacking: frozenset[str]) -> None: ...


class SettingsPagePresenter:
    """Every change works at once or from the next start, is written down, and can be taken back one by one."""

    def __init__(self, outside: SettingsOutside, *, screen: SettingsScreen) -> None:
        self._outside = outside
        self._screen = screen
        self.state = SettingsPageState(values={})

    def open(self) -> None:
        """The page is shown: what is set now, nothing searched for."""
        here = {key: value for key, value in self.state.values.items() if key not in OF_THE_HALL}
        self.state = SettingsPageState(values=here, changes=self.state.changes)
        self._read()
        self._read_queue()

    def search(self, query: str) -> None:
        self._show(replace(self.state, query=query))

    def choose_group(self, group: SettingGroup | None) -> None:
        self._show(replace(self.state, group=group, query=""))
        if group is SettingGroup.QUEUE and self.state.queue_note is not None:
            self._read_queue()

    def change(self, key: str, value: str) -> None:
        """What a person chose or typed: refused in its field, or kept once whoever may has allowed it."""
        setting, value = _BY_KEY[key], value.strip()
        fault = fault_of(setting, value) or self._fault_together(key, value)
        if fault is not None:
            self._show(replace(self.state, typed={**self.state.typed, key: (value, fault)}))
            return
        typed = {name: refused for name, refused in self.state.typed.items() if name != key}
        self._show(replace(self.state, typed=typed))
        before = self.state.values[key]
        if value != before:
            self._ask_and_keep(SettingChange(setting, before, value), done=self._changed)

    def usual(self, key: str) -> None:
        self.change(key, _BY_KEY[key].default)

    def undo(self) -> None:
        """The last change of this run, with the same right."""
        if not self.state.changes:
            self._outside.tell(words.NOTHING_TO_UNDO, None)
            return
        last = self.state.changes[-1]
        back = tuple(SettingChange(one.setting, one.after, one.before) for one in last)
        if len(back) == 1:
            self._ask_and_keep(back[0], done=self._taken_back)
        else:
            self._ask_and_keep_found(back, done=self._found_taken_back)

    def take_found(self, found: Mapping[str, str], note: Text, go_on: GoOn = straight_on) -> None:
        """What a test page showed of a printer, by the settings' keys, changed under one right and as one change.
        `note` is what else there is to say of it, or all where nothing is to be changed. The page may be closed.
        `go_on` is handed the asking for the right, and leaves it where whoever answered is there no more."""

        def read(values: Mapping[str, str]) -> None:
            self._show(replace(self.state, values={**self._in_hall(), **values}))
            changes = [SettingChange(_BY_KEY[key], values[key], value) for key, value in found.items()]
            differing = tuple(one for one in changes if one.before != one.after)
            if differing:
                go_on(lambda: self._ask_and_keep_found(differing, done=lambda kept: self._found_kept(kept, note)))
            else:
                self._outside.tell(note, None)

        self._run(self._outside.values, then=read)

    def export(self, file: Path) -> None:
        def asked(leave: Leave) -> None:
            self._run(
                lambda: self._outside.export(file, leave),
                then=lambda _: self._outside.tell(words.EXPORTED.filled(file=file), None),
                unwritten=words.EXPORT_FAILED.filled(file=file),
            )

        self._outside.gate.ask(Right.EXPORT_SETTINGS, subject=DESK_KEY, then=asked)

    def take_over(self, file: Path) -> None:
        """What another desk exported; all of it or nothing."""

        def taken(changed: tuple[Setting, ...]) -> None:
            names = Text("、".join(one.name.zh for one in changed), ", ".join(one.name.en for one in changed))
            said = words.IMPORTED.filled(count=len(changed), names=names) if changed else words.IMPORTED_NOTHING
            self._outside.tell(said, None)
            self._read(told=changed)

        def asked(leave: Leave) -> None:
            self._run(lambda: self._outside.take_over(file, leave), then=taken)

        self._outside.gate.ask(Right.IMPORT_SETTINGS, subject=DESK_KEY, then=asked)

    def lacking(self) -> frozenset[str]:
        """Keys whose change the person on duty would have to get approved."""
        gate = self._outside.gate
        return frozenset(
            one.key for one in PAGE_SETTINGS if (right := right_of(one)) is not None and not gate.may(right).allowed
        )

    # ── keeping ───────────────────────────────────────────────────────────────────────────

    def _ask_and_keep(self, change: SettingChange, *, done: Callable[[SettingChange], None]) -> None:
        setting, right = change.setting, right_of(change.setting)

        def keep(leave: Leave | None) -> None:
            self._run(lambda: self._outside.keep(setting, change.after, leave), then=lambda _: kept({}))

        def keep_in_hall(leave: Leave) -> None:
            self._run_in_hall(lambda: self._outside.queue.keep(setting, change.after, leave), then=kept)

        def kept(stands: Mapping[str, str]) -> None:
            self.state = replace(self.state, values={**self.state.values, setting.key: change.after, **stands})
            self._outside.at_once(setting, change.after)
            done(change)

        if right is None:
            keep(None)
            return
        then = keep_in_hall if setting.key in OF_THE_HALL else keep
        gate = self._outside.gate
        gate.ask(right, subject=setting.key, about=setting.name, then=then, refused=self._unchanged)

    def _ask_and_keep_found(
        self, changes: tuple[SettingChange, ...], *, done: Callable[[tuple[SettingChange, ...]], None]
    ) -> None:
        values = {one.setting.key: one.after for one in changes}

        def kept(_: None) -> None:
            self.state = replace(self.state, values={**self.state.values, **values})
            done(changes)

        def keep(leave: Leave) -> None:
            self._run(lambda: self._outside.keep_found(values, leave), then=kept)

        gate = self._outside.gate
        gate.ask(Right.PRINTER_SETTINGS, subject=FOUND_KEY, about=words.FOUND, then=keep, refused=self._unchanged)

    def _found_kept(self, changes: tuple[SettingChange, ...], note: Text) -> None:
        self._show(replace(self.state, changes=(*self.state.changes, changes)))
        said = words.FOUND_LATER.filled(changes=_listed(words.FOUND_ONE, changes))
        said = words.WITH_NOTE.filled(sentence=said, note=note) if note != NOTHING else said
        self._outside.tell(said, self.undo)

    def _found_taken_back(self, changes: tuple[SettingChange, ...]) -> None:
        self._show(replace(self.state, changes=self.state.changes[:-1]))
        self._outside.tell(words.FOUND_BACK.filled(changes=_listed(words.FOUND_BACK_ONE, changes)), None)

    def _changed(self, change: SettingChange) -> None:
        self._show(replace(self.state, changes=(*self.state.changes, (change,))))
        sentence = words.CHANGED_LATER if change.setting.restart else words.CHANGED
        self._outside.tell(_said(sentence, change), self.undo)

    def _taken_back(self, change: SettingChange) -> None:
        self._show(replace(self.state, changes=self.state.changes[:-1]))
        self._outside.tell(_said(words.TAKEN_BACK, change), None)

    def _unchanged(self) -> None:
        """Nobody approved: the control shows again what is set."""
        self._show(self.state)

    def _read(self, *, told: tuple[Setting, ...] = ()) -> None:
        def read(values: Mapping[str, str]) -> None:
            self._show(replace(self.state, values={**values, **self._in_hall()}, typed={}))
            for setting in told:
                self._outside.at_once(setting, values[setting.key])

        self._run(self._outside.values, then=read)

    # ── the hall's rules of its queue ──────────────────────────────────────────────────────────

    def _in_hall(self) -> dict[str, str]:
        return {key: value for key, value in self.state.values.items() if key in OF_THE_HALL}

    def _fault_together(self, key: str, value: str) -> Text | None:
        """Weights that would turn the lanes round are refused before anybody is asked."""
        if key not in OF_THE_HALL:
            return None
        try:
            check_together({**self.state.values, key: value})
        except InputRefused as refused:
            return refused.text.filled(**refused.values)
        return None

    def _read_queue(self) -> None:
        why = self._outside.queue.why_not()
        if why is not None:
            self._without_queue(why)
            return

        def failed(error: Exception) -> None:
            self._without_queue(sentence_of(error, late=words.QUEUE_LOST))

        self._without_queue(words.QUEUE_ASKED)
        self._outside.hall_lane.run(
            self._outside.queue.values, then=self._with_queue, failed=failed, deadline_s=DEADLINE_S
        )

    def _with_queue(self, values: Mapping[str, str]) -> None:
        self._show(replace(self.state, values={**self.state.values, **values}, queue_note=None))

    def _without_queue(self, why: Text) -> None:
        here = {key: value for key, value in self.state.values.items() if key not in OF_THE_HALL}
        self._show(replace(self.state, values=here, queue_note=why))

    def _run_in_hall(self, job: Callable[[], T], *, then: Callable[[T], None]) -> None:
        """What did not come off may have been done all the same: it is asked for anew."""

        def failed(error: Exception) -> None:
            self.state = replace(self.state, busy=False)
            self._outside.tell(sentence_of(error, late=words.QUEUE_LATE), None)
            self._read_queue()

        def done(result: T) -> None:
            self.state = replace(self.state, busy=False)
            then(result)

        self._show(replace(self.state, busy=True))
        self._outside.hall_lane.run(job, then=done, failed=failed, deadline_s=DEADLINE_S)

    def _run(self, job: Callable[[], T], *, then: Callable[[T], None], unwritten: Text | None = None) -> None:
        def failed(error: Exception) -> None:
            self._show(replace(self.state, busy=False))
            self._outside.tell(sentence_of(error, late=words.NO_ANSWER, unwritten=unwritten), None)

        def done(result: T) -> None:
            self.state = replace(self.state, busy=False)
            then(result)

        self._show(replace(self.state, busy=True))
        self._outside.lane.run(job, then=done, failed=failed, deadline_s=DEADLINE_S)

    def _show(self, state: SettingsPageState) -> None:
        self.state = state
        if state.values:
            self._screen.render_settings(state, lacking=self.lacking())


def _said(sentence: Text, change: SettingChange) -> Text:
    setting = change.setting
    values = [shown_value(setting, change.after, language, nothing=words.NOTHING_SET) for language in Language]
    return sentence.filled(name=setting.name, value=Text(*values))


def _listed(sentence: Text, changes: tuple[SettingChange, ...]) -> Text:
    said = [_said(sentence, one) for one in changes]
    return Text("，".join(each.zh for each in said), ", ".join(each.en for each in said))

"""Settings are changed by whoever may, checked, and written down with the change, in a real store."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain import setting_list as known
from app.domain.approval import Approval, Leave
from app.domain.audit import AuditKind
from app.domain.right import Right
from app.domain.setting import Setting, SettingGroup, SettingKind
from app.domain.setting_list import SETTINGS
from app.domain.staff import Role, StaffMember
from app.errors import FileFaulty, InputRefused, RightMissing
from app.handling.hall_file import read_desk, write_desk
from app.handling.keep_settings import (
    DESK_KEY,
    FOUND_KEY,
    SettingsPlace,
    all_values,
    export_settings,
    import_settings,
    keep_found,
    keep_setting,
    right_of,
)
from app.staff_ports import AuditSearch
from app.texts.language import Language
from offline_cache.audit import StoredAudit
from offline_cache.settings import StoredSettings
from offline_cache.store import Store
from tests.fakes.clock import HandClock
from tests.fakes.orders import DESK
from tests.offline_cache.parts import Counter, copy_of, new_counter

MANAGER = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)
CLERK = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK)
CLOCK = HandClock()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Counter:
    return new_counter(tmp_path_factory.mktemp("settings") / "store")


@pytest.fixture
def store(template: Counter, tmp_path: Path) -> Iterator[Store]:
    made = copy_of(template, tmp_path / "store").open()
    StoredSettings(made).set(DESK_KEY, write_desk(DESK))
    yield made
    made.close()


@pytest.fixture
def place(store: Store) -> SettingsPlace:
    return SettingsPlace(book=StoredSettings(store), clock=CLOCK, zone=DESK.hall.zone)


def leave(setting: Setting, person: StaffMember = MANAGER) -> Leave | None:
    right = right_of(setting)
    return None if right is None else Leave(person, right, setting.key)


def _another(setting: Setting) -> str:
    """A value that can stand there."""
    if setting.options:
        return list(dict(setting.options))[-1]
    by_kind = {SettingKind.WHOLE: str(setting.most), SettingKind.SECRET: "H0032.H0032-03.x"}
    return setting.example or setting.default or by_kind.get(setting.kind, "words")


def written(store: Store) -> list[tuple[AuditKind, str, str]]:
    rows = StoredAudit(store).find(AuditSearch(), limit=10)
    return [(row.event.kind, row.event.subject, row.event.reason) for row in rows]


def test_a_setting_is_kept_with_who_changed_it(store: Store, place: SettingsPlace) -> None:
    keep_setting(setting=known.LOCK_AFTER, value="12", leave=leave(known.LOCK_AFTER), place=place)
    assert all_values(place.book)["lock_after_minutes"] == "12"
    assert written(store) == [(AuditKind.SETTING_CHANGED, "lock_after_minutes", "5 → 12")]


def test_a_change_of_the_hall_leaves_the_rest_of_it(store: Store, place: SettingsPlace) -> None:
    keep_setting(setting=known.HALL_NAME_ZH, value="南湖路营业厅", leave=leave(known.HALL_NAME_ZH), place=place)
    desk = read_desk(place.book.get(DESK_KEY, ""))
    assert desk.hall.name.zh == "南湖路营业厅"
    assert desk.hall.brand == DESK.hall.brand
    assert desk.device_id == DESK.device_id


def test_what_everybody_sets_needs_no_right(store: Store, place: SettingsPlace) -> None:
    keep_setting(setting=known.THEME, value="dark", leave=None, place=place)
    assert all_values(place.book)["theme"] == "dark"
    assert written(store) == []


@pytest.mark.parametrize("setting", [one for one in SETTINGS if right_of(one) is not None], ids=lambda one: one.key)
def test_a_clerk_may_not_and_with_an_approval_may(store: Store, place: SettingsPlace, setting: Setting) -> None:
    right, before = right_of(setting), all_values(place.book)
    assert right is not None
    value = _another(setting)
    with pytest.raises(RightMissing):
        keep_setting(setting=setting, value=value, leave=leave(setting, CLERK), place=place)
    assert all_values(place.book) == before
    given = Approval("1002", "3017", right, setting.key, "asked for", CLOCK.now())
    keep_setting(setting=setting, value=value, leave=Leave(CLERK, right, setting.key, given), place=place)
    assert all_values(place.book)[setting.key] == value
    ((_, _, reason),) = written(store)
    assert "H0032.H0032-03.x" not in reason


def test_a_value_that_cannot_stand_changes_nothing(store: Store, place: SettingsPlace) -> None:
    with pytest.raises(InputRefused):
        keep_setting(setting=known.ZONE, value="Asia/Atlantis", leave=leave(known.ZONE), place=place)
    assert all_values(place.book)["hall.zone"] == "Asia/Shanghai"
    assert written(store) == []


def test_what_a_test_page_showed_is_kept_in_one_piece(store: Store, place: SettingsPlace) -> None:
    before = all_values(place.book)
    found = {"printer.width_mm": "58", "printer.characters": "gbk", "printer.answers": before["printer.answers"]}
    right = Right.PRINTER_SETTINGS
    with pytest.raises(RightMissing):
        keep_found(found=found, leave=Leave(CLERK, right, FOUND_KEY), place=place)
    elsewhere = Approval("1002", "3017", right, "printer.width_mm", "one of them", CLOCK.now())
    with pytest.raises(RightMissing):
        keep_found(found=found, leave=Leave(CLERK, right, FOUND_KEY, elsewhere), place=place)
    with pytest.raises(InputRefused):
        keep_found(found=found | {"printer.status": "odd"}, leave=Leave(MANAGER, right, FOUND_KEY), place=place)
    assert (all_values(place.book), written(store)) == (before, [])
    given = Approval("1002", "3017", right, FOUND_KEY, "another printer", CLOCK.now())
    keep_found(found=found, leave=Leave(CLERK, right, FOUND_KEY, given), place=place)
    assert all_values(place.book) == before | found
    assert sorted(subject for _, subject, _ in written(store)) == ["printer.characters", "printer.width_mm"]


def test_the_next_desk_takes_over_what_travels(store: Store, place: SettingsPlace) -> None:
    place.book.keep({"central.token": "H0032.H0032-03.secret", "lock_after_minutes": "9"})
    text = export_settings(leave=Leave(MANAGER, Right.EXPORT_SETTINGS, DESK_KEY), place=place)
    assert "secret" not in text
    assert DESK.device_id not in text
    place.book.keep({"lock_after_minutes": "5", "theme": "dark"})
    changed = import_settings(text, leave=Leave(MANAGER, Right.IMPORT_SETTINGS, DESK_KEY), place=place)
    assert {one.key for one in changed} == {"lock_after_minutes", "theme"}
    values = all_values(place.book)
    assert (values["lock_after_minutes"], values["theme"]) == ("9", "light")
    assert values["central.token"] == "H0032.H0032-03.secret"
    assert [(kind, subject, said) for kind, subject, said in reversed(written(store))] == [
        (AuditKind.SETTINGS_EXPORTED, DESK_KEY, ""),
        (AuditKind.SETTINGS_IMPORTED, DESK_KEY, ""),
        (AuditKind.SETTING_CHANGED, "theme", "深色 → 浅色"),
        (AuditKind.SETTING_CHANGED, "lock_after_minutes", "5 → 9"),
    ]


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ('[hall]\nname = { zh = "新名", en = "New name" }', SettingGroup.HALL),
        ('[central]\nurl = "https://other.example"', SettingGroup.CENTRE),
        ("lock_after_minutes = 9", SettingGroup.SAFETY),
        ('[printer]\nwidth_mm = "58"', SettingGroup.PRINTER),
    ],
)
def test_an_import_is_no_way_round_the_right_of_a_setting(
    store: Store, place: SettingsPlace, line: str, group: SettingGroup
) -> None:
    """Nor with an approval, since whoever gave it has not read the file; nothing changes in part."""
    before = all_values(place.book)
    approval = Approval("1002", "3017", Right.IMPORT_SETTINGS, DESK_KEY, "asked for", CLOCK.now())
    importer = replace(CLERK, granted=frozenset({Right.IMPORT_SETTINGS}))
    for given in (
        Leave(importer, Right.IMPORT_SETTINGS, DESK_KEY),
        Leave(CLERK, Right.IMPORT_SETTINGS, DESK_KEY, approval),
    ):
        with pytest.raises(RightMissing) as refused:
            import_settings(f'theme = "dark"\n{line}\n', leave=given, place=place)
        named = [one for one in SETTINGS if one.name.en in refused.value.say(Language.EN)]
        assert named
        assert {one.group for one in named} == {group}
    assert (all_values(place.book), written(store)) == (before, [])
    import_settings(f'theme = "dark"\n{line}\n', leave=Leave(MANAGER, Right.IMPORT_SETTINGS, DESK_KEY), place=place)
    assert all_values(place.book) != before


def test_a_faulty_export_changes_nothing(store: Store, place: SettingsPlace) -> None:
    before = all_values(place.book)
    with pytest.raises(FileFaulty):
        import_settings(
            'theme = "dark"\nlock_after_minutes = 99\ncolour = 1\n',
            leave=Leave(MANAGER, Right.IMPORT_SETTINGS, DESK_KEY),
            place=place,
        )
    assert all_values(place.book) == before


@pytest.mark.parametrize("right", [Right.EXPORT_SETTINGS, Right.IMPORT_SETTINGS])
def test_a_clerk_neither_exports_nor_imports(place: SettingsPlace, right: Right) -> None:
    given = Leave(CLERK, right, DESK_KEY)
    acts: dict[Right, Callable[[], object]] = {
        Right.EXPORT_SETTINGS: lambda: export_settings(leave=given, place=place),
        Right.IMPORT_SETTINGS: lambda: import_settings("", leave=given, place=place),
    }
    with pytest.raises(RightMissing):
        acts[right]()


@pytest.mark.parametrize("setting", [known.CASH_PERIOD, known.CASH_DIFFERENCE_LIMIT])
def test_whoever_may_confirm_a_difference_does_not_say_from_how_much_on(place: SettingsPlace, setting: Setting) -> None:
    senior = StaffMember("3001", "沈岚", "Shen Lan", Role.SENIOR_CLERK)
    with pytest.raises(RightMissing):
        keep_setting(setting=setting, value=_another(setting), leave=leave(setting, senior), place=place)
    assert all_values(place.book)[setting.key] == setting.default
    keep_setting(setting=setting, value=_another(setting), leave=leave(setting), place=place)
    assert all_values(place.book)[setting.key] == _another(setting)

"""A forgotten passphrase is no loss while the recovery sheet is there; a misread group is named."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputRefused, StoreInUse, StoreLocked
from offline_cache import keys
from offline_cache.recovery import LETTERS, new_recovery_code, read_recovery_code, recover
from offline_cache.settings import StoredSettings
from offline_cache.store import Unlocking, create_store, open_store
from tests.fakes.clock import HandClock
from tests.fakes.print_jobs import CountingIds
from tests.fakes.quick_secrets import quick_argon
from tests.offline_cache.parts import MemoryKeyring

NEW = "a new passphrase"


@pytest.fixture(autouse=True)
def quick_secrets() -> Iterator[None]:
    with quick_argon():
        yield


def by(passphrase: str | None, ring: MemoryKeyring | None = None) -> Unlocking:
    return Unlocking(passphrase=passphrase, ask=None, keyring=lambda: ring)


def make(folder: Path, *, code: str | None = None, ring: MemoryKeyring | None = None) -> None:
    store = create_store(
        folder,
        unlocking=by("the first passphrase", ring),
        clock=HandClock(),
        ids=CountingIds(),
        recovery_code=code,
        opens_by_itself=ring is not None,
    )
    StoredSettings(store).set("kept", "yes")
    store.close()


def kept(folder: Path, unlocking: Unlocking) -> str:
    store = open_store(folder, unlocking=unlocking, clock=HandClock(), ids=CountingIds())
    try:
        return StoredSettings(store).get("kept", "no")
    finally:
        store.close()


def test_the_sheet_gives_a_new_passphrase(tmp_path: Path) -> None:
    code = new_recovery_code()
    make(tmp_path / "store", code=code)
    recover(tmp_path / "store", code=code.lower().replace("-", " "), passphrase=NEW)
    assert kept(tmp_path / "store", by(NEW)) == "yes"
    with pytest.raises(StoreLocked):
        kept(tmp_path / "store", by("the first passphrase"))


def test_another_stores_code_changes_nothing(tmp_path: Path) -> None:
    make(tmp_path / "store", code=new_recovery_code())
    with pytest.raises(StoreLocked, match="recovery code is wrong"):
        recover(tmp_path / "store", code=new_recovery_code(), passphrase=NEW)
    assert kept(tmp_path / "store", by("the first passphrase")) == "yes"


def test_a_store_without_a_sheet_says_so(tmp_path: Path) -> None:
    make(tmp_path / "store")
    with pytest.raises(StoreLocked, match="no recovery sheet"):
        recover(tmp_path / "store", code=new_recovery_code(), passphrase=NEW)


def test_a_store_in_use_is_left_alone(tmp_path: Path) -> None:
    code = new_recovery_code()
    make(tmp_path / "store", code=code)
    store = open_store(tmp_path / "store", unlocking=by("the first passphrase"), clock=HandClock(), ids=CountingIds())
    try:
        with pytest.raises(StoreInUse):
            recover(tmp_path / "store", code=code, passphrase=NEW)
    finally:
        store.close()


@given(place=st.integers(0, 29), letter=st.sampled_from(LETTERS))
def test_a_misread_letter_is_named_by_its_group(place: int, letter: str) -> None:
    code = new_recovery_code().replace("-", "")
    wrong = code[:place] + letter + code[place + 1 :]
    if letter == code[place]:
        assert read_recovery_code(wrong).replace("-", "") == code
        return
    difference = abs(LETTERS.index(letter) - LETTERS.index(code[place]))
    if difference == 31:  # 0 and Z weigh the same: the one pair the check letter cannot tell
        return
    with pytest.raises(InputRefused, match=f"Group {place // 5 + 1} "):
        read_recovery_code(wrong)


@pytest.mark.parametrize("typed", ["", "7K2QX", "u" * 30, "?" * 35])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(InputRefused, match=r"Group [12] "):
        read_recovery_code(typed)


def test_what_a_person_takes_for_a_digit_is_read_as_one() -> None:
    code = next(c for c in iter(new_recovery_code, "") if "0" in c and "1" in c)
    assert read_recovery_code(code.replace("0", "o").replace("1", "l")) == code


def test_with_the_keyring_no_passphrase_is_asked_and_without_it_the_passphrase_still_opens(tmp_path: Path) -> None:
    ring = MemoryKeyring()
    make(tmp_path / "store", ring=ring)
    assert kept(tmp_path / "store", by(None, ring)) == "yes"
    assert kept(tmp_path / "store", by("the first passphrase", MemoryKeyring())) == "yes"
    with pytest.raises(StoreLocked):
        kept(tmp_path / "store", by(None, MemoryKeyring()))


def test_a_pc_without_a_keyring_says_so(tmp_path: Path) -> None:
    unlocking = Unlocking(passphrase="the first passphrase", ask=None, keyring=lambda: None)
    with pytest.raises(StoreLocked, match="no keyring"):
        create_store(
            tmp_path / "store", unlocking=unlocking, clock=HandClock(), ids=CountingIds(), opens_by_itself=True
        )


def test_the_code_is_kept_wrapped_only(tmp_path: Path) -> None:
    code = new_recovery_code()
    make(tmp_path / "store", code=code)
    for file in (tmp_path / "store").iterdir():
        assert code.encode() not in file.read_bytes()
    assert (tmp_path / "store" / keys.RECOVERY_FILE).exists()

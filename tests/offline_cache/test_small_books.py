"""Settings, audit, moments, durable files: a few lines each."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_cache.ballast import Ballast
from offline_cache.durable import write_durably
from offline_cache.moments import day_of, from_us, to_us
from offline_cache.settings import StoredSettings
from offline_cache.store import Store
from tests.fakes.orders import NOW


def test_a_setting_has_its_default_until_it_is_set(store: Store) -> None:
    settings = StoredSettings(store)
    assert settings.get("theme", "light") == "light"
    settings.set("theme", "dark")
    settings.set("theme", "")
    assert settings.get("theme", "light") == ""


@given(st.datetimes(timezones=st.just(UTC)))
def test_moments_come_back_exactly(at: datetime) -> None:
    assert from_us(to_us(at)) == at


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        to_us(NOW.replace(tzinfo=None))


def test_a_day_is_the_utc_day() -> None:
    hall = timezone(timedelta(hours=8))
    assert day_of(datetime(2026, 11, 20, 7, 59, tzinfo=hall)).isoformat() == "2026-11-19"
    assert day_of(datetime(2026, 11, 20, 8, 0, tzinfo=hall)).isoformat() == "2026-11-20"


def test_a_small_file_is_exchanged_whole(tmp_path: Path) -> None:
    file = tmp_path / "name"
    write_durably(file, b"first, and rather long")
    write_durably(file, b"second")
    assert (file.read_bytes(), [f.name for f in tmp_path.iterdir()]) == (b"second", ["name"])


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "name"
    write_durably(file, b"first")
    (tmp_path / "name.new").mkdir()
    with pytest.raises(OSError, match=r"name\.new"):
        write_durably(file, b"second")
    assert file.read_bytes() == b"first"


def test_ballast_takes_real_room_and_is_given_back_once(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path, size_bytes=1 << 17)
    assert not ballast.there
    ballast.lay_in()
    assert ballast.there
    assert (tmp_path / "ballast").stat().st_blocks * 512 >= 1 << 17
    assert [ballast.give_back(), ballast.give_back(), ballast.there] == [True, False, False]


def test_ballast_cut_off_while_laid_in_is_laid_in_again(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path, size_bytes=1 << 17)
    (tmp_path / "ballast").write_bytes(b"short")
    assert not ballast.there
    ballast.lay_in()
    assert ballast.there

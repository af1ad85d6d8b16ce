"""The process's own clock and ids."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from app.errors import InputRefused
from commands.outside import SystemClock, SystemIds, clock_shift

NOW = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)


def test_ids_are_version_7_and_rise() -> None:
    ids = SystemIds()
    made = [ids.uuid7() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {uuid.UUID(one).version for one in made} == {7}
    assert {uuid.UUID(one).variant for one in made} == {uuid.RFC_4122}


def test_a_token_has_128_bits() -> None:
    assert len(bytes.fromhex(SystemIds().token())) == 16


@pytest.mark.parametrize(
    ("words", "shift"),
    [
        ("+2h", timedelta(hours=2)),
        ("-1d", timedelta(days=-1)),
        ("+90s", timedelta(seconds=90)),
        ("2026-11-20T10:24+08:00", timedelta()),
        ("2026-11-21T02:24+00:00", timedelta(days=1)),
    ],
)
def test_the_clock_is_shifted(words: str, shift: timedelta) -> None:
    assert clock_shift(words, now=NOW) == shift


@pytest.mark.parametrize("words", ["tomorrow", "2h", "2026-11-20T10:24", "+2w"])
def test_a_shift_that_is_none_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(InputRefused, match="YITAI_CLOCK"):
        clock_shift(words, now=NOW)


def test_the_system_clock_is_aware_and_shifted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YITAI_CLOCK", "+1d")
    ahead = SystemClock().now() - datetime.now(UTC)
    assert timedelta(hours=23) < ahead < timedelta(hours=25)

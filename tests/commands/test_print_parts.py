"""What the code on receipts opens: the address customers reach the centre at."""

import pytest

from commands.print_parts import public_centre
from commands.settings_names import CENTRAL_URL, PUBLIC_URL

CENTRE, PUBLIC = "https://192.168.1.20:8633", "https://check.example"


class SettingsInMemory:
    """app.ports.Settings."""

    def __init__(self, kept: dict[str, str]) -> None:
        self._kept = kept

    def get(self, key: str, default: str) -> str:
        return self._kept.get(key, default)

    def set(self, key: str, value: str) -> None:
        self._kept[key] = value


@pytest.mark.parametrize(
    ("kept", "opened"),
    [
        ({}, ""),
        ({CENTRAL_URL: CENTRE}, CENTRE),
        ({CENTRAL_URL: CENTRE, PUBLIC_URL: ""}, CENTRE),
        ({CENTRAL_URL: CENTRE, PUBLIC_URL: PUBLIC}, PUBLIC),
    ],
)
def test_the_code_opens_what_customers_can_reach(kept: dict[str, str], opened: str) -> None:
    assert public_centre(SettingsInMemory(kept)) == opened

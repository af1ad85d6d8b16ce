import random

import pytest
import segno

from printing.qr_code import qr_modules

SIGNS = "abcdefghijklmnopqrstuvwxyzABC0123456789/:.-_中"


@pytest.mark.parametrize("length", [1, 9, 25, 40, 62, 90, 130, 200])
def test_the_code_is_the_one_segno_chooses(length: int) -> None:
    rolled = random.Random(length)
    for _ in range(12):
        payload = "".join(rolled.choices(SIGNS, k=length))
        assert qr_modules(payload) == chosen_by_segno(payload), payload


@pytest.mark.parametrize("figures", [30, 200, 400, 700, 1100, 1500, 2100, 2700, 3400, 4200, 5500])
def test_a_large_code_is_too(figures: int) -> None:
    payload = "".join(random.Random(figures).choices("0123456789", k=figures))
    assert qr_modules(payload) == chosen_by_segno(payload)


def chosen_by_segno(payload: str) -> tuple[bytes, ...]:
    return tuple(map(bytes, segno.make(payload, error="m", boost_error=False, micro=False).matrix))

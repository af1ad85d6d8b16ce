import hashlib
from typing import Any

import pytest

from tests.tmf.checker import FILES, answer_faults, faults, request_faults

ORDER: dict[str, Any] = {
    "externalId": "1",
    "productOrderItem": [{"id": "1", "action": "add", "product": {"startDate": "2026-12-01T00:00:00Z"}}],
}


def test_a_right_body_has_no_faults() -> None:
    assert request_faults("622", "POST /productOrder", ORDER) == []


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({**ORDER, "exernalId": "1"}, "exernalId"),
        ({"externalId": "1"}, "productOrderItem"),
        ({**ORDER, "externalId": 1}, "/externalId"),
        ({**ORDER, "state": "completed"}, "state"),  # only in answers, not in what is sent
        ({"productOrderItem": [{"id": "1", "action": "buy"}]}, "/productOrderItem/0/action"),
        ({"productOrderItem": [{"id": "1", "action": "add", "product": {"startdate": ""}}]}, "startdate"),
        ({**ORDER, "requestedStartDate": "2026-12-01"}, "/requestedStartDate"),
        ({**ORDER, "requestedStartDate": "2026-12-01T00:00:00"}, "/requestedStartDate"),
    ],
)
def test_every_slip_is_named_with_its_place(wrong: dict[str, Any], place: str) -> None:
    (fault,) = request_faults("622", "POST /productOrder", wrong)
    assert place in fault


def test_answers_are_checked_as_what_they_answer() -> None:
    order = {**ORDER, "id": "H0032.1", "state": "completed"}
    assert answer_faults("622", "GET /productOrder", 206, [order]) == []
    assert answer_faults("622", "GET /productOrder/{id}", 200, order) == []
    assert answer_faults("622", "GET /productOrder/{id}", 404, {"code": "not_found", "reason": "none"}) == []
    assert answer_faults("622", "GET /productOrder/{id}", 404, {"reason": "none"}) != []


def test_a_free_form_value_may_hold_anything() -> None:
    assert faults("651", "Characteristic", {"name": "lines", "value": {"any": [1, "two"]}}) == []


def test_the_files_are_the_official_ones() -> None:
    for line in (FILES / "SHA256SUMS").read_text(encoding="ascii").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((FILES / name).read_bytes()).hexdigest() == digest, name

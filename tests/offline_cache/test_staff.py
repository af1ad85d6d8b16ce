import pytest
from argon2 import extract_parameters
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import select

from app.domain.staff import Role, StaffMember
from app.errors import SignOnRefused
from app.texts import store as texts
from offline_cache import staff as staff_module
from offline_cache.schema import STAFF
from offline_cache.staff import NOBODY, StoredStaff
from offline_cache.store import Store
from tests.fakes.orders import CLERK


@pytest.fixture
def staff(store: Store) -> StoredStaff:
    stored = StoredStaff(store)
    stored.put(CLERK, password="demo-2107")
    return stored


def test_number_and_password_sign_on(staff: StoredStaff) -> None:
    assert staff.sign_on(CLERK.number, "demo-2107") == CLERK
    assert staff.name_of(CLERK.number) == CLERK
    assert staff.name_of("9999") is None


@pytest.mark.parametrize(("number", "password"), [("2107", "wrong"), ("2107", ""), ("9999", "demo-2107"), ("", "")])
def test_anything_else_is_refused_with_one_sentence(staff: StoredStaff, number: str, password: str) -> None:
    with pytest.raises(SignOnRefused) as refused:
        staff.sign_on(number, password)
    assert refused.value.text == texts.WRONG_SIGN_ON


def test_a_new_password_takes_the_place_of_the_old_one(staff: StoredStaff) -> None:
    moved = StaffMember(CLERK.number, "林晓", "Lin Xiao", Role.HALL_MANAGER)
    staff.put(moved, password="another")
    assert staff.sign_on(CLERK.number, "another") == moved
    with pytest.raises(SignOnRefused):
        staff.sign_on(CLERK.number, "demo-2107")


def test_the_password_is_not_in_the_store(staff: StoredStaff, store: Store) -> None:
    with store.read() as connection:
        row = connection.execute(select(STAFF)).one()
    assert row.password_hash.startswith("$argon2id$")
    assert "demo-2107" not in "".join(map(str, row))


def test_an_unknown_number_costs_what_a_known_one_costs(staff: StoredStaff, store: Store) -> None:
    with store.read() as connection:
        real = connection.execute(select(STAFF.c.password_hash)).scalar_one()
    assert extract_parameters(NOBODY) == extract_parameters(real)


def test_an_unknown_number_is_hashed_as_well(staff: StoredStaff, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Watching:
        def verify(self, hash: str, password: str) -> bool:
            asked.append(hash)
            raise VerifyMismatchError

    monkeypatch.setattr(staff_module, "_HASHER", Watching())
    with pytest.raises(SignOnRefused):
        staff.sign_on("9999", "any")
    assert asked == [NOBODY]

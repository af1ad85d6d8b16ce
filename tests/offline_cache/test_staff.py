from dataclasses import replace
from datetime import date, timedelta

import pytest
from argon2 import extract_parameters
from sqlalchemy import select, update

from app.domain.audit import AuditKind
from app.domain.certificates import Certificate, CertificateKind
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.domain.tries import Tries
from app.ports import AuditEvent
from app.staff_ports import AuditSearch
from app.texts.language import Text
from offline_cache.argon import NOBODY, ArgonSecrets, KnownSecrets
from offline_cache.audit import StoredAudit
from offline_cache.schema import STAFF
from offline_cache.staff import StoredStaff
from offline_cache.store import Store
from tests.fakes.orders import CLERK, NOW
from tests.offline_cache.parts import Counter

WHOLE = StaffMember(
    number="3021",
    name="林悦",
    latin_name="Lin Yue",
    role=Role.CLERK,
    other_roles=frozenset({Role.GREETER, Role.HALL_IT}),
    granted=frozenset({Right.VIEW_AUDIT}),
    revoked=frozenset({Right.TOP_UP, Right.ROAMING}),
    certificates=(
        Certificate(CertificateKind("C-ENT", Text("政企业务证", "Enterprise certificate")), date(2027, 1, 31)),
        Certificate(CertificateKind("C-STAR", Text("星级客户证", "Star certificate")), None, date(2026, 11, 1)),
    ),
    active_from=date(2026, 1, 1),
    active_until=date(2027, 12, 31),
    disabled=True,
)


@pytest.fixture
def staff(store: Store) -> StoredStaff:
    stored = StoredStaff(store)
    stored.put(CLERK, password="demo-2107", pin="270419")
    return stored


def test_everything_about_a_person_comes_back_after_a_restart(counter: Counter) -> None:
    with counter.opened() as store:
        StoredStaff(store).put(WHOLE, password="x", given=True)
        kept = StoredStaff(store).record(WHOLE.number)
    with counter.opened() as store:
        again = StoredStaff(store).record(WHOLE.number)
    assert kept == again
    assert again is not None
    assert (again.member, again.given, again.pin_hash, again.confirmed_at) == (WHOLE, True, "", NOW)


def test_a_certificate_written_before_it_could_begin_is_read(staff: StoredStaff, store: Store) -> None:
    staff.put(WHOLE, password="x")
    old = '[["C-ENT", "政企业务证", "Enterprise certificate", "2027-01-31"]]'
    store.write(lambda connection: connection.execute(update(STAFF).values(certificates=old)))
    member = staff.name_of(WHOLE.number)
    assert member is not None
    assert member.certificates == WHOLE.certificates[:1]


def test_people_are_known_by_their_number(staff: StoredStaff) -> None:
    staff.put(WHOLE, password="x")
    assert (staff.name_of(CLERK.number), staff.name_of("9999"), staff.record("9999")) == (CLERK, None, None)
    assert [record.member.number for record in staff.everybody()] == ["2107", "3021"]


def test_a_record_kept_again_takes_the_place_of_the_old_one(staff: StoredStaff) -> None:
    known = staff.record(CLERK.number)
    assert known is not None
    moved = replace(known, member=replace(CLERK, role=Role.HALL_MANAGER), given=True)
    staff.keep(moved)
    assert staff.record(CLERK.number) == moved


def test_a_change_and_its_audit_row_are_one_commit(staff: StoredStaff, store: Store) -> None:
    known = staff.record(CLERK.number)
    assert known is not None
    broken = AuditEvent(AuditKind.STAFF_DISABLED, "1002", NOW.replace(tzinfo=None), CLERK.number, "")
    with pytest.raises(ValueError, match="without a zone"):
        staff.keep(replace(known, member=replace(CLERK, disabled=True)), broken)
    assert staff.record(CLERK.number) == known
    staff.keep_tries("pin 2107", Tries(6, locked=True), replace(broken, kind=AuditKind.ACCOUNT_LOCKED, at=NOW))
    assert staff.tries("pin 2107") == Tries(6, locked=True)
    row, added = StoredAudit(store).find(AuditSearch(), limit=9)
    assert (added.event.kind, added.event.staff_number) == (AuditKind.STAFF_ADDED, "")
    assert row.event.kind is AuditKind.ACCOUNT_LOCKED


def test_wrong_tries_survive_a_restart(counter: Counter) -> None:
    with counter.opened() as store:
        assert StoredStaff(store).tries("device") == Tries()
        StoredStaff(store).keep_tries("device", Tries(4))
        StoredStaff(store).keep_tries("device", Tries(5))
    with counter.opened() as store:
        assert StoredStaff(store).tries("device") == Tries(5)


def test_no_secret_is_in_the_store(staff: StoredStaff, store: Store) -> None:
    with store.read() as connection:
        row = connection.execute(select(STAFF)).one()
    assert row.password_hash.startswith("$argon2id$")
    assert row.pin_hash.startswith("$argon2id$")
    assert not {"demo-2107", "270419"} & set(map(str, row))


def test_an_unknown_person_costs_what_a_known_one_costs(staff: StoredStaff, store: Store) -> None:
    with store.read() as connection:
        real = connection.execute(select(STAFF.c.password_hash)).scalar_one()
    assert extract_parameters(NOBODY) == extract_parameters(real)
    assert (extract_parameters(real).time_cost, extract_parameters(real).memory_cost) == (3, 65536)


def test_secrets_are_verified_and_nobody_has_one() -> None:
    secrets = ArgonSecrets()
    kept = secrets.hash("270419")
    assert [secrets.verify(hash, "270419") for hash in (kept, None, "")] == [True, False, False]
    assert not secrets.verify(kept, "270418")


def test_what_everybody_knows_is_hashed_at_once_and_verified_as_any_other(store: Store) -> None:
    stored, secrets = StoredStaff(store), ArgonSecrets()
    stored.put(CLERK, password="demo-2107", secrets=KnownSecrets())
    record = stored.record(CLERK.number)
    assert record is not None
    assert extract_parameters(record.password_hash).memory_cost == 8
    assert [secrets.verify(record.password_hash, typed) for typed in ("demo-2107", "demo-2108")] == [True, False]


def test_a_password_is_as_old_as_its_setting(store: Store, counter: Counter) -> None:
    counter.clock.forward(timedelta(days=3))
    stored = StoredStaff(store)
    stored.put(CLERK, password="x")
    record = stored.record(CLERK.number)
    assert record is not None
    assert record.password_set_at == NOW + timedelta(days=3)

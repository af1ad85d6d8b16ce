"""A hall's people come down from the centre's list: their secrets here stay, changes are its own, all is sworn to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.certificates import Certificate, CertificateKind
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.errors import FileFaulty, InputRefused
from app.handling.staff_file import read_staff_list
from app.texts.language import Text
from central.load_staff import StaffBrought, load_staff
from offline_cache.check import check_store
from offline_cache.staff import StoredStaff
from tests.fakes.centre import RunningCentre, running_centre
from tests.fakes.orders import HALL
from tests.offline_cache.parts import Counter, CountingIds, TestClock
from tests.offline_cache.sync.parts import People, SyncCounter
from tests.people.bench import HE, people_of

KIND = CertificateKind("C-ENT", Text("政企业务上岗证", "Enterprise desk certificate"))
FANG = StaffMember("3055", "方敏", "Fang Min", Role.CLERK, certificates=(Certificate(KIND, date(2027, 6, 30)),))
LIST = """
[[staff]]
number = "1002"
name = "何静"
latin_name = "He Jing"
role = "hall_manager"
other_roles = "none"
granted = "none"
revoked = "none"
certificates = "none"
active_from = "none"
active_until = "none"
"""


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def hall_centre(tmp_path: Path, clock: TestClock) -> Iterator[RunningCentre]:
    with running_centre(tmp_path / "staff.db", clock=clock, ids=CountingIds()) as running:
        yield running


@pytest.fixture
def desk(counter: Counter, clock: TestClock, hall_centre: RunningCentre) -> Iterator[SyncCounter]:
    counter.clock = clock
    with counter.opened() as store:
        people_of(store)
        desk = SyncCounter(store, clock, People(), hall_centre.url)
        yield desk
        desk.close()


def bring(centre: RunningCentre, *members: StaffMember) -> StaffBrought:
    return load_staff(centre.engine, HALL.id, members, ids=CountingIds())


def test_the_list_comes_down_and_the_same_again_says_nothing(desk: SyncCounter, hall_centre: RunningCentre) -> None:
    assert bring(hall_centre, HE, FANG) == StaffBrought(added=2, changed=0, disabled=0)
    desk.hear()
    book = StoredStaff(desk.store)
    he, fang = book.record("1002"), book.record("3055")
    assert he is not None
    assert fang is not None
    assert (he.member, he.from_centre, bool(he.password_hash)) == (HE, True, True)
    assert (fang.member, fang.from_centre, fang.password_hash) == (FANG, True, "")
    assert bring(hall_centre, HE, FANG) == StaffBrought(added=0, changed=0, disabled=0)
    assert check_store(desk.store).integrity == "ok"


def test_who_is_on_the_list_no_more_is_closed_everywhere(desk: SyncCounter, hall_centre: RunningCentre) -> None:
    bring(hall_centre, HE, FANG)
    bring(hall_centre, replace(HE, revoked=frozenset({Right.RETURN_MONEY})))
    desk.hear()
    book = StoredStaff(desk.store)
    he, fang = book.record("1002"), book.record("3055")
    assert he is not None
    assert he.member.revoked == {Right.RETURN_MONEY}
    assert fang is not None
    assert fang.member.disabled
    assert check_store(desk.store).integrity == "ok"


def test_a_list_that_nobody_could_run_the_hall_with_is_refused(hall_centre: RunningCentre) -> None:
    for hall, members in ((HALL.id, ()), (HALL.id, (FANG,)), ("X0001", (HE,))):
        with pytest.raises(InputRefused):
            load_staff(hall_centre.engine, hall, members, ids=CountingIds())


def test_the_file_names_every_fault() -> None:
    assert read_staff_list(LIST) == (HE,)
    faulty = LIST.replace("hall_manager", "boss").replace("[[staff]]", "[[staff]]\npassword = 1").replace("1002", "12")
    with pytest.raises(FileFaulty) as refused:
        read_staff_list(faulty)
    assert len(refused.value.faults) == 3

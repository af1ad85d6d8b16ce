"""The hall's day closed from two managers' counters over HTTP: who may, who of both was quicker, what is said of it."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import requests
from sqlalchemy import Connection, text

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.day_close import STEPS, CloseStanding, CloseStep, DeskHeard, OpenKind
from app.domain.day_digest import CENTRE, CentreSaid, digest_of
from app.domain.day_facts import DeskFact, DeviceFact, Facts
from app.domain.day_summary import DigestFigure
from app.domain.order import CentralState
from app.domain.parked_form import FormToPark
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.errors import DayCloseRefused, DayTampered, HallTrouble, RightMissing
from app.staff_ports import AuditSearch
from app.texts.language import Text
from app.wire.day_facts import HALL_FACTS_PATH, ROWS_PATH, SUMMARY_PATH, FactsBatch
from app.wire.hall_asks import ASKS_PATH, REFUSED_PATH
from app.wire.hall_close import TELL_PATH, close_path
from app.wire.provider_list import TAKINGS_PATH
from app.wire.records import written
from central.hall_application import create_hall_app
from central.hall_place import HallPlace
from offline_cache.audit import StoredAudit
from offline_cache.closed_days import sealed_summary
from offline_cache.day_book import StoredDayBook
from offline_cache.day_closing import ClosePlace, DayCloser
from offline_cache.hall_client import HallAddress, HallClient
from offline_cache.hall_close import LinkedDayClosing, wanted_again
from offline_cache.hall_copies import OrderCopy, keep_copy
from offline_cache.hall_pairing import pair_with_hall
from offline_cache.hall_parked import park
from offline_cache.staff import StoredStaff
from offline_cache.store import Store
from tests.fakes.clock import HandClock
from tests.fakes.orders import DESK
from tests.fakes.print_jobs import CountingIds
from tests.fakes.quick_secrets import QuickSecrets
from tests.fakes.served import served
from tests.offline_cache import closing
from tests.offline_cache.closing import DAY, HALL
from tests.offline_cache.hall_shared import ALL, draft, shipped_rules
from tests.offline_cache.parts import new_counter

JOIN_S = 20
MANAGER = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)
OTHER = StaffMember("1003", "林晓", "Lin Xiao", Role.HALL_MANAGER)
CLERK = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK)
Said = Callable[[date, DigestFigure], CentreSaid]


@dataclass
class Served:
    store: Store
    place: HallPlace
    url: str
    ids: CountingIds
    clock: HandClock

    def paired(self, device: str, desk: str) -> HallAddress:
        code = self.place.devices.make_code(device_id=device, desk=desk, at=self.place.clock.now())
        return pair_with_hall(url=self.url, typed=code, secret=self.ids.token())[1]

    def manager(
        self,
        desk: str,
        *,
        centre: Said = lambda day, ours: CentreSaid(False),
        people: Callable[[], dict[str, Text]] = dict,
    ) -> LinkedDayClosing:
        address = self.paired(f"PC-{desk}", desk)
        clock, zone = self.place.clock, closing.ZONE
        return LinkedDayClosing(address, clock=clock, zone=zone, ask_centre=centre, people=people)

    def ticket(self) -> str:
        return self.place.acts.queue.issue(draft(), ticket_id=self.ids.uuid7()).ticket.id


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Served]:
    store = new_counter(tmp_path / "store").open()
    clock, ids = HandClock(), CountingIds()
    place = HallPlace(store, hall=DESK.hall, rules=shipped_rules(), clock=clock, ids=ids)
    closer = DayCloser(
        ClosePlace(
            store=store,
            hall_id=HALL,
            zone=closing.ZONE,
            rules=lambda: place.rules,
            catch_up=lambda: None,
            summary=StoredDayBook(store, HALL, closing.ZONE, clock).day_so_far,
            takings=lambda day: (),
            back_up=lambda: None,
            tickets_ended=lambda: place.acts.look_again(clock.now()),
        )
    )
    book = StoredDayBook(store, HALL, closing.ZONE, clock)
    with served(create_hall_app(place, closer=closer, book=book)) as url:
        yield Served(store, place, url, ids, clock)
    store.close()


def _leave(person: StaffMember, right: Right = Right.CLOSE_DAY) -> Leave:
    return Leave(person, right, DAY.isoformat())


def test_of_two_managers_at_once_one_closes_and_the_other_is_told(hall: Served) -> None:
    one, other = hall.manager("3"), hall.manager("4")
    together = threading.Barrier(2)

    def take(
        closing_here: LinkedDayClosing, person: StaffMember, seen: CloseStanding
    ) -> CloseStanding | DayCloseRefused:
        together.wait(JOIN_S)
        step = seen.next_step
        assert step is not None
        try:
            return closing_here.take(DAY, step, version=seen.version, leave=_leave(person))
        except DayCloseRefused as refused:
            return refused

    with ThreadPoolExecutor(2) as threads:
        seen = one.standing(DAY)
        while seen.next_step is not None:
            ends = [threads.submit(take, *each, seen) for each in ((one, MANAGER), (other, OTHER))]
            done = [each.result(JOIN_S) for each in ends]
            (refused,) = (each for each in done if isinstance(each, DayCloseRefused))
            assert "has just gone on with this close" in str(refused)
            seen = one.standing(DAY)
    assert seen == other.standing(DAY)
    assert seen.number == 1


def test_who_waits_is_cancelled_and_who_sits_at_a_desk_is_carried_or_waited_for(hall: Served) -> None:
    manager, queue = hall.manager("3"), hall.place.acts.queue
    queue.open_desk(desk="3", staff="2103", skills=ALL, certificates=frozenset(), key=hall.ids.uuid7())
    for _ in range(3):
        hall.ticket()
    called = queue.call_next(desk="3", key=hall.ids.uuid7())
    assert called is not None
    sits, waits = manager.standing(DAY).items[:2]
    assert (sits.desk, waits.words.zh) == ("3", "2 位还没叫到或过了号：A002、A003")
    with pytest.raises(DayCloseRefused, match="Ticket A001 is still at desk 3"):
        manager.take(DAY, CloseStep.STOP_TICKETS, version=0, leave=_leave(MANAGER))
    with pytest.raises(RightMissing):
        manager.carry(DAY, sits.subject, reason="客户先走了", version=0, leave=_leave(CLERK, Right.CLOSE_WITH_OPEN))
    carried = manager.carry(
        DAY, sits.subject, reason="客户先走了", version=0, leave=_leave(MANAGER, Right.CLOSE_WITH_OPEN)
    )
    stopped = manager.take(DAY, CloseStep.STOP_TICKETS, version=carried.version, leave=_leave(MANAGER))
    assert stopped.steps[0].note.zh == "2 位没等到，1 位在台上没办完，都已取消"
    assert OpenKind.TICKET not in {each.kind for each in stopped.items}
    assert hall.place.board.seen(hall.place.clock.now()).courses == ()  # nobody is shown as waiting any more


def test_the_counter_brings_what_the_centre_said_and_a_desk_is_asked_for_what_it_lacks(hall: Served) -> None:
    asked: list[DigestFigure] = []

    def centre(day: date, ours: DigestFigure) -> CentreSaid:
        asked.append(ours)
        return CentreSaid(True, digest_of(CENTRE, ()))

    manager = hall.manager("3", centre=centre)
    other = HallClient(hall.paired("PC-8", "08"))
    closing.keep(hall.store, Facts(orders=(closing.order(1), closing.order(2, desk="8"))))
    seen = manager.standing(DAY)
    for step in (CloseStep.STOP_TICKETS, CloseStep.COUNT_CASH, CloseStep.CHECK_TAKINGS, CloseStep.CLEAR_ITEMS):
        seen = manager.take(DAY, step, version=seen.version, leave=_leave(MANAGER))
    with pytest.raises(DayCloseRefused, match="Still open: 2"):
        manager.take(DAY, CloseStep.COMPARE, version=seen.version, leave=_leave(MANAGER))
    assert [each.count for each in asked] == [2]
    assert wanted_again(other) == ("order-2",)
    assert wanted_again(HallClient(hall.paired("T-1", ""))) == ()  # a greeter's tablet has none


def test_a_desk_whose_figures_are_not_here_and_a_form_that_lies_about_are_named(hall: Served) -> None:
    manager, now = hall.manager("3"), hall.place.clock.now()
    hall.paired("PC-8", "8")
    hall.paired("PC-9", "9")
    for n, desk in ((1, "3"), (2, "8")):
        copy = OrderCopy(f"order-{n}", "{}", n)
        keep_copy(hall.store, copy, hall_id=HALL, device_id=f"PC-{desk}", at=now)
    closing.keep(hall.store, Facts(orders=(closing.order(1),)))
    queue = hall.place.acts.queue
    queue.open_desk(desk="9", staff="2103", skills=ALL, certificates=frozenset(), key=hall.ids.uuid7())
    park(hall.store, FormToPark("F-1", "张* 换套餐", "3017", "{}"), hall_id=HALL, desk="8", at=now)
    hall.clock.set(now + timedelta(minutes=20))
    said = [each.words.zh for each in manager.standing(DAY).items]
    assert said == [
        "9 台 2103 还在岗，还可能接客户",
        "8 台 3017 挂着一张没签字的单：张* 换套餐",
        "8 台有 1 单的账没到",
        "9 台的账没到齐",
    ]
    heard = DeviceFact("PC-9", DAY, "9", hall.clock.now(), 1, "", "", 0, 0, 0)
    closing.keep(hall.store, Facts(orders=(closing.order(2, desk="8"),), devices=(heard,)))
    assert [each.kind for each in manager.standing(DAY).items] == [OpenKind.DESK_ON_DUTY, OpenKind.PARKED_FORM]
    own = hall.manager("09")  # whoever closes at a desk takes no customers there meanwhile
    assert [each.kind for each in own.standing(DAY).items] == [OpenKind.PARKED_FORM]
    manager.ask_desks()  # nobody here tells anything over the wire: it waits for nobody
    assert manager.standing(DAY).heard == (
        DeskHeard("3", None),
        DeskHeard("8", None),
        DeskHeard("9", hall.clock.now()),
    )
    before = manager.standing(DAY - timedelta(days=1))  # who is on duty now serves customers of today
    assert OpenKind.DESK_ON_DUTY not in {each.kind for each in before.items}


def test_a_greeter_s_tablet_sees_no_money_and_closes_nothing(hall: Served) -> None:
    token = hall.paired("T-1", "").token
    for method, path in (
        ("GET", close_path(DAY)),
        ("GET", close_path(DAY, "digest")),
        ("POST", close_path(DAY, "take")),
        ("POST", close_path(DAY, "carry")),
        ("POST", SUMMARY_PATH),
        ("POST", ROWS_PATH),
        ("POST", TELL_PATH),
        ("POST", HALL_FACTS_PATH),
        ("GET", f"{TAKINGS_PATH}/{DAY}"),
        ("GET", REFUSED_PATH),
        ("POST", f"{ASKS_PATH}/A1/answer"),
    ):
        headers = {"Authorization": f"Bearer {token}"}
        body = written(FactsBatch(None, 0, Facts())) if path == HALL_FACTS_PATH else b"{}"
        said = requests.request(method, hall.url + path, headers=headers, data=body, timeout=JOIN_S)
        assert (said.status_code, said.json().get("code")) == (403, "no_desk"), path


def test_the_trail_and_the_journal_say_from_which_device_and_desk_a_day_was_closed(hall: Served) -> None:
    manager = hall.manager("3")
    closing.keep(hall.store, Facts(orders=(closing.order(1, central=CentralState.REFUSED),)))
    (item,) = manager.standing(DAY).items
    manager.carry(DAY, item.subject, reason="明早来办", version=0, leave=_leave(MANAGER, Right.CLOSE_WITH_OPEN))
    for step in CloseStep:
        leave = _leave(MANAGER, Right.CLOSE_WITH_OPEN if step is CloseStep.SIGN else Right.CLOSE_DAY)
        manager.take(DAY, step, version=manager.standing(DAY).version, leave=leave)
    rows = StoredAudit(hall.store).find(AuditSearch(), limit=20)
    kinds = (AuditKind.DAY_CARRIED, AuditKind.DAY_CLOSE_STEP, AuditKind.DAY_CLOSED)
    by = {each.event.kind: each.event.reason for each in rows if each.event.kind in kinds}
    assert set(by) == set(kinds)
    assert all(reason.endswith("（3 台 PC-3）") for reason in by.values())
    with hall.store.read() as connection:
        (facts,) = connection.execute(text("SELECT body FROM journal WHERE kind = 'day_closed'")).scalars()
    assert '"device":"PC-3"' in facts.replace(" ", "")
    assert '"desk":"3"' in facts.replace(" ", "")


def test_a_hall_that_knows_its_people_takes_nobody_else_s_close(hall: Served) -> None:
    StoredStaff(hall.store).put(CLERK, password="a lake in the north", secrets=QuickSecrets())
    manager = hall.manager("3")
    with pytest.raises(DayCloseRefused, match="nobody with the number 1002"):
        manager.take(DAY, CloseStep.STOP_TICKETS, version=0, leave=_leave(MANAGER))
    StoredStaff(hall.store).put(MANAGER, password="a lake in the north", secrets=QuickSecrets())
    assert manager.take(DAY, CloseStep.STOP_TICKETS, version=0, leave=_leave(MANAGER)).version == 1


def test_a_desk_on_duty_that_was_not_heard_for_half_a_minute_is_named(hall: Served) -> None:
    """What it sold meanwhile would be late on the next day, though this one was said to be whole."""
    manager, queue = hall.manager("3"), hall.place.acts.queue
    hall.paired("PC-9", "9")
    queue.open_desk(desk="9", staff="2103", skills=ALL, certificates=frozenset(), key=hall.ids.uuid7())

    def silent(seconds: int, up_to: int) -> list[str]:
        at = hall.store.clock.now() - timedelta(seconds=seconds)
        closing.keep(hall.store, Facts(devices=(DeviceFact("PC-9", DAY, "9", at, up_to, "", "", 0, 0, 0),)))
        return [each.subject for each in manager.standing(DAY).items if each.kind is OpenKind.DESK_SILENT]

    assert silent(25, 1) == []
    assert silent(35, 1) != silent(35, 2) != []  # a reason for one state of it does not cover another


def test_what_a_desk_left_open_is_said_with_when_it_was_heard_last(hall: Served) -> None:
    manager, now = hall.manager("3"), hall.store.clock.now()
    told = closing.device(due_fen=30_000)
    for at, said in (
        (now, "3 台还欠客户现金 ¥300.00"),
        (now - timedelta(days=1), "3 台还欠客户现金 ¥300.00（2026-11-19 10:27 后没有消息）"),
    ):
        closing.keep(hall.store, Facts(devices=(replace(told, at=at),)))
        assert [each.words.zh for each in manager.standing(DAY).items] == [said]


def test_signing_with_items_open_asks_for_more_than_closing(hall: Served) -> None:
    manager = hall.manager("3")
    closing.keep(hall.store, Facts(orders=(closing.order(1, central=CentralState.PENDING),)))
    (item,) = manager.standing(DAY).items
    seen = manager.carry(DAY, item.subject, reason="线路断了", version=0, leave=_leave(MANAGER, Right.CLOSE_WITH_OPEN))
    only_closes = replace(CLERK, granted=frozenset({Right.CLOSE_DAY}))
    for step in STEPS[:-1]:
        seen = manager.take(DAY, step, version=seen.version, leave=_leave(only_closes))
    with pytest.raises(RightMissing):
        manager.take(DAY, CloseStep.SIGN, version=seen.version, leave=_leave(only_closes))
    signed = manager.take(DAY, CloseStep.SIGN, version=seen.version, leave=_leave(MANAGER, Right.CLOSE_WITH_OPEN))
    assert signed.number == 1


def test_the_day_is_sealed_with_the_names_of_those_who_stand_in_it(hall: Served) -> None:
    """The hall server knows nobody's name: the counter that signs brings them, and the paper is the same anywhere."""
    zhou, wu = Text("周敏", "Zhou Min"), Text("吴越", "Wu Yue")
    manager = hall.manager("3", people=lambda: {"staff:3017": zhou, "staff:9999": wu})
    closing.keep(hall.store, Facts(desks=(DeskFact("d", DAY, "3", "3017", 60.0, 30.0, 0.0, 0.0, 30.0),)))
    for step in CloseStep:
        manager.take(DAY, step, version=manager.standing(DAY).version, leave=_leave(MANAGER))
    with hall.store.read() as connection:
        sealed = sealed_summary(connection, HALL, DAY, key=hall.store.closed_days_key)
    assert sealed is not None
    assert sealed.called == (("staff:3017", zhou),)


def test_a_closed_day_that_was_tampered_with_is_named_over_the_wire(hall: Served) -> None:
    manager = hall.manager("3")
    for step in CloseStep:
        manager.take(DAY, step, version=manager.standing(DAY).version, leave=_leave(MANAGER))

    def tamper(connection: Connection) -> None:
        connection.exec_driver_sql("DROP TRIGGER closed_days_update_refused")
        connection.execute(text("UPDATE closed_days SET summary = replace(summary, '1002', '1009')"))

    hall.store.write(tamper)
    with pytest.raises(DayTampered, match="is not as it was sealed"):
        manager.standing(DAY)


def test_nobody_acts_without_the_right_and_a_lost_server_is_told(hall: Served) -> None:
    manager = hall.manager("3")
    with pytest.raises(RightMissing):
        manager.take(DAY, CloseStep.STOP_TICKETS, version=0, leave=_leave(CLERK))
    assert manager.standing(DAY).version == 0
    stranger = HallAddress(hall.url, "no token of this hall")
    lost = LinkedDayClosing(
        stranger, clock=hall.place.clock, zone=closing.ZONE, ask_centre=lambda day, ours: CentreSaid(False)
    )
    with pytest.raises(HallTrouble):
        lost.standing(DAY)

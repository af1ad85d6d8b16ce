"""A day held against a real centre: the same by facts and by its tables, and what it lost is sent again."""

import pytest
from sqlalchemy import delete

from app.domain.approval import Leave
from app.domain.day_close import STEPS, CloseStanding, CloseStep
from app.domain.day_digest import CENTRE, HALL, DiffersHow, DigestRow, agree, differences, digest_of
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.errors import DayCloseRefused
from app.handling.hall_file import write_desk
from app.handling.keep_settings import DESK_KEY
from app.wire.batch import AnswerStatus
from central.database import writing
from central.schema import ENTRY_KEY, LANE, PRODUCT_ORDER
from commands.close_parts import close_room
from commands.settings_names import CENTRAL_TOKEN, CENTRAL_URL
from commands.stored_parts import stored_parts
from offline_cache.day_book import StoredDayBook
from offline_cache.day_collect import catch_up
from offline_cache.day_digest import ask_centre, hall_rows, on_their_way
from offline_cache.send_again import SendsAgain, send_again
from offline_cache.settings import StoredSettings
from tests.fakes import network_faults as faults
from tests.fakes.centre import RunningCentre
from tests.fakes.faulty_relay import FaultyRelay
from tests.fakes.orders import DESK, NOW
from tests.fakes.orders import HALL as SAMPLE_HALL
from tests.offline_cache.sync.parts import BATCH, SyncCounter

DAY = hall_date(NOW, DESK.hall.zone)
HALL_ID = SAMPLE_HALL.id
MANAGER = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)


def _ours(desk: SyncCounter) -> tuple[DigestRow, ...]:
    catch_up(desk.store, desk=DESK, at=desk.clock.now())
    with desk.store.read() as connection:
        return hall_rows(connection, HALL_ID, DAY)


def _theirs(desk: SyncCounter, keys: list[str]) -> tuple[DigestRow, ...]:
    """Of this counter's orders; the centre of these tests has others too."""
    said = ask_centre(desk.client(), DAY, digest_of(HALL, ()))
    assert said.digest is not None
    assert agree(said.digest, digest_of(CENTRE, said.keys))
    return tuple(row for row in said.keys if row.key in keys)


def _lose(centre: RunningCentre, key: str) -> None:
    """As where an older copy of the centre's database was put back."""
    with writing(centre.engine) as connection:
        connection.execute(delete(PRODUCT_ORDER).where(PRODUCT_ORDER.c.external_id == key))
        lanes = connection.execute(
            delete(ENTRY_KEY).where(ENTRY_KEY.c.key == key).returning(ENTRY_KEY.c.lane)
        ).scalars()
        connection.execute(delete(LANE).where(LANE.c.lane.in_(lanes.all())))


def test_what_the_centre_lost_is_named_and_sent_again_word_for_word(desk: SyncCounter, centre: RunningCentre) -> None:
    keys = desk.accept_some(4)
    desk.dispatcher().send_due()
    waiting = desk.accept_some(1)
    ours = _ours(desk)
    assert [row.key for row in ours] == sorted(keys)
    assert differences(ours, _theirs(desk, keys), on_their_way={}) == ()

    _lose(centre, keys[1])
    (lacks,) = differences(ours, _theirs(desk, keys), on_their_way={})
    assert (lacks.how, lacks.row.key) == (DiffersHow.NOT_AT_CENTRE, keys[1])
    sends = SendsAgain()
    asked = sends.left_of([keys[1], waiting[0], "not ours"])
    said = send_again(desk.outbox, asked, hall=HALL_ID, device=DESK.device_id, centre=desk.client())
    sends.were_sent(asked)
    assert said == {keys[1]: AnswerStatus.ACCEPTED}
    assert sends.left_of([keys[1], "another"]) == ("another",)
    assert differences(_ours(desk), _theirs(desk, keys), on_their_way={}) == ()
    again = send_again(desk.outbox, keys, hall=HALL_ID, device=DESK.device_id, centre=desk.client())
    assert set(again.values()) == {AnswerStatus.ALREADY}


def test_an_order_whose_answer_was_lost_is_on_its_way_and_no_difference(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    keys = desk.accept_some(1)
    relay.behave(faults.lost_answer, on=BATCH, times=1)
    desk.dispatcher(deadline_s=0.4).send_due()
    ours, theirs = _ours(desk), _theirs(desk, keys)
    assert (ours, len(theirs)) == ((), 1)
    with desk.store.read() as connection:
        coming = on_their_way(connection, HALL_ID, DAY)
    assert differences(ours, theirs, on_their_way=coming) == ()
    assert differences(ours, theirs, on_their_way={})[0].how is DiffersHow.NOT_IN_HALL


def test_a_centre_that_does_not_answer_is_silent_and_one_that_is_none_is_not_there(
    desk: SyncCounter, relay: FaultyRelay
) -> None:
    relay.behave(faults.status_before(500), on="/sync/v1/day-digest", times=1)
    said = ask_centre(desk.client(), DAY, digest_of(HALL, ()))
    assert (said.there, said.digest) == (True, None)
    assert ask_centre(None, DAY, digest_of(HALL, ())).there is False


def test_a_lone_counter_s_close_asks_the_centre_and_sends_again_what_it_lacks(
    desk: SyncCounter, centre: RunningCentre
) -> None:
    settings = StoredSettings(desk.store)
    for key, value in ((DESK_KEY, write_desk(DESK)), (CENTRAL_URL, desk.url), (CENTRAL_TOKEN, desk.token)):
        settings.set(key, value)
    keys = desk.accept_some(2)
    desk.dispatcher().send_due()
    _lose(centre, keys[0])
    book = StoredDayBook(desk.store, HALL_ID, DESK.hall.zone, desk.clock)
    room = close_room(stored_parts(desk.store), clock=desk.clock, book=book)

    def take(step: CloseStep) -> CloseStanding:
        standing = room.closing.standing(DAY)
        for item in standing.still_open:
            leave = Leave(MANAGER, Right.CLOSE_WITH_OPEN, DAY.isoformat())
            standing = room.closing.carry(DAY, item.subject, reason="查过", version=standing.version, leave=leave)
        leave = Leave(MANAGER, Right.CLOSE_DAY, DAY.isoformat())
        return room.closing.take(DAY, step, version=standing.version, leave=leave)

    for step in STEPS[:-2]:
        take(step)
    with pytest.raises(DayCloseRefused, match="Still open"):
        take(CloseStep.COMPARE)  # of the other counters of these tests this hall knows nothing
    said = {each.words.zh for each in room.closing.standing(DAY).items}
    assert any(each.startswith(("中心没有", "有 ")) or "对不上" in each for each in said)
    assert sorted(row.key for row in _theirs(desk, keys)) == sorted(keys)
    assert room.stop()

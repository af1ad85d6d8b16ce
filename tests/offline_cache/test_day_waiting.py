"""Papers and forms that wait are named at the close, and one reason covers those it was given for alone."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.audit import AuditKind
from app.domain.day_close import OpenItem, OpenKind
from app.domain.day_facts import Facts
from app.domain.hall_time import hall_date
from app.ports import AuditEvent, DraftRecord, PaperKind, PrintJob, PrintState, TicketOnPaper
from app.texts.language import Language, Text
from offline_cache.cash_due import owe_cash
from offline_cache.day_collect_events import device_fact
from offline_cache.day_keep import keep_facts
from offline_cache.day_open_items import open_items
from offline_cache.day_open_people import CloseScope
from offline_cache.day_waiting import draft_names, read_waiting, waiting_drafts
from offline_cache.store import Store
from tests.fakes.orders import DESK, HALL, NOW
from tests.offline_cache.parts import Books, accept

COUNT = PrintJob("J-3", None, PaperKind.CASH_COUNT, 0, PrintState.UNKNOWN, NOW, None, "", subject="count 01a204f9 1")
TICKET = replace(COUNT, id="J-2", paper=PaperKind.TICKET, ticket=TicketOnPaper("T-1", "A023", Language.EN), subject="")
DRAFT = DraftRecord("F-1", NOW, "张*", Text("5G融合199", "5G Bundle 199"), "parked", "{}")


def items(store: Store, *, at: datetime = NOW) -> dict[OpenKind, OpenItem]:
    with store.read() as connection:
        told = device_fact(connection, desk=DESK, at=at)
    store.write(lambda connection: keep_facts(connection, HALL.id, Facts(devices=(told,)), noted=False))
    return looked_at(store, at)


def looked_at(store: Store, at: datetime) -> dict[OpenKind, OpenItem]:
    scope = CloseScope(HALL.id, HALL.zone, hall_date(at, HALL.zone), at)
    with store.read() as connection:
        return {each.kind: each for each in open_items(connection, scope)}


def test_what_waits_is_named_without_its_customer_and_others_are_another_item(books: Books) -> None:
    order = accept(books, 1)  # its receipt waits
    number = order.receipt_number
    for job in (TICKET, COUNT):
        books.print_jobs.add(replace(job, queued_at=order.accepted_at))
    books.orders.save_draft(DRAFT)
    first = items(books.store)
    assert first[OpenKind.PRINT].words.zh.endswith(f"有 3 张纸没确认打出来：小票 {number}、号票 A023、点钱单")
    assert first[OpenKind.PARKED_FORM].words.zh == "3 台有 1 张草稿：10:27 5G融合199"
    assert first[OpenKind.PARKED_FORM].words.en.endswith("(10:27 5G Bundle 199)")

    books.print_jobs.mark("J-3", PrintState.CONFIRMED, at=NOW)
    books.print_jobs.add(replace(COUNT, id="J-4", queued_at=order.accepted_at))
    books.orders.delete_draft("F-1")
    books.orders.save_draft(replace(DRAFT, form_id="F-2"))
    then = items(books.store)
    for kind in (OpenKind.PRINT, OpenKind.PARKED_FORM):
        assert then[kind].words == first[kind].words  # as many, of the same look
        assert then[kind].subject != first[kind].subject


def test_it_is_said_since_when_the_oldest_waits_however_often_the_counter_tells(books: Books) -> None:
    books.print_jobs.add(TICKET)
    books.print_jobs.add(replace(COUNT, queued_at=NOW + timedelta(hours=1)))
    books.orders.save_draft(replace(DRAFT, saved_at=NOW + timedelta(hours=2)))
    books.orders.save_draft(replace(DRAFT, form_id="F-2", saved_at=NOW + timedelta(hours=3)))
    owed_at = NOW + timedelta(hours=2)
    because = AuditEvent(AuditKind.ORDER_VOIDED, "3017", owed_at, "R001", "")
    store = books.store
    store.write(lambda connection: owe_cash(connection, store, "S-1", 500, because=because))
    assert {kind: each.since for kind, each in items(store, at=NOW + timedelta(hours=6)).items()} == {
        OpenKind.PRINT: NOW,
        OpenKind.PARKED_FORM: NOW + timedelta(hours=2),
        OpenKind.CASH_DUE: owed_at,
    }


def test_a_lone_counter_s_own_word_never_grows_old(books: Books) -> None:
    books.orders.save_draft(DRAFT)
    said = items(books.store)
    next_day = looked_at(books.store, NOW + timedelta(days=1))
    assert next_day == said


def test_a_form_put_away_is_told_in_three_places_and_read_in_two_of_an_older_counter(books: Books) -> None:
    """A desk of the release before takes two places for a name of its own, whatever stands in them."""
    books.orders.save_draft(DRAFT)
    with books.store.read() as connection:
        told = waiting_drafts(connection)
    assert [row[1:] for row in json.loads(told)[3]] == [["5G融合199", "5G Bundle 199"]]
    state, since, keys, ((at, *_),) = json.loads(told)
    for row in ([at, "5G融合199"], [at, "{5G融合199"], [at, "5G融合199", "5G融合199", "later"]):
        said = draft_names(read_waiting(json.dumps([state, since, keys, [row]])), HALL.zone)
        assert said.zh.endswith(f"10:27 {row[1]}")

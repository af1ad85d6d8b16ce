"""Papers and forms that wait are named at the close, and one reason covers those it was given for alone."""

from dataclasses import replace

from app.domain.day_close import OpenItem, OpenKind
from app.domain.day_facts import Facts
from app.ports import DraftRecord, PaperKind, PrintJob, PrintState, TicketOnPaper
from app.texts.language import Language
from offline_cache.day_collect_events import device_fact
from offline_cache.day_keep import keep_facts
from offline_cache.day_open_items import open_items
from offline_cache.day_open_people import CloseScope
from offline_cache.store import Store
from tests.fakes.orders import DESK, HALL, NOW, TODAY
from tests.offline_cache.parts import Books, accept

COUNT = PrintJob("J-3", None, PaperKind.CASH_COUNT, 0, PrintState.UNKNOWN, NOW, None, "", subject="count 01a204f9 1")
TICKET = replace(COUNT, id="J-2", paper=PaperKind.TICKET, ticket=TicketOnPaper("T-1", "A023", Language.EN), subject="")
DRAFT = DraftRecord("F-1", NOW, "张*", "5G融合199", "parked", "{}")


def items(store: Store) -> dict[OpenKind, OpenItem]:
    with store.read() as connection:
        told = device_fact(connection, desk=DESK, at=NOW)
    store.write(lambda connection: keep_facts(connection, HALL.id, Facts(devices=(told,)), noted=False))
    with store.read() as connection:
        return {each.kind: each for each in open_items(connection, CloseScope(HALL.id, HALL.zone, TODAY, NOW))}


def test_what_waits_is_named_without_its_customer_and_others_are_another_item(books: Books) -> None:
    number = accept(books, 1).receipt_number  # its receipt waits
    for job in (TICKET, COUNT):
        books.print_jobs.add(job)
    books.orders.save_draft(DRAFT)
    first = items(books.store)
    assert first[OpenKind.PRINT].words.zh.endswith(f"有 3 张纸没确认打出来：小票 {number}、号票 A023、交班单")
    assert first[OpenKind.PARKED_FORM].words.zh == "3 台有 1 张草稿：10:27 5G融合199"

    books.print_jobs.mark("J-3", PrintState.CONFIRMED, at=NOW)
    books.print_jobs.add(replace(COUNT, id="J-4"))
    books.orders.delete_draft("F-1")
    books.orders.save_draft(replace(DRAFT, form_id="F-2"))
    then = items(books.store)
    for kind in (OpenKind.PRINT, OpenKind.PARKED_FORM):
        assert then[kind].words == first[kind].words  # as many, of the same look
        assert then[kind].subject != first[kind].subject

"""Forms put away: kept, replaced and forgotten."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import update

from app.ports import DraftRecord
from app.texts.language import Text, same
from offline_cache.day_waiting import draft_names, read_waiting, waiting_drafts
from offline_cache.schema import DRAFTS
from tests.fakes.orders import DESK, NOW
from tests.offline_cache.parts import Books, Counter, books_of


def test_drafts_are_kept_replaced_and_forgotten(counter: Counter) -> None:
    said = Text("新增 单宽300M", "New: Broadband 300M")
    draft = DraftRecord("F-1", NOW, "张** 154****0017", said, "offline", "{}", Text("联网", "the centre"))
    later = replace(draft, form_id="F-2", saved_at=NOW + timedelta(minutes=1), why="parked")
    with counter.opened() as store:
        orders = books_of(store).orders
        for each in (draft, later, replace(draft, body="[]")):
            orders.save_draft(each)
    with counter.opened() as store:
        orders = books_of(store).orders
        assert orders.drafts() == (later, replace(draft, body="[]"))
        orders.delete_draft("F-2")
        assert orders.drafts() == (replace(draft, body="[]"),)


def test_a_draft_of_an_older_store_keeps_the_one_line_it_has(books: Books) -> None:
    books.orders.save_draft(DraftRecord("F-1", NOW, "张**", Text("单宽300M", "Broadband 300M"), "offline", "{}"))
    older = update(DRAFTS).values(summary="单宽300M")
    books.store.write(lambda connection: connection.execute(older))
    (read,) = books.orders.drafts()
    assert read.summary == same("单宽300M")
    with books.store.read() as connection:
        told = waiting_drafts(connection)
    assert draft_names(read_waiting(told), DESK.hall.zone).en == " (10:27 单宽300M)"

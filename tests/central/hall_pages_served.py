"""The hall's pages over real HTTP, beside a hall whose acts the test does itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import requests

from app.domain.matter import QueueClass
from app.domain.queue_asked import TicketDraft
from app.domain.ticket_ledger import TicketCourse
from app.wire import hall_calls as calls
from central.hall_pages import create_pages_app
from central.serve import listen, serving_beside
from tests.central.test_hall_acts import FOUR, GREETER, THREE, Asking
from tests.offline_cache.hall_shared import ALL, draft

ANSWERS_WITHIN_S = 10


class ServedHall(Asking):
    """Desks 03 and 04 are open; the clock moves with every act."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for device in (THREE, FOUR):
            self.ask(calls.OPEN_DESK, calls.OpenDesk(device.desk, f"21{device.desk}", ALL, frozenset()), device)

    @contextmanager
    def served(self) -> Iterator[str]:
        """The address of the pages."""
        listener = listen("127.0.0.1", 0)
        with serving_beside(create_pages_app(self.place), listener):
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"

    def ticket(self, asked: TicketDraft | None = None, *, queue: QueueClass = QueueClass.MOBILE) -> str:
        ticket_id = self.ids.uuid7()
        issued = calls.Issue(ticket_id, replace(asked, queue=queue) if asked else draft(queue=queue))
        return self.ask(calls.ISSUE, issued, GREETER, ticket_id).ticket.id

    def call(self) -> TicketCourse:
        called = self.ask(calls.CALL_NEXT, calls.CallNext("03")).called
        assert called is not None
        return called.course

    def at_desk(self, ticket_id: str) -> calls.AtDesk:
        return calls.AtDesk(ticket_id, "03", "2103")


def get(url: str, **headers: str) -> requests.Response:
    return requests.get(url, headers=headers, timeout=ANSWERS_WITHIN_S)

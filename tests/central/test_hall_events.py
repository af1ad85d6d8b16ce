"""Event streams of the hall server: in order, caught up, bounded, alive."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable

import pytest

from app.domain.queue_picture import QueueEvent
from app.domain.ticket_ledger import opened
from app.wire.hall_events import HEARTBEAT, read_event
from central import hall_events
from central.hall_events import MOST_WAITING, EventHub
from tests.fakes.queue import a_ticket

COURSE = opened(a_ticket())


def told(hub: EventHub, count: int) -> None:
    for _ in range(count):
        hub.tell("issue", courses=(COURSE,))


async def heard(stream: AsyncGenerator[bytes, None], count: int) -> list[QueueEvent]:
    """The next so many events; heartbeats are passed over."""
    events: list[QueueEvent] = []
    while len(events) < count:
        read = [read_event(block) for block in (await anext(stream)).split(b"\n\n") if block]
        events += [event for event in read if event is not None]
    return events


def listening(
    hub: EventHub, use: Callable[[AsyncGenerator[bytes, None]], Awaitable[None]], *, last_id: str = ""
) -> None:
    async def main() -> None:
        stream = hub.stream(last_id, stopping=lambda: False)
        assert await anext(stream) == HEARTBEAT
        await use(stream)
        await stream.aclose()

    asyncio.run(asyncio.wait_for(main(), 5))


def test_whoever_was_cut_off_goes_on_where_it_was_and_then_hears_what_comes() -> None:
    hub = EventHub("S")
    told(hub, 5)

    async def use(stream: AsyncGenerator[bytes, None]) -> None:
        assert [each.id for each in await heard(stream, 2)] == ["S-4", "S-5"]
        await asyncio.to_thread(told, hub, 1)
        (event,) = await heard(stream, 1)
        assert (event.id, event.verb, event.courses) == ("S-6", "issue", (COURSE,))

    listening(hub, use, last_id="S-3")


@pytest.mark.parametrize("last_id", ["R-3", "S-6", "S-0", "-", "S-x", "S-" + "9" * 30])
def test_whoever_missed_too_much_is_told_to_look_again(last_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another start of the server, more than there ever were, older than what is kept, nonsense."""
    monkeypatch.setattr(hall_events, "KEPT", 3)
    hub = EventHub("S")
    told(hub, 5)

    async def use(stream: AsyncGenerator[bytes, None]) -> None:
        (event,) = await heard(stream, 1)
        assert (event.look_again, event.id) == (True, "S-5")

    listening(hub, use, last_id=last_id)


def test_a_slow_listener_is_told_to_look_again_and_no_line_grows_without_end() -> None:
    hub = EventHub("S")

    async def use(stream: AsyncGenerator[bytes, None]) -> None:
        told(hub, MOST_WAITING + 1)
        events = await heard(stream, 1)
        while not events[-1].look_again:
            events += await heard(stream, 1)
        assert len(events) == 1

    listening(hub, use)


def test_a_quiet_stream_shows_that_it_lives_and_a_listener_that_left_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hall_events, "LOOKS_EVERY_S", 0.01)
    monkeypatch.setattr(hall_events, "HEARTBEAT_S", 0.02)
    hub = EventHub("S")

    async def use(stream: AsyncGenerator[bytes, None]) -> None:
        assert hub.listening == 1
        assert await anext(stream) == HEARTBEAT

    listening(hub, use)
    assert hub.listening == 0

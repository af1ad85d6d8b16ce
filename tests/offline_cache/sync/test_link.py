from datetime import timedelta

from app.ports import LinkState, LinkStatus
from offline_cache.link import Link
from tests.fakes.orders import NOW

LATER = NOW + timedelta(minutes=3)


def test_it_begins_without_knowing() -> None:
    assert Link(now=NOW).status() == LinkStatus(LinkState.CONNECTING, NOW)


def test_a_state_keeps_its_beginning_and_is_told_once() -> None:
    link, told = Link(now=NOW), list[LinkStatus]()
    link.listen(told.append)
    link.note(LinkState.OFFLINE, at=NOW)
    link.note(LinkState.OFFLINE, at=LATER)
    assert link.status() == LinkStatus(LinkState.OFFLINE, NOW)
    link.note(LinkState.ONLINE, at=LATER)
    assert told == [LinkStatus(LinkState.OFFLINE, NOW), LinkStatus(LinkState.ONLINE, LATER)]


def test_who_is_told_may_ask() -> None:
    link, seen = Link(now=NOW), list[LinkState]()
    link.listen(lambda _: seen.append(link.status().state))
    link.note(LinkState.ONLINE, at=NOW)
    assert seen == [LinkState.ONLINE]

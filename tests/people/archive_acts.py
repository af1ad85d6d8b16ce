"""The act that the right over the archive gates."""

from collections.abc import Callable
from typing import Final

from app.domain.right import Right
from app.handling.view_archive import SUBJECT, find_archived
from offline_cache.archive import StoredArchive
from tests.fakes.orders import TODAY, ZONE
from tests.people.room import Room

Act = Callable[[Room], object]


def _find(room: Room) -> object:
    return find_archived(
        "",
        since=TODAY,
        until=TODAY,
        limit=9,
        leave=room.leave(Right.VIEW_ARCHIVE, SUBJECT),
        today=TODAY,
        archive=StoredArchive(room.desk.store, zone=ZONE, keep_days=lambda: 180),
    )


ARCHIVE_ACTS: Final[dict[Right, Act]] = {Right.VIEW_ARCHIVE: _find}

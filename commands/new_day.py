"""What a counter lets go of with each new day of the hall."""

from datetime import date, timedelta

from app.domain.hall_time import start_of
from commands.archive_room import ArchiveRoom
from commands.counter_devices import keep_days
from commands.stored_parts import StoredParts
from offline_cache.attachments import StoredAttachments


def let_old_go(parts: StoredParts, archive: ArchiveRoom, *, today: date) -> None:
    """Pictures of documents (R09) and sealed forms whose time is up, and the papers of tickets of the day before
    yesterday; on the store's lane."""
    yesterday = start_of(today - timedelta(days=1), parts.desk.hall.zone)
    StoredAttachments(parts.store).let_go(today=today, keep_days=keep_days(parts.settings))
    parts.print_jobs.let_tickets_go(before=yesterday)
    archive.let_go(today)

"""The support bundle of an open counter, saved where a person looks first: for crash page and settings page."""

import logging
from pathlib import Path

from platformdirs import user_desktop_path, user_documents_path

from app.domain.audit import AuditKind
from app.domain.staff import StaffMember
from app.ports import AuditEvent, Clock
from commands.doctor import examine_open
from commands.support_bundle import bundle_name, write_bundle
from offline_cache.audit import StoredAudit
from offline_cache.store import Store

AFTER_A_CRASH = "crash"  # what the audit trail calls it

log = logging.getLogger(__name__)


def save_bundle(store: Store, *, clock: Clock) -> Path:
    """On the desktop, else among the documents, else at home. Raises OSError."""
    findings = tuple(examine_open(store, clock=clock))
    return write_bundle(bundle_place(clock), folder=store.folder, findings=findings, store=store)


def save_crash_bundle(store: Store, *, clock: Clock, by: StaffMember | None) -> Path:
    """Asks for no right, since nothing else may work any more; written down first, where the store still takes it."""
    try:
        number = by.number if by is not None else ""
        StoredAudit(store).write(AuditEvent(AuditKind.BUNDLE_MADE, number, clock.now(), AFTER_A_CRASH, ""))
    except Exception:
        log.exception("that a bundle was made could not be written down")
    return save_bundle(store, clock=clock)


def bundle_place(clock: Clock) -> Path:
    places = (user_desktop_path(), user_documents_path(), Path.home())
    return next(folder for folder in places if folder.is_dir()) / bundle_name(clock)

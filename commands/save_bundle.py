"""The support bundle of an open counter, saved where a person looks first: for crash page and settings page."""

from pathlib import Path

from platformdirs import user_desktop_path, user_documents_path

from app.ports import Clock
from commands.doctor import examine_open
from commands.support_bundle import bundle_name, write_bundle
from offline_cache.store import Store


def save_bundle(store: Store, *, clock: Clock) -> Path:
    """On the desktop, else among the documents, else at home. Raises OSError."""
    findings = tuple(examine_open(store, clock=clock))
    return write_bundle(bundle_place(clock), folder=store.folder, findings=findings, store=store)


def bundle_place(clock: Clock) -> Path:
    places = (user_desktop_path(), user_documents_path(), Path.home())
    return next(folder for folder in places if folder.is_dir()) / bundle_name(clock)

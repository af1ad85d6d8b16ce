"""`yitai catalogue check FILE` and `yitai catalogue import FILE [--to URL | --store DIR]`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.audit import AuditKind
from app.domain.catalogue import Catalogue
from app.errors import InputRefused
from app.handling.read_catalogue import decode_catalogue, read_catalogue
from app.ports import AuditEvent
from app.texts import data_files as words
from app.texts.language import Text
from commands.outside import IMPORT_TOKEN_VARIABLE, SystemClock, SystemIds, import_token
from commands.places import default_store, open_for_command
from commands.terminal import file_bytes, tell, terminal_person
from offline_cache.audit import StoredAudit
from offline_cache.catalogue_upload import upload_catalogue
from offline_cache.catalogues import StoredCatalogues

if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]


def register(parsers: "Parsers") -> None:
    about = "check or import a catalogue file; docs/catalogue.md describes it"
    acts = parsers.add_parser("catalogue", help=about, description=about).add_subparsers(required=True, metavar="ACT")
    check = acts.add_parser("check", help="read a file and name every fault; changes nothing")
    check.add_argument("file", type=Path, metavar="FILE")
    check.set_defaults(run=check_file)
    put = acts.add_parser("import", help="put a file into a counter's store, or into the centre")
    put.add_argument("file", type=Path, metavar="FILE")
    where = put.add_mutually_exclusive_group()
    where.add_argument("--to", metavar="URL", help=f"the centre; its import token stands in {IMPORT_TOKEN_VARIABLE}")
    where.add_argument("--store", type=Path, metavar="DIR", help="a counter's store (default: this PC's own)")
    put.set_defaults(run=import_file)


def check_file(given: argparse.Namespace) -> int:
    """Raises FileFaulty with every fault."""
    _, catalogue = _read(given.file)
    _tell_of(words.CATALOGUE_SOUND, catalogue)
    return 0


def import_file(given: argparse.Namespace) -> int:
    """Raises FileFaulty before anything is opened, InputRefused, StoreTrouble, CentralTrouble."""
    toml, catalogue = _read(given.file)
    if given.to is not None:
        upload_catalogue(toml, url=given.to, token=_import_token())
        _tell_of(words.CATALOGUE_IMPORTED, catalogue)
        return 0
    store = open_for_command(given.store or default_store(), clock=SystemClock(), ids=SystemIds())
    try:
        catalogues = StoredCatalogues(store, read=read_catalogue)
        catalogues.put(toml)
        now, version = store.clock.now(), catalogue.version
        StoredAudit(store).write(AuditEvent(AuditKind.CATALOGUE_IMPORTED, terminal_person(), now, "catalogue", version))
        newest = catalogues.current().version
    finally:
        store.close()
    _tell_of(words.CATALOGUE_IMPORTED, catalogue)
    if newest != catalogue.version:
        tell(words.NEWER_STAYS, newest=newest)
    return 0


def _import_token() -> str:
    token = import_token()
    if not token:
        raise InputRefused(words.IMPORT_TOKEN_MISSING, variable=IMPORT_TOKEN_VARIABLE)
    return token


def _read(file: Path) -> tuple[str, Catalogue]:
    toml = decode_catalogue(file_bytes(file))
    return toml, read_catalogue(toml)


def _tell_of(text: Text, catalogue: Catalogue) -> None:
    tell(
        text,
        version=catalogue.version,
        name=catalogue.name,
        offerings=len(catalogue.offerings),
        matters=len(catalogue.matters),
        notices=len(catalogue.notices),
    )

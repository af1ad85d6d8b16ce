"""`yitai catalogue check FILE` and `yitai catalogue import FILE [--to URL | --store DIR]`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.audit import AuditKind
from app.domain.catalogue import Catalogue
from app.errors import InputRefused
from app.handling.matters_file import decode_matters, read_matters
from app.handling.read_catalogue import decode_catalogue, read_catalogue
from app.handling.word_catalogue import worded
from app.ports import AuditEvent
from app.texts import data_files as words
from app.texts.language import Text
from commands.outside import IMPORT_TOKEN_VARIABLE, SystemClock, SystemIds, import_token
from commands.places import default_store, open_for_command
from commands.stock import shipped_matters, shipped_templates, stored_catalogues
from commands.terminal import file_bytes, tell, terminal_person
from offline_cache.audit import StoredAudit
from offline_cache.catalogue_upload import upload_catalogue
from printing.font_cover import drawable

if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]


def register(parsers: "Parsers") -> None:
    about = "check or import a catalogue file; docs/catalogue.md describes it"
    acts = parsers.add_parser("catalogue", help=about, description=about).add_subparsers(required=True, metavar="ACT")
    check = acts.add_parser("check", help="read a file and name every fault; changes nothing")
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--matters", type=Path, metavar="FILE", help="the matters it names (default: the shipped ones)")
    check.set_defaults(run=check_file)
    put = acts.add_parser("import", help="put a file into a counter's store, or into the centre")
    put.add_argument("file", type=Path, metavar="FILE")
    where = put.add_mutually_exclusive_group()
    where.add_argument("--to", metavar="URL", help=f"the centre; its import token stands in {IMPORT_TOKEN_VARIABLE}")
    where.add_argument("--store", type=Path, metavar="DIR", help="a counter's store (default: this PC's own)")
    put.set_defaults(run=import_file)


def check_file(given: argparse.Namespace) -> int:
    """Raises FileFaulty with every fault."""
    matters = read_matters(decode_matters(file_bytes(given.matters))) if given.matters else shipped_matters()
    catalogue = read_catalogue(decode_catalogue(file_bytes(given.file)), matters=matters, drawable=drawable)
    _tell_of(words.CATALOGUE_SOUND, worded(catalogue, shipped_templates()))
    return 0


def import_file(given: argparse.Namespace) -> int:
    """Raises FileFaulty before anything is opened, InputRefused, StoreTrouble, CentralTrouble."""
    toml, catalogue = _read(given.file)
    if given.to is not None:
        upload_catalogue(toml, url=given.to, token=token_of_centre())
        _tell_of(words.CATALOGUE_IMPORTED, catalogue)
        return 0
    store = open_for_command(given.store or default_store(), clock=SystemClock(), ids=SystemIds())
    try:
        catalogues = stored_catalogues(store)
        read_catalogue(toml, matters=catalogues.matters(), drawable=drawable)
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


def token_of_centre() -> str:
    """Raises InputRefused without one."""
    token = import_token()
    if not token:
        raise InputRefused(words.IMPORT_TOKEN_MISSING, variable=IMPORT_TOKEN_VARIABLE)
    return token


def _read(file: Path) -> tuple[str, Catalogue]:
    toml = decode_catalogue(file_bytes(file))
    return toml, worded(read_catalogue(toml, matters=None, drawable=drawable), shipped_templates())


def _tell_of(text: Text, catalogue: Catalogue) -> None:
    tell(
        text,
        version=catalogue.version,
        name=catalogue.name,
        offerings=len(catalogue.offerings),
        notices=len(catalogue.notices),
    )
    unapproved = [offering.code for offering in catalogue.offerings.values() if not offering.copy_approved]
    if unapproved:
        tell(words.NOT_APPROVED, count=len(unapproved), codes=", ".join(unapproved))

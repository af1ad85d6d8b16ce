"""`yitai seal`: the key this counter seals its documents with, and whose certificates are trusted here."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from app.domain.sealed_document import TrustedFor
from app.errors import InputRefused
from app.handling.verify_document import in_groups
from app.seal_ports import SealKey, SealSource
from app.texts import seal as words
from commands.outside import SystemClock, SystemIds
from commands.places import default_store, open_for_command
from commands.stored_parts import stored_parts
from commands.terminal import file_bytes, tell, terminal_language, terminal_person
from offline_cache.seal_certificates import facts_of, read_certificate, to_pem
from offline_cache.seal_keys import KeptSeal, StoredSealKeys
from offline_cache.store import Store

_SOURCES = {SealSource.HALL: words.OF_HALL, SealSource.OPERATOR: words.OF_OPERATOR}


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    acts = parsers.add_parser("seal", help="the key documents are sealed with, and which are trusted").add_subparsers(
        required=True, metavar="ACT"
    )
    show = acts.add_parser("show", help="say whose certificate is in use and which are trusted")
    show.add_argument("--pem", action="store_true", help="print the certificate in use as PEM")
    show.set_defaults(run=run_show)
    renew = acts.add_parser("renew", help="make a new key; what the old one sealed stays good")
    renew.set_defaults(run=run_renew)
    bring = acts.add_parser("import", help="seal with the operator's certificate from now on")
    bring.add_argument("file", type=Path, metavar="FILE.p12")
    bring.add_argument("--password-file", type=Path, help="read its password from the first line of this file")
    bring.set_defaults(run=run_import)
    export = acts.add_parser("export", help="write the certificate in use into a file; the key stays in the store")
    export.add_argument("file", type=Path, metavar="FILE.pem")
    export.set_defaults(run=run_export)
    trust = acts.add_parser("trust", help="vouch for another certificate, or for the root the operator's end in")
    trust.add_argument("file", type=Path, metavar="FILE.pem")
    trust.add_argument("--whose", required=True, help="whose it is, as verdicts shall name it")
    trust.add_argument("--for-time", action="store_true", help="a time stamp authority: its stamps count, no seals")
    trust.set_defaults(run=run_trust)
    untrust = acts.add_parser("untrust", help="vouch for a certificate no longer")
    untrust.add_argument("fingerprint", help="as show prints it, blanks or not")
    untrust.set_defaults(run=run_untrust)
    for act in (show, renew, bring, export, trust, untrust):
        act.add_argument("--store", type=Path, default=default_store(), help="the store's folder")


def run_show(given: argparse.Namespace) -> int:
    """Makes the first key where none was made yet. Raises StoreTrouble."""
    with _keys(given.store) as (keys, zone):
        current = keys.current()
        if given.pem:
            print(to_pem(current.certificate), end="", flush=True)
            return 0
        for each in keys.kept():
            _tell_kept(each, zone)
        for seal in keys.vouched():
            said = words.VOUCHED_FOR_TIME if seal.trusted_for is TrustedFor.TIME else words.VOUCHED
            tell(said, whose=seal.whose, fingerprint=in_groups(seal.fingerprint))
    return 0


def run_renew(given: argparse.Namespace) -> int:
    """Raises StoreTrouble."""
    with _keys(given.store) as (keys, _):
        _tell_in_use(keys.renew(by=terminal_person()))
    return 0


def run_import(given: argparse.Namespace) -> int:
    """Raises InputRefused for a file, password or certificate that will not do, StoreTrouble."""
    raw, password = file_bytes(given.file), _password(given.password_file)
    with _keys(given.store) as (keys, _):
        _tell_in_use(keys.bring_in(raw, password=password, by=terminal_person()))
    return 0


def run_export(given: argparse.Namespace) -> int:
    """Raises InputRefused where the file cannot be written, StoreTrouble."""
    with _keys(given.store) as (keys, _):
        pem = to_pem(keys.current().certificate)
    try:
        given.file.write_text(pem, encoding="ascii")
    except OSError as wrong:
        raise InputRefused(words.NOT_WRITTEN, file=given.file) from wrong
    tell(words.EXPORTED, file=given.file)
    return 0


def run_trust(given: argparse.Namespace) -> int:
    """Raises InputRefused for what is no certificate, StoreTrouble."""
    certificate, whose = read_certificate(file_bytes(given.file)), given.whose.strip()
    if not whose or not whose.isprintable():
        raise InputRefused(words.WHOSE_MISSING)
    with _keys(given.store) as (keys, _):
        seal = keys.trust(certificate, whose=whose, by=terminal_person(), for_time=given.for_time)
    tell(
        words.TRUSTED_FOR_TIME if given.for_time else words.TRUSTED,
        whose=seal.whose,
        fingerprint=in_groups(seal.fingerprint),
    )
    return 0


def run_untrust(given: argparse.Namespace) -> int:
    """Raises InputRefused where nobody vouched for it, StoreTrouble."""
    with _keys(given.store) as (keys, _):
        keys.untrust("".join(given.fingerprint.split()).lower(), by=terminal_person())
    tell(words.UNTRUSTED)
    return 0


@contextmanager
def _keys(folder: Path) -> Iterator[tuple[StoredSealKeys, ZoneInfo]]:
    store: Store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    try:
        desk = stored_parts(store).desk
        yield StoredSealKeys(store, desk), desk.hall.zone
    finally:
        store.close()


def _tell_kept(seal: KeptSeal, zone: ZoneInfo) -> None:
    facts = facts_of(seal.certificate)
    tell(
        words.KEPT,
        state=words.IN_USE if seal.until is None else words.RETIRED.filled(until=_day(seal.until, zone)),
        subject=facts.subject,
        fingerprint=in_groups(facts.fingerprint),
        since=_day(facts.valid_from, zone),
        until=_day(facts.valid_until, zone),
        source=_SOURCES[seal.source],
    )


def _tell_in_use(key: SealKey) -> None:
    facts = facts_of(key.certificate)
    tell(words.NOW_IN_USE, subject=facts.subject, fingerprint=in_groups(key.fingerprint))


def _day(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d}"


def _password(file: Path | None) -> str:
    """Never an argument: the list of processes shows those to everybody. Raises InputRefused."""
    if file is not None:
        lines = file_bytes(file).decode("utf-8", errors="replace").splitlines()
        return lines[0] if lines else ""
    if not sys.stdin.isatty():
        raise InputRefused(words.PASSWORD_FILE)
    return getpass.getpass(f"{words.PASSWORD.say(terminal_language())}: ")

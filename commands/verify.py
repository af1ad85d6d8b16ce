"""`yitai verify`: one sentence on a sealed document, and 0 only where everything about it holds."""

import argparse
import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from app.domain.link_settings import CENTRAL_URL, proves_itself
from app.domain.sealed_document import KnownOrder, SealedFile, TrustedFor, TrustedSeal
from app.domain.setting_list import ZONE
from app.errors import CentralTrouble, InputRefused, StoreInUse, StoreTrouble
from app.handling.known_orders import OrdersHere
from app.handling.verify_document import verify_document
from app.texts import verify as words
from app.texts.data_files import FILE_UNREADABLE
from app.texts.language import Text
from app.wire.moment import moment
from commands.outside import SystemClock, SystemIds
from commands.places import default_store, open_for_command
from commands.stored_parts import stored_parts
from commands.terminal import EXIT_TROUBLE, file_bytes, tell, tell_trouble
from offline_cache.seal_certificates import facts_of, read_certificate
from offline_cache.seal_keys import StoredSealKeys
from offline_cache.store import is_store
from offline_cache.verify_at_centre import ask_centre
from printing.pdf_check import PdfSealReader, bytes_to_read

EXIT_UNREADABLE = 3  # no verdict: the file is no sealed document that can be read
EXIT_NOT_ASKED = 4  # no verdict: the store or the centre it was to be held against cannot be asked
_UNREADABLE = "unreadable"  # among the outcomes, in JSON
_NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What was told of the order and its seals by whoever was asked."""

    trusted: tuple[TrustedSeal, ...]
    known: KnownOrder | None
    compared: bool
    zone: ZoneInfo


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parsers.add_parser("verify", help="say whether a sealed document is genuine")
    parser.add_argument("file", type=Path, metavar="FILE.pdf")
    parser.add_argument("--store", type=Path, help="hold it against this counter's store; else the one of this PC")
    parser.add_argument("--centre", metavar="URL", help="hold it against what the centre at this address says")
    parser.add_argument(
        "--certificate",
        type=Path,
        action="append",
        default=[],
        metavar="PEM",
        help="trust this certificate too, or chains that end in it; may be given again",
    )
    parser.add_argument("--json", action="store_true", help="print the verdict as one JSON object")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """0 where everything holds, 1 where something does not, 3 for what cannot be read as a sealed document, 4 where
    the store or the centre cannot be asked.

    Raises InputRefused for a file, certificate or address that is none.
    """
    fault = CENTRAL_URL.fault(given.centre) if given.centre else None
    if fault is not None:
        raise InputRefused(fault)
    if given.centre and not proves_itself(given.centre):
        raise InputRefused(words.CENTRE_PLAIN, address=given.centre)
    vouched = _vouched(given.certificate)
    try:
        found = PdfSealReader().read(_document(given.file))
    except InputRefused as refused:
        _tell(refused.text.filled(**refused.values), outcome=_UNREADABLE, found=None, as_json=given.json)
        return EXIT_UNREADABLE
    try:
        said = _asked(found, store=_store_of(given), centre=given.centre or "")
    except (StoreTrouble, CentralTrouble) as trouble:
        if given.json:
            _tell(trouble.text.filled(**trouble.values), outcome=_NOT_ASKED, found=found, as_json=True)
        else:
            tell_trouble(trouble)
        return EXIT_NOT_ASKED
    verdict = verify_document(
        found,
        trusted=(*said.trusted, *vouched),
        known=said.known,
        compared=said.compared,
        now=SystemClock().now(),
        zone=said.zone,
    )
    _tell(verdict.said, outcome=verdict.outcome.value, found=found, as_json=given.json, ok=verdict.ok)
    return 0 if verdict.ok else EXIT_TROUBLE


def _document(file: Path) -> bytes:
    """Raises InputRefused."""
    try:
        return bytes_to_read(file)
    except OSError as wrong:
        raise InputRefused(FILE_UNREADABLE, file=file) from wrong


def _vouched(files: Sequence[Path]) -> tuple[TrustedSeal, ...]:
    """Whoever typed the command vouches for them."""
    facts = [facts_of(read_certificate(file_bytes(file))) for file in files]
    return tuple(
        TrustedSeal(
            fingerprint=each.fingerprint, whose=each.subject, since=each.valid_from, trusted_for=TrustedFor.BELOW
        )
        for each in facts
    )


def _store_of(given: argparse.Namespace) -> Path | None:
    """The one that was named; this PC's own where no other source was."""
    if given.store is not None:
        return Path(given.store)
    own = default_store()
    return own if not given.centre and is_store(own) else None


def _asked(found: SealedFile, *, store: Path | None, centre: str) -> _Said:
    """The store's word on an order that it knows, else the centre's."""
    here = _asked_store(found, store) if store is not None else None
    if centre and found.proof is not None and (here is None or here.known is None):
        order = ask_centre(centre, found.proof)
        return _Said(
            trusted=(*(here.trusted if here else ()), *(order.seals if order else ())),
            known=order.known if order else None,
            compared=True,
            zone=here.zone if here else ZoneInfo(ZONE.default),
        )
    return here or _Said(trusted=(), known=None, compared=False, zone=ZoneInfo(ZONE.default))


def _asked_store(found: SealedFile, folder: Path) -> _Said:
    """Raises StoreTrouble; of one that the open counter has, what to do instead."""
    try:
        store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    except StoreInUse as in_use:
        raise StoreInUse(words.IN_USE, folder=folder) from in_use
    with closing(store):
        parts = stored_parts(store)
        proof = found.proof
        return _Said(
            trusted=StoredSealKeys(store, parts.desk).trusted(),
            known=OrdersHere(parts.order_book).known(proof.receipt_number) if proof is not None else None,
            compared=True,
            zone=parts.desk.hall.zone,
        )


def _tell(said: Text, *, outcome: str, found: SealedFile | None, as_json: bool, ok: bool = False) -> None:
    if not as_json:
        tell(said)
        return
    row: dict[str, object] = {"ok": ok, "outcome": outcome, "zh": said.zh, "en": said.en}
    if found is not None:
        row |= {
            "signer": found.signer,
            "fingerprint": found.fingerprint,
            "signed_at": moment(found.signed_at) if found.signed_at else None,
            "stamped_at": moment(found.stamped_at) if found.stamped_at else None,
            "stamped_by": found.stamped_by,
            "stamp_fingerprints": list(found.stamp_chain),
            "receipt_number": found.proof.receipt_number if found.proof else None,
        }
    print(json.dumps(row, ensure_ascii=False), flush=True)

"""`yitai doctor`: looks at everything a counter needs and says what is wrong and what to do."""

import argparse
import json
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import resources
from app.device_ports import ReaderState
from app.domain.audit import AuditKind
from app.domain.device_settings import READER_ADDRESS
from app.domain.finding import Finding, FindingState
from app.domain.hall_time import hall_date
from app.domain.printer_address import parse_address
from app.errors import CentralTrouble, HallTrouble, InputRefused, StoreInUse, Trouble
from app.ports import AuditEvent, Clock
from app.printer_ports import PrinterCondition
from app.texts import commands as words
from app.texts import seal as seal_words
from app.texts.language import Language, Text
from app.texts.printers import CONDITIONS
from app.texts.queue_acts import HALL_UNREACHABLE
from commands.outside import SystemClock, SystemIds
from commands.places import DEMO_STORE, default_demo, default_store, open_for_command
from commands.printer_settings import FIRST, SECOND, PrinterSettings, chosen_printer
from commands.settings_names import (
    CENTRAL_TOKEN,
    CENTRAL_URL,
    HALL_CERTIFICATE,
    HALL_TOKEN,
    HALL_URL,
    PROVIDER_TOKEN,
    PROVIDER_URL,
)
from commands.stored_parts import StoredParts, stored_parts
from commands.support_bundle import write_bundle
from commands.terminal import EXIT_TROUBLE, tell, terminal_language, terminal_person
from commands.voices import voices_here
from devices.readers import DEMO, reader_at
from offline_cache.audit import StoredAudit
from offline_cache.central_client import CentralClient, CentreAddress
from offline_cache.check import StoreReport, check_store
from offline_cache.hall_client import HallAddress, HallClient
from offline_cache.payment_provider import HttpPaymentProvider, ProviderHealth
from offline_cache.seal_keys import StoredSealKeys
from offline_cache.store import Store, is_store

FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Medium.ttf", "NotoSansSC-Bold.ttf", "LXGWWenKai-Bold.ttf")
LEAST_FREE_GB = 1
AT_TERMINAL = "doctor"  # what the audit trail calls a bundle made here
MOST_CLOCK_OFF_S = 60
SEAL_DAYS_SOON = 30
_WRITES = 21


def finding(name: str, what: Text, state: FindingState, text: Text, /, **values: object) -> Finding:
    return Finding(name, what, state, text.filled(**values))


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parsers.add_parser("doctor", help="look at everything a counter needs")
    parser.add_argument("--store", type=Path, default=default_store(), help="the store's folder")
    parser.add_argument("--json", action="store_true", help="print the findings as one JSON object")
    parser.add_argument(
        "--bundle", type=Path, metavar="FILE", help="write a support bundle (zip) without personal data"
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """0 where nothing is wrong, 1 otherwise; with --bundle 0 once it is written. Raises InputRefused."""
    if given.bundle is not None:
        return _write_bundle(given.bundle, given.store, clock=SystemClock())
    findings = tuple(examine(given.store, clock=SystemClock()))
    language = terminal_language()
    if given.json:
        print(json.dumps({f.name: {"state": f.state.value, "words": f.words.say(language)} for f in findings}))
    else:
        tell_findings(findings)
    return EXIT_TROUBLE if any(f.state is FindingState.FAULT for f in findings) else 0


def _write_bundle(file: Path, folder: Path, *, clock: Clock) -> int:
    """With the store's figures where it can be opened; that a counter has it open, or that it is locked, is found."""
    try:
        try:
            store = open_for_command(folder, clock=clock, ids=SystemIds())
        except Trouble:
            write_bundle(file, folder=folder, findings=tuple(examine(folder, clock=clock)), store=None)
        else:
            with closing(store):
                said = AuditEvent(AuditKind.BUNDLE_MADE, terminal_person(), clock.now(), AT_TERMINAL, file.name)
                StoredAudit(store).write(said)
                findings = tuple(examine_open(store, clock=clock))
                write_bundle(file, folder=folder, findings=findings, store=store)
    except OSError as wrong:
        raise InputRefused(words.BUNDLE_NOT_WRITTEN, file=file) from wrong
    tell(words.BUNDLE_WRITTEN, file=file)
    return 0


def tell_findings(findings: Iterable[Finding]) -> None:
    """A line each."""
    states = {
        FindingState.FINE: words.FOUND_FINE,
        FindingState.NOTE: words.FOUND_NOTE,
        FindingState.FAULT: words.FOUND_FAULT,
    }
    for one in findings:
        tell(words.DOCTOR_ROW, state=states[one.state], what=one.what, words=one.words)


def examine(folder: Path, *, clock: Clock, passphrase: str | None = None) -> Iterator[Finding]:
    """`passphrase` where it is known already; otherwise the store is opened as every command opens it."""
    yield from examine_machine(folder)
    if not is_store(folder):
        demo = default_demo() / DEMO_STORE
        text = words.DOCTOR_STORE_DEMO if is_store(demo) else words.DOCTOR_STORE_NONE
        yield finding("store", words.DOCTOR_STORE, FindingState.NOTE, text, folder=folder, demo=demo)
        return
    try:
        store = open_for_command(folder, clock=clock, ids=SystemIds(), passphrase=passphrase)
    except StoreInUse:  # its settings are sealed in it: printer, centre and clock are looked at by the counter itself
        yield finding("store", words.DOCTOR_STORE, FindingState.NOTE, words.DOCTOR_STORE_IN_USE)
        return
    except Trouble as trouble:
        yield Finding("store", words.DOCTOR_STORE, FindingState.FAULT, trouble.text.filled(**trouble.values))
        return
    try:
        yield from _of_store(store, clock=clock)
    finally:
        store.close()


def examine_open(store: Store, *, clock: Clock) -> Iterator[Finding]:
    """The same for whoever has the store open already."""
    yield from examine_machine(store.folder)
    yield from _of_store(store, clock=clock)


def examine_machine(folder: Path) -> Iterator[Finding]:
    """What needs no store."""
    yield _fonts()
    yield _disk(folder)
    yield _voice()


def _fonts() -> Finding:
    missing = [name for name in FONTS if not resources.path(f"fonts/{name}").is_file()]
    if missing:
        return finding(
            "fonts", words.DOCTOR_FONTS, FindingState.FAULT, words.DOCTOR_FONTS_MISSING, files=", ".join(missing)
        )
    return finding("fonts", words.DOCTOR_FONTS, FindingState.FINE, words.DOCTOR_FONTS_FINE)


def _voice() -> Finding:
    """For reading a line to a customer; a counter without one works all the same."""
    found = voices_here()
    if found is None:
        return finding("voice", words.DOCTOR_VOICE, FindingState.NOTE, words.DOCTOR_VOICE_UNKNOWN)
    if not found:
        return finding("voice", words.DOCTOR_VOICE, FindingState.NOTE, words.DOCTOR_VOICE_NONE)
    missing = [language for language in Language if language not in found]
    text = words.DOCTOR_VOICE_ONE if missing else words.DOCTOR_VOICE_FINE
    state = FindingState.NOTE if missing else FindingState.FINE
    return finding("voice", words.DOCTOR_VOICE, state, text, language=words.LANGUAGES[found[0]])


def _disk(folder: Path) -> Finding:
    """A durable write where the store lies, or in the nearest folder above it that exists."""
    near = next(place for place in (folder, *folder.parents) if place.is_dir())
    free_gb = shutil.disk_usage(near).free / 1e9
    if free_gb < LEAST_FREE_GB:
        return finding("disk", words.DOCTOR_DISK, FindingState.FAULT, words.DOCTOR_DISK_FULL, free=f"{free_gb:.1f}")
    try:
        took_ms = _durable_write_ms(near)
    except OSError:
        return finding("disk", words.DOCTOR_DISK, FindingState.FAULT, words.DOCTOR_DISK_NO_WRITE, folder=near)
    said = {"ms": f"{took_ms:.1f}", "free": f"{free_gb:.0f}"}
    return finding("disk", words.DOCTOR_DISK, FindingState.FINE, words.DOCTOR_DISK_SAID, **said)


def _durable_write_ms(folder: Path) -> float:
    took = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(_WRITES):
            began = time.perf_counter()
            file.write(b"\0" * 4096)
            file.flush()
            os.fsync(file.fileno())
            took.append(time.perf_counter() - began)
    return statistics.median(took) * 1000


def _of_store(store: Store, *, clock: Clock) -> Iterator[Finding]:
    report = check_store(store)
    try:
        parts = stored_parts(store)
    except Trouble as trouble:
        yield Finding("store", words.DOCTOR_STORE, FindingState.FAULT, trouble.text.filled(**trouble.values))
        return
    outbox = parts.outbox.status()
    if not report.sound:
        said: dict[str, object] = {"integrity": report.integrity, "partial": report.partial}
        what = words.DOCTOR_STORE_ARCHIVE if report.only_archive else words.DOCTOR_STORE_FAULTY
        yield finding("store", words.DOCTOR_STORE, FindingState.FAULT, what, **said)
    elif outbox.dead:
        yield finding("store", words.DOCTOR_STORE, FindingState.FAULT, words.DOCTOR_STORE_DEAD, dead=outbox.dead)
    else:
        said = {"orders": len(report.orders), "waiting": outbox.waiting}
        yield finding("store", words.DOCTOR_STORE, FindingState.FINE, words.DOCTOR_STORE_FINE, **said)
    yield from _printers(parts)
    yield _reader(parts, clock=clock)
    yield _payment(parts, report)
    yield _seal(parts, clock=clock)
    yield _hall(parts)
    yield from _central(parts, clock=clock)


def _printers(parts: StoredParts) -> Iterator[Finding]:
    """The second one only where there is one."""
    address = parts.settings.get(FIRST.address.key, "")
    if address:
        yield _printer(parts, "printer", words.DOCTOR_PRINTER, FIRST)
    else:
        yield finding("printer", words.DOCTOR_PRINTER, FindingState.NOTE, words.NO_PRINTER)
    if parts.settings.get(SECOND.address.key, ""):
        yield _printer(parts, "second_printer", words.DOCTOR_SECOND_PRINTER, SECOND)


def _printer(parts: StoredParts, name: str, what: Text, which: PrinterSettings) -> Finding:
    address = parts.settings.get(which.address.key, "")
    try:
        parse_address(address)
    except InputRefused as refused:
        return Finding(name, what, FindingState.FAULT, refused.text.filled(**refused.values))
    printer = chosen_printer(parts.settings.get, which).connected()
    condition = printer.condition()
    if condition.says_why:
        why = CONDITIONS[condition.value]
        return finding(name, what, FindingState.FAULT, words.PRINTER_HOLDS_BACK, address=address, state=why)
    there = condition is not PrinterCondition.AWAY and printer.reachable()
    state, said = (FindingState.FINE, words.REACHABLE) if there else (FindingState.FAULT, words.NOT_REACHABLE)
    return finding(name, what, state, words.PRINTER_AT, address=address, state=said)


def _reader(parts: StoredParts, *, clock: Clock) -> Finding:
    address = parts.settings.get(READER_ADDRESS.key, "")
    if not address:
        return finding("reader", words.DOCTOR_READER, FindingState.NOTE, words.DOCTOR_READER_NONE)
    if address == DEMO:
        return finding("reader", words.DOCTOR_READER, FindingState.NOTE, words.DOCTOR_READER_DEMO)
    try:
        reader = reader_at(address, clock=clock)
    except InputRefused as refused:
        return Finding("reader", words.DOCTOR_READER, FindingState.FAULT, refused.text.filled(**refused.values))
    there = reader.state() is ReaderState.READY
    reader.close()
    state, said = (FindingState.FINE, words.REACHABLE) if there else (FindingState.FAULT, words.DOCTOR_READER_AWAY)
    return finding("reader", words.DOCTOR_READER, state, words.PRINTER_AT, address=address, state=said)


_HEALTH = {
    ProviderHealth.FINE: (FindingState.FINE, words.DOCTOR_PAYMENT_FINE),
    ProviderHealth.AWAY: (FindingState.FAULT, words.DOCTOR_PAYMENT_AWAY),
    ProviderHealth.TOKEN: (FindingState.FAULT, words.DOCTOR_PAYMENT_TOKEN),
    ProviderHealth.STRANGE: (FindingState.FAULT, words.DOCTOR_PAYMENT_STRANGE),
}


def _payment(parts: StoredParts, report: StoreReport) -> Finding:
    """Whether it answers, and what is open with it; open money is somebody's business and no fault of the counter."""
    money = words.DOCTOR_MONEY_SETTLED
    if report.hanging or report.owed:
        money = words.DOCTOR_MONEY_OPEN.filled(hanging=report.hanging, owed=report.owed)
    url = parts.settings.get(PROVIDER_URL, "")
    if not url or parts.training:
        return finding("payment", words.DOCTOR_PAYMENT, FindingState.NOTE, words.DOCTOR_PAYMENT_NONE, money=money)
    provider = HttpPaymentProvider(url, token=parts.settings.get(PROVIDER_TOKEN, ""))
    try:
        state, said = _HEALTH[provider.look()]
    finally:
        provider.close()
    if state is FindingState.FINE and (report.hanging or report.owed):
        state = FindingState.NOTE
    return finding("payment", words.DOCTOR_PAYMENT, state, said, address=url, money=money)


def _seal(parts: StoredParts, *, clock: Clock) -> Finding:
    """How long the certificate in use still is good: a document sealed behind its end convinces nobody."""
    from offline_cache.seal_certificates import facts_of  # late: the counter's window knows this module too

    kept = StoredSealKeys(parts.store, parts.desk).kept()
    if not kept:
        return finding("seal", seal_words.DOCTOR, FindingState.NOTE, seal_words.DOCTOR_NONE)
    until = facts_of(kept[-1].certificate).valid_until
    days = (until - clock.now()).days
    if days < 0:
        state, text = FindingState.FAULT, seal_words.DOCTOR_ENDED
    elif days <= SEAL_DAYS_SOON:
        state, text = FindingState.NOTE, seal_words.DOCTOR_SOON
    else:
        state, text = FindingState.FINE, seal_words.DOCTOR_FINE
    said = {"until": hall_date(until, parts.desk.hall.zone).isoformat(), "days": days}
    return finding("seal", seal_words.DOCTOR, state, text, **said)


def _hall(parts: StoredParts) -> Finding:
    """Whether the hall server answers this very counter."""
    url, token = parts.settings.get(HALL_URL, ""), parts.settings.get(HALL_TOKEN, "")
    if not url or not token or parts.training:
        return finding("hall", words.DOCTOR_HALL, FindingState.NOTE, words.DOCTOR_HALL_NONE)
    client = HallClient(HallAddress(url, token, parts.settings.get(HALL_CERTIFICATE, "")))
    try:
        picture = client.picture()
    except HallTrouble as trouble:
        if trouble.text is HALL_UNREACHABLE:  # it speaks of an act, and nothing was done here
            return finding("hall", words.DOCTOR_HALL, FindingState.FAULT, words.DOCTOR_HALL_AWAY, address=url)
        return Finding("hall", words.DOCTOR_HALL, FindingState.FAULT, trouble.text.filled(**trouble.values))
    finally:
        client.close()
    said = {"address": url, "waiting": len(picture.line), "desks": len(picture.desks)}
    return finding("hall", words.DOCTOR_HALL, FindingState.FINE, words.DOCTOR_HALL_FINE, **said)


def _central(parts: StoredParts, *, clock: Clock) -> Iterator[Finding]:
    url, token = parts.settings.get(CENTRAL_URL, ""), parts.settings.get(CENTRAL_TOKEN, "")
    now = clock.now()
    alone = finding(
        "clock", words.DOCTOR_CLOCK, FindingState.NOTE, words.DOCTOR_CLOCK_ALONE, now=now.isoformat(timespec="seconds")
    )
    if not url:
        yield finding("central", words.DOCTOR_CENTRAL, FindingState.NOTE, words.DOCTOR_CENTRAL_NONE)
        yield alone
        return
    desk = parts.desk
    client = CentralClient(CentreAddress(url=url, token=token, hall=desk.hall.id, device=desk.device_id))
    try:
        status = client.status()
    except CentralTrouble as trouble:
        yield Finding("central", words.DOCTOR_CENTRAL, FindingState.FAULT, trouble.text.filled(**trouble.values))
        yield alone
        return
    finally:
        client.close()
    said = {"address": url, "version": status.catalogue_version}
    yield finding("central", words.DOCTOR_CENTRAL, FindingState.FINE, words.DOCTOR_CENTRAL_FINE, **said)
    off_s = round(abs((clock.now() - status.time).total_seconds()))
    bad = off_s > MOST_CLOCK_OFF_S
    text = words.DOCTOR_CLOCK_OFF if bad else words.DOCTOR_CLOCK_FINE
    yield finding("clock", words.DOCTOR_CLOCK, FindingState.FAULT if bad else FindingState.FINE, text, s=off_s)

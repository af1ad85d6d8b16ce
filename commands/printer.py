"""`yitai printer`: the printer of this counter and what others there are, its test page, and a virtual one."""

import argparse
import os
import sys
from dataclasses import replace
from ipaddress import IPv4Network
from pathlib import Path

from app.domain.audit import AuditKind
from app.domain.printer_address import parse_address
from app.errors import InputRefused, StoreInUse
from app.ports import AuditEvent
from app.printer_ports import Delivery, PrinterCondition, Readiness
from app.texts import commands as words
from app.texts.language import Text
from app.texts.printer_models import CHOICES, MODEL_ROW, MODEL_SOURCE, UNKNOWN
from app.texts.printers import CONDITIONS, WHAT_TO_DO
from app.texts.printing import NO_PRINTER_FOUND
from commands.outside import SystemClock, SystemIds
from commands.places import default_store, open_for_command
from commands.printer_questions import ask_about_page
from commands.printer_settings import (
    FIRST,
    SECOND,
    ChosenPrinter,
    PrinterSettings,
    chosen_printer,
    keep_printer,
    model_as_set,
    second_printer,
    unconfirmed,
)
from commands.printer_test import ask_status, came_out, send_test_page
from commands.printer_virtual import register_virtual
from commands.terminal import EXIT_TROUBLE, tell, tell_trouble, terminal_language, terminal_person
from offline_cache.audit import StoredAudit
from offline_cache.print_jobs import StoredPrintJobs
from offline_cache.settings import StoredSettings
from offline_cache.store import is_store
from printing.discovery import find_printers
from printing.profile_table import printer_models
from printing.profiles import PROFILES, Characters, as_seen, profile_from_answers, suited

_SAID = {
    Delivery.CONFIRMED: words.PRINTER_CONFIRMED,
    Delivery.UNASKED: words.PRINTER_HANDED_OVER,
    Delivery.SILENT: words.PRINTER_SILENT,
}
_READINESS = {
    Readiness.READY: words.PRINTER_READY,
    Readiness.NOT_READY: words.PRINTER_NOT_READY,
    Readiness.UNKNOWN: words.PRINTER_PERHAPS,
}


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    acts = parsers.add_parser("printer", help="list and test printers, or open a virtual one").add_subparsers(
        required=True, metavar="ACT"
    )
    show = acts.add_parser("list", help="the printer set on this counter, and what printers there are")
    show.add_argument("--store", type=Path, default=default_store(), help="the counter's store")
    where = show.add_mutually_exclusive_group()
    where.add_argument("--here", action="store_true", help="look on this PC only, not on the network")
    where.add_argument(
        "--network", type=_network, action="append", help="192.168.1.0/24: look there instead of around this PC"
    )
    show.set_defaults(run=run_list)
    test = acts.add_parser("test", help="print the test page, and ask what came out")
    test.add_argument("--address", help="tcp://…, file://…, serial://…, usb://…, cups://… or windows://…; else its own")
    test.add_argument("--second", action="store_true", help="the counter's second printer; its answers are kept so")
    test.add_argument("--model", choices=[key for key, _ in CHOICES], help="see `yitai printer models`")
    test.add_argument("--width", type=int, choices=sorted(PROFILES), help="paper in mm, of an unknown model")
    test.add_argument("--characters", choices=[each.value for each in Characters], help="how Chinese is printed")
    test.add_argument("--store", type=Path, help="the counter's store: the answers are kept there")
    test.set_defaults(run=run_test)
    models = acts.add_parser("models", help="the models there are, and where what is known of them is from")
    models.set_defaults(run=run_models)
    register_virtual(acts)


def _network(typed: str) -> IPv4Network:
    try:
        return IPv4Network(typed, strict=False)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{typed} is no network; write it like 192.168.1.0/24") from wrong


def run_list(given: argparse.Namespace) -> int:
    """1 where one of the counter's own printers cannot print now."""
    code = 0
    try:
        own, second = _own_printers(given.store)
    except StoreInUse as open_elsewhere:  # looking for others needs no store
        code = tell_trouble(open_elsewhere)
    else:
        if own is None:
            tell(words.NO_PRINTER)
        else:
            code = _tell_own(own, words.PRINTER_ROW)
        if second is not None:
            code = max(code, _tell_own(second, words.SECOND_ROW))
    found = find_printers(networks=() if given.here else given.network)
    for one in found:
        tell(words.PRINTER_FOUND, address=one.address, name=one.name, state=_READINESS[one.ready])
    if not found:
        tell(NO_PRINTER_FOUND)
    return code


def _tell_own(own: ChosenPrinter, row: Text) -> int:
    condition = own.connected().condition()
    known = condition is not PrinterCondition.UNASKED
    state = CONDITIONS[condition.value] if known else words.REACHABLE
    tell(row, address=own.address, model=own.model, paper=own.profile.name, state=state)
    if condition.prints:
        return 0
    tell(words.PRINTER_WHAT_TO_DO, what=WHAT_TO_DO[condition.value])
    return EXIT_TROUBLE


def run_models(given: argparse.Namespace) -> int:
    for key, model in printer_models().items():
        profile = model.profile
        tell(MODEL_ROW, key=key, name=model.name, mm=profile.paper_width_mm, columns=profile.columns)
        tell(MODEL_SOURCE, source=model.source)
    return 0


def run_test(given: argparse.Namespace) -> int:
    """On a counter's printer, or with a store named, it stands in that store's audit trail, under the system's user.

    Raises InputRefused, and PrinterTrouble where nothing or not all of it was printed.
    """
    chosen = _to_test(given)
    from ui.frame.application import application  # Qt takes long to load

    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # it draws the characters GBK lacks and shows no window
    drawing = application()
    folder = given.store or (None if given.address else default_store())
    kept = folder if folder is not None and is_store(folder) else None
    outcome = send_test_page(chosen, language=terminal_language(), torn=kept is not None and _torn(kept, chosen))
    drawing.quit()
    if kept is not None:
        _write_down(kept, outcome)
    tell(words.PRINTER_TESTED, address=chosen.address, outcome=_SAID[outcome])
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return 0
    answers = ask_about_page()
    if answers is None:
        return 0
    outcome = came_out(chosen, outcome)
    profile = profile_from_answers(
        chosen.profile,
        chinese_right=answers.chinese_right,
        ruler=answers.ruler,
        delivery=outcome,
        status=ask_status(chosen, outcome),
    )
    found = replace(chosen, profile=suited(profile, chosen.address))
    drawn = found.profile.characters is Characters.RASTER
    said = words.DRAWN if drawn else words.WRITTEN
    tell(words.PRINTER_SETTLED, model=found.model, paper=found.profile.name, characters=said)
    if found.profile.characters is not profile.characters:
        tell(words.PRINTER_TOO_SLOW)
    if found.profile.paper_width_mm != chosen.profile.paper_width_mm:
        tell(words.PRINTER_TEST_AGAIN, mm=found.profile.paper_width_mm)
    _keep(found, given.store, SECOND if given.second else FIRST)
    return 0


def _torn(folder: Path, chosen: ChosenPrinter) -> bool:
    """Whether a job of this store may lie broken off in that printer; not known beside an open window, which clears it
    away with its next job. Raises StoreTrouble."""
    try:
        store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    except StoreInUse:
        return False
    try:
        return StoredPrintJobs(store).remnant(str(chosen.address))
    finally:
        store.close()


def _write_down(folder: Path, outcome: Delivery) -> None:
    """As the settings page writes it. Raises StoreTrouble."""
    clock = SystemClock()
    store = open_for_command(folder, clock=clock, ids=SystemIds())
    try:
        event = AuditEvent(AuditKind.PRINTER_TESTED, terminal_person(), clock.now(), "test_page", outcome.value)
        StoredAudit(store).write(event)
    finally:
        store.close()


def _to_test(given: argparse.Namespace) -> ChosenPrinter:
    """Raises InputRefused where no printer is named."""
    if given.address:
        chosen = unconfirmed(parse_address(given.address))
    else:
        own = _own_printers(given.store or default_store())[1 if given.second else 0]
        if own is None:
            raise InputRefused(words.NO_SECOND_PRINTER if given.second else words.NO_PRINTER)
        chosen = own
    now = chosen.profile
    model = given.model or (UNKNOWN if given.width or now.generic else now.model)
    if given.width and model != UNKNOWN:
        raise InputRefused(words.MODEL_HAS_ITS_WIDTH)
    profile = as_seen(
        model_as_set(model, width_mm=given.width or now.paper_width_mm),
        characters=Characters(given.characters or now.characters),
        answers=now.answers,
    )
    return replace(chosen, profile=suited(replace(profile, drawer=now.drawer), chosen.address))


def _keep(found: ChosenPrinter, folder: Path | None, which: PrinterSettings) -> None:
    if folder is None or not is_store(folder):
        tell(words.PRINTER_NOT_KEPT)
        return
    store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    try:
        keep_printer(StoredSettings(store), found, which)
    finally:
        store.close()
    tell(words.PRINTER_KEPT, folder=folder)


def _own_printers(folder: Path) -> tuple[ChosenPrinter | None, ChosenPrinter | None]:
    """The counter's own, first and second; None where there is no store or none is set. Raises StoreTrouble."""
    if not is_store(folder):
        return None, None
    store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    try:
        read = StoredSettings(store).get
        chosen = chosen_printer(read)
        return (None if chosen.address is None else chosen), second_printer(read)
    finally:
        store.close()

"""`yitai store check`: does it hold what it should; `backup` and `restore` copy it; `passphrase` changes it by the old
one, `recover` by the sheet; `pair` makes it known to a centre, `pair-hall` to its hall server."""

import argparse
import dataclasses
import getpass
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from app.domain.audit import AuditKind
from app.domain.link_settings import CENTRAL_TOKEN, CENTRAL_URL
from app.domain.setup_fields import passphrase_fault
from app.errors import InputRefused, StoreTrouble
from app.ports import AuditEvent
from app.texts import backup as backup_words
from app.texts import commands as words
from app.texts import hall_link as hall_words
from app.texts import setup as setup_words
from app.texts.store import NO_STORE
from commands.outside import SystemClock, SystemIds
from commands.pair_hall import HallPairing, lanes_at_centre
from commands.places import default_store, open_for_command
from commands.set_up import SetUpRoom, refuse_other_desk
from commands.settings_names import HALL_URL
from commands.stored_parts import stored_parts
from commands.terminal import EXIT_TROUBLE, tell, terminal_language, terminal_person
from offline_cache.backup import back_up, restore, usual_folder
from offline_cache.central_client import CentreAddress
from offline_cache.check import StoreReport, check_store
from offline_cache.keys import PASSPHRASE_VARIABLE
from offline_cache.passphrase import change_passphrase
from offline_cache.recovery import recover
from offline_cache.restored import RESTORED
from offline_cache.settings import StoredSettings
from offline_cache.store import is_store

RECOVERY_VARIABLE = "YITAI_RECOVERY_CODE"
NEW_PASSPHRASE_VARIABLE = "YITAI_NEW_PASSPHRASE"


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    acts = parsers.add_parser(
        "store", help="check, pair or recover a counter's store, change its passphrase"
    ).add_subparsers(required=True, metavar="ACT")
    check = acts.add_parser("check", help="read every page, the journal's chain and every order")
    check.add_argument("--store", type=Path, default=default_store(), help="the store's folder")
    check.add_argument("--json", action="store_true", help="print the report as one JSON object")
    check.set_defaults(run=run_check)
    change = acts.add_parser("passphrase", help="change the store's passphrase; it may be open meanwhile")
    change.add_argument("--store", type=Path, default=default_store(), help="the store's folder")
    change.set_defaults(run=run_passphrase)
    pair = acts.add_parser("pair", help="make the counter known to a centre it was set up without")
    pair.add_argument("--store", type=Path, default=default_store(), help="the store's folder")
    pair.add_argument("--url", required=True, help="the centre's address")
    pair.add_argument("--code", required=True, help="the pairing code made for this desk")
    pair.set_defaults(run=run_pair)
    hall = acts.add_parser("pair-hall", help="make the counter known to its hall server")
    hall.add_argument("--store", type=Path, default=default_store(), help="the store's folder")
    hall.add_argument("--url", default="", help="the hall server's address; the one found in the hall if left out")
    hall.add_argument("--code", required=True, help="the pairing code with the letters behind it")
    hall.set_defaults(run=run_pair_hall)
    backup = acts.add_parser("backup", help="copy the store into a folder of backups; it must be closed meanwhile")
    backup.add_argument("--store", type=Path, default=default_store(), help="the store's folder")
    backup.add_argument("--to", type=Path, help="the folder of backups; beside the store if left out")
    backup.set_defaults(run=run_backup)
    back = acts.add_parser("restore", help="put a backup into a folder that is empty, and check it")
    back.add_argument("--from", dest="backup", type=Path, required=True, help="the backup's folder")
    back.add_argument("--store", type=Path, required=True, help="the new store's folder")
    back.set_defaults(run=run_restore)
    alone = acts.add_parser("go-on", help="let a restored counter without centre and hall server take orders again")
    alone.add_argument("--store", type=Path, default=default_store(), help="the store's folder")
    alone.set_defaults(run=run_go_on)
    again = acts.add_parser("recover", help="give the store a new passphrase by the code on its recovery sheet")
    again.add_argument("--store", type=Path, default=default_store(), help="the store's folder")
    again.set_defaults(run=run_recover)


def run_pair(given: argparse.Namespace) -> int:
    """Makes a counter known to a centre it was set up without, or whose token is refused, from the next start on.

    Raises StoreTrouble, CentralTrouble, InputRefused where address or code is wrong, or made for another desk.
    """
    fault = CENTRAL_URL.fault(given.url)
    if fault is not None:
        raise InputRefused(fault)
    clock, ids = SystemClock(), SystemIds()
    store = open_for_command(given.store, clock=clock, ids=ids)
    try:
        desk = stored_parts(store).desk
        paired = SetUpRoom(given.store, clock=clock, ids=ids).pair(url=given.url, code=given.code)
        refuse_other_desk(hall_id=desk.hall.id, device_id=desk.device_id, paired=paired.desk)
        values = {CENTRAL_URL.key: given.url, CENTRAL_TOKEN.key: paired.token}
        event = AuditEvent(AuditKind.SETTING_CHANGED, terminal_person(), clock.now(), CENTRAL_TOKEN.key, given.url)
        lanes = lanes_at_centre(CentreAddress(given.url, paired.token, desk.hall.id, desk.device_id))
        StoredSettings(store).keep_paired(values, event, desk=desk, told=paired.desk.last_receipt, lanes=lanes)
    finally:
        store.close()
    tell(setup_words.PAIRED_LATER, url=given.url, hall=paired.desk.hall_name, desk=paired.desk.desk_number)
    return 0


def run_pair_hall(given: argparse.Namespace) -> int:
    """From the next start on. Raises StoreTrouble, HallTrouble, InputRefused."""
    url = given.url or _only_hall()
    clock, ids = SystemClock(), SystemIds()
    store = open_for_command(given.store, clock=clock, ids=ids)
    try:
        parts = stored_parts(store)
        pairing = HallPairing(parts.settings, parts.desk, clock, ids)
        said = pairing.pair(url=url, typed=given.code, by=terminal_person())
    finally:
        store.close()
    tell(said)
    return 0


def run_go_on(given: argparse.Namespace) -> int:
    """A counter that has neither centre nor hall server to be paired with takes orders again after it was restored.

    Raises StoreTrouble, InputRefused where it has one, or was not restored.
    """
    store = open_for_command(given.store, clock=SystemClock(), ids=SystemIds())
    try:
        parts = stored_parts(store)
        if any(parts.settings.get(key, "") for key in (CENTRAL_URL.key, HALL_URL)):
            raise InputRefused(backup_words.NOT_ALONE)
        as_of = parts.settings.get(RESTORED, "")
        if not as_of:
            raise InputRefused(backup_words.NOT_RESTORED, folder=given.store)
        event = AuditEvent(AuditKind.SETTING_CHANGED, terminal_person(), store.clock.now(), RESTORED, as_of)
        parts.settings.keep_paired({}, event, desk=parts.desk, told="")
    finally:
        store.close()
    tell(backup_words.GOES_ON, folder=given.store)
    return 0


def _only_hall() -> str:
    """Raises InputRefused where none answers in the hall, or more than one."""
    from offline_cache.hall_discovery import halls_nearby  # late: no other command looks around

    found = halls_nearby()
    if len(found) != 1:
        listed = "、".join(each.url for each in found) or "—"
        raise InputRefused(hall_words.NOT_ONE_HALL, found=listed)
    return found[0].url


def run_check(given: argparse.Namespace) -> int:
    """0 where everything holds, 1 otherwise. Raises StoreTrouble."""
    store = open_for_command(given.store, clock=SystemClock(), ids=SystemIds())
    try:
        report = check_store(store)
    finally:
        store.close()
    if given.json:
        print(json.dumps(dataclasses.asdict(report)))
    elif report.sound:
        tell(words.STORE_SOUND, folder=given.store, orders=len(report.orders))
    else:
        _tell_faults(report, given.store)
    if not given.json and (report.hanging or report.owed):
        tell(words.STORE_OPEN_MONEY, hanging=report.hanging, owed=report.owed)
    return 0 if report.sound else EXIT_TROUBLE


def _tell_faults(report: StoreReport, folder: Path) -> None:
    text = words.STORE_ARCHIVE_FAULTY if report.only_archive else words.STORE_FAULTY
    tell(text, folder=folder, integrity=report.integrity, partial=report.partial)


def run_backup(given: argparse.Namespace) -> int:
    """Of a store that no program has open; an open one is backed up by its program. Raises StoreTrouble."""
    store = open_for_command(given.store, clock=SystemClock(), ids=SystemIds())
    try:
        made = back_up(store, given.to or usual_folder(given.store))
    finally:
        store.close()
    tell(backup_words.MADE, folder=made.folder, orders=made.orders, megabytes=f"{made.size_bytes / 1e6:.1f}")
    return 0


def run_restore(given: argparse.Namespace) -> int:
    """0 where what was restored opens and holds what it should. Raises StoreTrouble."""
    made = restore(given.backup, given.store)
    store = open_for_command(given.store, clock=SystemClock(), ids=SystemIds())
    try:
        report = check_store(store)
    finally:
        store.close()
    if not report.sound:
        _tell_faults(report, given.store)
        return EXIT_TROUBLE
    at = made.at.astimezone().strftime("%Y-%m-%d %H:%M")
    tell(backup_words.RESTORED, folder=given.store, orders=len(report.orders), at=at)
    return 0


def run_passphrase(given: argparse.Namespace) -> int:
    """Asks for the present and the new passphrase; in the audit trail it stands under the system's user.

    Raises StoreTrouble, InputRefused; nothing is changed then.
    """
    if not is_store(given.store):
        raise StoreTrouble(NO_STORE, folder=given.store)
    old = _asked(setup_words.OLD_PASSPHRASE.say(terminal_language()), PASSPHRASE_VARIABLE)
    new = _new_passphrase(NEW_PASSPHRASE_VARIABLE)
    change_passphrase(given.store, old=old, new=new, deed=_deed(AuditKind.PASSPHRASE_CHANGED))
    _into_the_trail(given.store, passphrase=new)
    tell(setup_words.PASSPHRASE_CHANGED, folder=given.store)
    return 0


def run_recover(given: argparse.Namespace) -> int:
    """Asks for the code and the new passphrase; in the audit trail it stands under the system's user.

    Raises StoreTrouble, InputRefused; nothing is changed then.
    """
    if not is_store(given.store):
        raise StoreTrouble(NO_STORE, folder=given.store)
    language = terminal_language()
    code = _asked(setup_words.RECOVERY_CODE.say(language), RECOVERY_VARIABLE)
    passphrase = _new_passphrase(PASSPHRASE_VARIABLE)
    recover(given.store, code=code, passphrase=passphrase, deed=_deed(AuditKind.PASSPHRASE_RECOVERED))
    _into_the_trail(given.store, passphrase=passphrase)
    tell(setup_words.RECOVERED, folder=given.store)
    return 0


def _deed(kind: AuditKind) -> AuditEvent:
    return AuditEvent(kind, terminal_person(), SystemClock().now(), "passphrase", "")


def _into_the_trail(folder: Path, *, passphrase: str) -> None:
    """Opening the store writes it. Where it is open, or cannot be opened now, it is written down beside it already."""
    with suppress(StoreTrouble):
        open_for_command(folder, clock=SystemClock(), ids=SystemIds(), passphrase=passphrase).close()


def _new_passphrase(variable: str) -> str:
    """Raises InputRefused for one that is too short."""
    passphrase = _asked(setup_words.NEW_PASSPHRASE.say(terminal_language()), variable)
    fault = passphrase_fault(passphrase)
    if fault is not None:
        raise InputRefused(fault)
    return passphrase


def _asked(label: str, variable: str) -> str:
    """From the environment, or from whoever sits at the terminal. Raises InputRefused where neither has it."""
    found = os.environ.get(variable, "")
    if not found and sys.stdin.isatty():
        found = getpass.getpass(f"{label}: ")
    if not found:
        raise InputRefused(setup_words.TYPE_IT, label=label, variable=variable)
    return found

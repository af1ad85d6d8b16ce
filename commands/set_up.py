"""Setting a counter up from answers without faults: all of it, or the folder is as it was.

What goes outside comes first (the centre's token, the catalogue), so that a store is made only once nothing is missing.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.audit import AuditKind
from app.domain.business_hall import CounterDesk
from app.domain.finding import Finding
from app.domain.link_settings import CENTRAL_URL
from app.domain.setting_list import LANGUAGE
from app.domain.setup_fields import FROM_CENTRE, STEP_FIELDS, YES, SetupStep, desk_of_answers
from app.domain.staff import Role, StaffMember
from app.errors import InputRefused, StoreTrouble
from app.handling.hall_file import write_desk
from app.handling.keep_settings import DESK_KEY
from app.handling.matters_file import read_matters
from app.handling.read_catalogue import decode_catalogue, read_kept_catalogue
from app.ports import AuditEvent, Clock, Ids
from app.texts import setup as words
from app.texts.language import Language, Text
from app.wire.changes import CatalogueChange, MattersChange
from app.wire.pairing import PairedDesk
from commands.doctor import examine
from commands.half_set_up import UNFINISHED, unfinished
from commands.recovery_file import write_sheet
from commands.stock import shipped_matters, stored_catalogues
from commands.terminal import file_bytes
from offline_cache.central_client import CentralClient, CentreAddress
from offline_cache.faults import told_of_place
from offline_cache.lock import InstanceLock
from offline_cache.pair_device import pair_device, token_of
from offline_cache.recovery import new_recovery_code
from offline_cache.seal_keys import StoredSealKeys
from offline_cache.settings import StoredSettings
from offline_cache.staff import StoredStaff
from offline_cache.store import NOTE_FILE, Store, create_store, forget_key, is_store, refuse_leftovers, unlocking

_CHANGES_A_PAGE = 50
_MADE = frozenset(
    {
        NOTE_FILE,
        "store.key",
        "recovery.key",
        "store.db",
        "store.db-wal",
        "store.db-shm",
        "day-keys",
        "ballast",
        UNFINISHED,
    }
)


@dataclass(frozen=True, slots=True)
class SetUp:
    """What a set-up left behind. `recovery` is the sheet's file, to be printed and then deleted."""

    recovery: Path
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """A desk as its centre knows it, and the token that came with it."""

    desk: PairedDesk
    token: str


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """The texts of a matters file ("" for the shipped one) and of a catalogue."""

    matters: str
    catalogue: str


class SetUpRoom:
    """The acts of one set-up. `pair` may be called again: the secret stays the same, and so no code is wasted."""

    def __init__(self, folder: Path, *, clock: Clock, ids: Ids) -> None:
        self.folder = folder
        self._clock = clock
        self._ids = ids
        self._secret = ids.token()
        self._pairings: dict[tuple[str, str], Pairing] = {}

    def pair(self, *, url: str, code: str) -> Pairing:
        """Raises InputRefused where the code is not taken, CentralTrouble."""
        known = self._pairings.get((url, code))
        if known is None:
            desk = pair_device(url=url, code=code, secret=self._secret)
            known = self._pairings[url, code] = Pairing(desk, token_of(desk, secret=self._secret))
        return known

    def refuse_taken(self) -> None:
        """Raises StoreTrouble where the folder already has a store, or what is left of one: it is never set up over.
        What a set-up that was killed has left is taken away; nobody has worked with it."""
        if unfinished(self.folder):
            InstanceLock(self.folder).release()  # StoreInUse while another set-up is at it
            _clear(self.folder, before=frozenset())
        if is_store(self.folder):
            raise StoreTrouble(words.ALREADY_SET_UP, folder=self.folder)
        refuse_leftovers(self.folder)

    def carry_out(self, answers: Mapping[str, str], *, progress: Callable[[Text], None]) -> SetUp:
        """`answers` without faults. Raises Trouble, each with its sentence; nothing is left behind then."""
        self.refuse_taken()
        if _sheet_file(answers).exists():
            raise InputRefused(words.SHEET_THERE, file=_sheet_file(answers))
        pairing = None
        if answers["central.url"]:
            progress(words.PAIRING)
            pairing = self.pair(url=answers["central.url"], code=answers["central.pairing_code"])
            hall_id, device_id = answers["hall.id"], answers["desk.device_id"]
            refuse_other_desk(hall_id=hall_id, device_id=device_id, paired=pairing.desk)
        progress(words.READING_CATALOGUE)
        rules = self._rules(answers, pairing)
        progress(words.MAKING_STORE)
        desk, code = desk_of_answers(answers), new_recovery_code()
        before = _names_in(self.folder)
        try:
            self._mark()
            store = self._make(answers, code)
            try:
                _fill(store, answers, desk=desk, rules=rules, pairing=pairing)
                progress(words.WRITING_SHEET)
                sheet = write_sheet(
                    _sheet_file(answers),
                    desk=desk,
                    store_id=store.id,
                    folder=self.folder,
                    code=code,
                    at=self._clock.now(),
                    language=Language(answers["language"]),
                    unwritable=words.SHEET_UNWRITABLE,
                )
            finally:
                store.close()
            (self.folder / UNFINISHED).unlink()
        except BaseException:
            _clear(self.folder, before=before)
            raise
        progress(words.LOOKING)
        passphrase = answers["store.passphrase"]
        return SetUp(sheet, tuple(examine(self.folder, clock=self._clock, passphrase=passphrase)))

    def _rules(self, answers: Mapping[str, str], pairing: Pairing | None) -> RuleFiles:
        if answers["catalogue.source"] == FROM_CENTRE and pairing is not None:
            rules = _newest_of_centre(answers["central.url"], pairing)
        else:
            rules = RuleFiles("", decode_catalogue(file_bytes(Path(answers["catalogue.file"]))))
        matters = read_matters(rules.matters) if rules.matters else shipped_matters()
        read_kept_catalogue(rules.catalogue, matters=matters)
        return rules

    def _mark(self) -> None:
        """Raises StoreTrouble and its kin where the folder cannot be written to."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self.folder / UNFINISHED).touch(mode=0o600)
        except OSError as fault:
            raise told_of_place(fault, self.folder) from fault

    def _make(self, answers: Mapping[str, str], code: str) -> Store:
        return create_store(
            self.folder,
            unlocking=unlocking(passphrase=answers["store.passphrase"]),
            clock=self._clock,
            ids=self._ids,
            recovery_code=code,
            opens_by_itself=answers["store.opens_by_itself"] == YES,
        )


def _sheet_file(answers: Mapping[str, str]) -> Path:
    return Path(answers["store.recovery_sheet"]).expanduser().resolve()


def refuse_other_desk(*, hall_id: str, device_id: str, paired: PairedDesk) -> None:
    """Raises InputRefused where hall or PC are not those the code was made for: the centre would take nothing."""
    if (hall_id, device_id) != (paired.hall_id, paired.device_id):
        raise InputRefused(words.OTHER_DESK, hall=paired.hall_id, device=paired.device_id)


def _fill(
    store: Store, answers: Mapping[str, str], *, desk: CounterDesk, rules: RuleFiles, pairing: Pairing | None
) -> None:
    """One commit."""
    manager = StaffMember(
        number=answers["manager.number"],
        name=answers["manager.name"],
        latin_name=answers["manager.latin_name"],
        role=Role.HALL_MANAGER,
    )
    fields = (LANGUAGE, CENTRAL_URL, *STEP_FIELDS[SetupStep.PRINTER])
    kept = {one.key: answers[one.key] for one in fields}
    kept |= {DESK_KEY: write_desk(desk), "central.token": pairing.token if pairing is not None else ""}

    def job() -> None:
        catalogues = stored_catalogues(store)
        if rules.matters:
            catalogues.put_matters(rules.matters)
        catalogues.put(rules.catalogue)
        StoredStaff(store).put(manager, password=answers["manager.password"], pin=answers["manager.pin"])
        StoredSealKeys(store, desk).begin(by=manager.number)
        event = AuditEvent(AuditKind.SET_UP, manager.number, store.clock.now(), desk.device_id, "")
        told = pairing.desk.last_receipt if pairing is not None else ""
        StoredSettings(store).keep_paired(kept, event, desk=desk, told=told)

    store.write(lambda _: job())


def _newest_of_centre(url: str, pairing: Pairing) -> RuleFiles:
    """Raises CentralTrouble, and InputRefused where the centre has no catalogue."""
    desk, since, newest, matters = pairing.desk, "", "", ""
    client = CentralClient(CentreAddress(url=url, token=pairing.token, hall=desk.hall_id, device=desk.device_id))
    try:
        while True:
            page = client.changes(since=since, limit=_CHANGES_A_PAGE)
            for change in page.changes:
                newest = change.toml if isinstance(change, CatalogueChange) else newest
                matters = change.toml if isinstance(change, MattersChange) else matters
            if page.cursor == since or not page.changes:
                break
            since = page.cursor
    finally:
        client.close()
    if not newest:
        raise InputRefused(words.CENTRE_HAS_NO_CATALOGUE)
    return RuleFiles(matters, newest)


def _names_in(folder: Path) -> frozenset[str] | None:
    """None where there is no such folder."""
    return frozenset(file.name for file in folder.iterdir()) if folder.is_dir() else None


def _clear(folder: Path, *, before: frozenset[str] | None) -> None:
    """Takes away what a set-up that failed had begun. What was there `before` is not its own, and stays."""
    if not folder.is_dir():
        return
    if before is None:
        forget_key(folder, unlocking=unlocking())
        shutil.rmtree(folder, ignore_errors=True)
        return
    if NOTE_FILE not in before:
        forget_key(folder, unlocking=unlocking())
    for name in _MADE - before:
        (folder / name).unlink(missing_ok=True)

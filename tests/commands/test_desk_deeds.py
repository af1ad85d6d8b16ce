"""The settings page's acts on a real store: each does what it says and stands in the audit trail."""

import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import resources
from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.catalogue import Catalogue
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.errors import FileFaulty, InputRefused, RightMissing, StoreFull, StoreLocked
from app.ports import PaperKind, PrintJob, PrintState
from app.staff_ports import AuditSearch
from app.texts import store as store_words
from app.texts.language import Language
from commands.desk_deeds import StoredDeskDeeds
from commands.main import main
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from commands.save_bundle import save_crash_bundle
from commands.stored_parts import stored_parts
from commands.terminal import terminal_person
from offline_cache import keys
from offline_cache.audit import StoredAudit
from offline_cache.recovery import new_recovery_code, renew_recovery_code
from offline_cache.store import Store, identify
from printing.escpos import START
from printing.profiles import PAPER_80
from printing.virtual_printer.server import VirtualPrinter
from tests.commands.conftest import PASSPHRASE
from tests.fakes.clerk_ports import WrittenAudit
from tests.fakes.orders import NOW
from tests.fakes.quick_secrets import quick_argon
from tests.offline_cache.parts import copy_folder
from ui.shell.deed_desk import Deed

MANAGER = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)
CLERK = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK)
NEW = "another lake, in the north"


class Place:
    def __init__(self, store: Store) -> None:
        self.store, self.audit, self.kept = store, WrittenAudit(), list[Catalogue]()
        self.deeds = StoredDeskDeeds(stored_parts(store), self.audit, SystemClock(), self.kept.append)

    def written(self) -> list[AuditKind]:
        return [event.kind for event in self.audit.events]


def leave(deed: Deed, right: Right, person: StaffMember = MANAGER) -> Leave:
    return Leave(person, right, deed.value)


@pytest.fixture(scope="module")
def once_kept(once_soaked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The soaked store under a passphrase of its own."""
    folder = copy_folder(once_soaked, tmp_path_factory.mktemp("once") / "kept")
    file, store_id = folder / keys.KEY_FILE, identify(folder).id
    key = keys.read_key_file(file, store_id=store_id, passphrase=keys.DEMO_PASSPHRASE)
    with quick_argon():
        keys.write_key_file(file, key, store_id=store_id, passphrase=PASSPHRASE)
    return folder


@pytest.fixture
def place(once_kept: Path, tmp_path: Path) -> Iterator[Place]:
    folder = copy_folder(once_kept, tmp_path / "kept")
    store = open_for_command(folder, clock=SystemClock(), ids=SystemIds(), passphrase=PASSPHRASE)
    yield Place(store)
    store.close()


def test_the_test_page_comes_out_of_the_printer_that_is_set(place: Place, qapp: QApplication) -> None:
    may = leave(Deed.TEST_PAGE, Right.PRINTER_TEST)
    with pytest.raises(InputRefused, match="No printer is set"):
        place.deeds.print_test(may)
    with VirtualPrinter() as printer:
        place.deeds.parts.settings.set("printer.address", str(printer.address))
        page = place.deeds.print_test(may)
        assert page.said.say(Language.EN).endswith("the printer says it is printed.")  # the questions set the rest
        assert page.printer["printer.status"] == "dle_eot"
    assert place.written() == [AuditKind.PRINTER_TESTED]


def test_a_test_page_clears_away_what_broke_off_before_it(place: Place, tmp_path: Path, qapp: QApplication) -> None:
    """On a line that has no connections a torn picture would swallow it."""
    may, paper = leave(Deed.TEST_PAGE, Right.PRINTER_TEST), tmp_path / "paper.bin"
    parts = place.deeds.parts
    parts.settings.set("printer.address", paper.as_uri())
    place.deeds.print_test(may)
    assert paper.read_bytes().startswith(START)
    paper.write_bytes(b"")
    parts.print_jobs.add(PrintJob("job-a", None, PaperKind.RECEIPT, 0, PrintState.QUEUED, NOW, b"", ""))
    parts.print_jobs.mark("job-a", PrintState.SENT, at=NOW, printer=paper.as_uri())
    parts.print_jobs.mark("job-a", PrintState.UNKNOWN, at=NOW)
    place.deeds.print_test(may)
    rest = bytes(PAPER_80.dots // 8 * PAPER_80.band_rows)
    assert paper.read_bytes().startswith(rest + b"\x1b@\x1dVB\x00" + START)


def test_the_bundle_is_saved_where_a_person_looks(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commands.save_bundle.user_desktop_path", lambda: tmp_path)
    said = place.deeds.save_bundle(leave(Deed.BUNDLE, Right.SUPPORT_BUNDLE)).say(Language.EN)
    (bundle,) = tmp_path.glob("yitai-support-*.zip")
    assert str(bundle) in said
    assert "doctor.json" in zipfile.ZipFile(bundle).namelist()
    assert place.written() == [AuditKind.BUNDLE_MADE]


def test_a_bundle_of_the_crash_page_says_who_was_on_duty(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commands.save_bundle.user_desktop_path", lambda: tmp_path)
    assert save_crash_bundle(place.store, clock=SystemClock(), by=CLERK).exists()
    (row,) = StoredAudit(place.store).find(AuditSearch(kinds=frozenset({AuditKind.BUNDLE_MADE})), limit=9)
    assert (row.event.staff_number, row.event.subject) == ("3017", "crash")


@pytest.mark.logs("could not be written down")
def test_a_store_that_takes_nothing_any_more_still_gives_its_bundle(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: object, event: object) -> None:
        raise StoreFull(store_words.FULL)

    monkeypatch.setattr("commands.save_bundle.user_desktop_path", lambda: tmp_path)
    monkeypatch.setattr(StoredAudit, "write", full)
    assert save_crash_bundle(place.store, clock=SystemClock(), by=None).exists()


def test_a_bundle_of_the_doctor_says_who_was_at_the_terminal(soaked: Path, tmp_path: Path) -> None:
    assert main(["doctor", "--store", str(soaked), "--bundle", str(tmp_path / "b.zip")]) == 0
    with closing(open_for_command(soaked, clock=SystemClock(), ids=SystemIds())) as store:
        (row,) = StoredAudit(store).find(AuditSearch(kinds=frozenset({AuditKind.BUNDLE_MADE})), limit=9)
    assert (row.event.staff_number, row.event.reason) == (terminal_person(), "b.zip")


def test_a_newer_catalogue_is_used_at_once_and_a_faulty_one_changes_nothing(place: Place, tmp_path: Path) -> None:
    may, toml = leave(Deed.CATALOGUE, Right.IMPORT_CATALOGUE), tmp_path / "catalogue.toml"
    text = resources.path("demo/catalogue.toml").read_text("utf-8")
    now = place.deeds.parts.catalogues.current().version
    for before, slip in (("[counts]", "[count]"), ("5G畅行199", "5G畅👪199")):
        toml.write_text(text.replace(before, slip, 1), "utf-8")
        with pytest.raises(FileFaulty):
            place.deeds.import_catalogue(toml, may)
    assert place.kept == []
    assert place.written() == []
    for version, said in (("2030-01-02.1", "used from now on"), ("2026-11-03.1", "2030-01-02.1 stays in use")):
        toml.write_text(text.replace(f'version = "{now}"', f'version = "{version}"', 1), "utf-8")
        assert said in place.deeds.import_catalogue(toml, may).say(Language.EN)
        assert place.kept[-1].version == "2030-01-02.1"
    assert [event.reason for event in place.audit.events] == ["2030-01-02.1", "2026-11-03.1"]


def test_matters_come_in_by_the_same_act_and_stand_in_the_trail_by_their_own_name(place: Place, tmp_path: Path) -> None:
    may, toml = leave(Deed.CATALOGUE, Right.IMPORT_CATALOGUE), tmp_path / "matters.toml"
    text = resources.path("matters.toml").read_text("utf-8")
    toml.write_text(text.replace('queue = "enterprise"', 'queue = "bakery"'), "utf-8")
    with pytest.raises(FileFaulty):
        place.deeds.import_catalogue(toml, may)
    assert place.kept == []
    for version, said in (("2030-01-02.1", "in force from now on"), ("2026-11-03.1", "2030-01-02.1 stay in force")):
        toml.write_text(text.replace('version = "2026-11-22.2"', f'version = "{version}"', 1), "utf-8")
        assert said in place.deeds.import_catalogue(toml, may).say(Language.EN)
        assert place.kept[-1].matters_version == "2030-01-02.1"
    assert [(event.kind, event.reason) for event in place.audit.events] == [
        (AuditKind.MATTERS_IMPORTED, "2030-01-02.1"),
        (AuditKind.MATTERS_IMPORTED, "2026-11-03.1"),
    ]


def test_the_passphrase_is_changed_by_the_present_one(place: Place) -> None:
    may = leave(Deed.PASSPHRASE, Right.STORE_PASSPHRASE)
    for old, new, refusal in ((NEW, NEW, StoreLocked), (PASSPHRASE, "short", InputRefused)):
        with pytest.raises(refusal):
            place.deeds.change_passphrase(old, new, may)
    place.deeds.change_passphrase(PASSPHRASE, NEW, may)
    file = place.store.folder / keys.KEY_FILE
    assert keys.read_key_file(file, store_id=place.store.id, passphrase=NEW)
    assert place.written()[-1] is AuditKind.PASSPHRASE_CHANGED
    assert not any(NEW in event.reason for event in place.audit.events)


def test_a_new_recovery_sheet_opens_the_store_and_the_old_one_no_more(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    monkeypatch.setattr("commands.places.user_documents_path", lambda: documents)
    may, old, new = leave(Deed.RECOVERY_SHEET, Right.STORE_PASSPHRASE), new_recovery_code(), new_recovery_code()
    renew_recovery_code(place.store.folder, passphrase=PASSPHRASE, code=old)
    monkeypatch.setattr("commands.desk_deeds.new_recovery_code", lambda: new)
    with pytest.raises(StoreLocked):
        place.deeds.new_recovery_sheet("not this one", Language.EN, may)
    assert list(documents.iterdir()) == []
    sheet = place.deeds.new_recovery_sheet(PASSPHRASE, Language.EN, may)
    assert sheet.read_bytes().startswith(b"%PDF")
    assert sheet.stat().st_mode & 0o077 == 0
    assert place.written()[-1] is AuditKind.RECOVERY_SHEET_MADE
    assert not any(new in event.reason for event in place.audit.events)
    file = place.store.folder / keys.RECOVERY_FILE
    assert keys.read_key_file(file, store_id=place.store.id, passphrase=new)
    with pytest.raises(StoreLocked):
        keys.read_key_file(file, store_id=place.store.id, passphrase=old)
    place.deeds.delete_sheet(sheet)
    assert list(documents.iterdir()) == []


def test_where_no_file_can_be_written_the_old_sheet_stays_good(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commands.desk_deeds.fresh_sheet", lambda _: tmp_path / "none" / "sheet.pdf")
    old = new_recovery_code()
    renew_recovery_code(place.store.folder, passphrase=PASSPHRASE, code=old)
    with pytest.raises(InputRefused, match="the old one stays good"):
        place.deeds.new_recovery_sheet(PASSPHRASE, Language.EN, leave(Deed.RECOVERY_SHEET, Right.STORE_PASSPHRASE))
    assert keys.read_key_file(place.store.folder / keys.RECOVERY_FILE, store_id=place.store.id, passphrase=old)
    assert place.written() == []


def test_nobody_without_the_right_does_any_of_it(place: Place) -> None:
    deeds = place.deeds
    with pytest.raises(RightMissing):
        deeds.save_bundle(leave(Deed.BUNDLE, Right.SUPPORT_BUNDLE, CLERK))
    with pytest.raises(RightMissing):
        deeds.change_passphrase(PASSPHRASE, NEW, leave(Deed.PASSPHRASE, Right.STORE_PASSPHRASE, CLERK))
    with pytest.raises(RightMissing):
        deeds.import_catalogue(Path("none.toml"), leave(Deed.CATALOGUE, Right.IMPORT_CATALOGUE, CLERK))
    with pytest.raises(RightMissing):
        deeds.new_recovery_sheet(PASSPHRASE, Language.EN, leave(Deed.RECOVERY_SHEET, Right.STORE_PASSPHRASE, CLERK))
    assert place.written() == []

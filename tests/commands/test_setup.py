"""`yitai setup --from FILE`: a working counter in one command, or nothing at all and the reason."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import resources
from app.domain.audit import AuditKind
from app.domain.day_facts import Facts
from app.domain.finding import FindingState
from app.domain.receipt_number import ReceiptNumber
from app.handling.read_catalogue import read_catalogue
from app.staff_ports import AuditSearch
from app.texts.language import Language
from app.wire.device_token import read_device_token
from central.load import load_catalogue
from central.pairing import make_code
from commands.half_set_up import unfinished
from commands.main import main
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from commands.stock import shipped_matters
from commands.stored_parts import stored_parts
from offline_cache.argon import ArgonSecrets
from offline_cache.audit import StoredAudit
from offline_cache.day_keep import keep_facts
from offline_cache.paired_anew import last_number
from offline_cache.recovery import new_recovery_code
from offline_cache.restored import RESTORED, mark_restored
from offline_cache.seal_keys import StoredSealKeys
from offline_cache.settings import StoredSettings
from offline_cache.store import Store, is_store
from tests.fakes.centre import running_centre
from tests.fakes.orders import HALL
from tests.offline_cache import closing
from tests.offline_cache.parts import MemoryKeyring

FILE = """
language = "en"
[hall]
id = "H0032"
code = "BH"
name = { zh = "南湖路营业厅", en = "Nanhu Road" }
[hall.brand]
operator = { zh = "示例通信", en = "Example Telecom" }
hotline = "00001"
supervision_phone = "0000-00001"
[desk]
number = "07"
device_id = "H0032-07"
[manager]
number = "1002"
name = "何静"
latin_name = "He Jing"
password = "nanhu-lake"
pin = "290417"
[store]
passphrase = "a lake in the south"
[catalogue]
file = "catalogue.toml"
"""
PASSPHRASE = "a lake in the south"
FROM_CENTRE = 'source = "centre"\n[central]\nurl = "{url}"\npairing_code = "{code}"\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copy(resources.path("demo/catalogue.toml"), tmp_path / "catalogue.toml")
    return tmp_path


def set_up(place: Path, text: str = FILE) -> int:
    (place / "counter.toml").write_text(text, "utf-8")
    return main(["setup", "--store", str(place / "store"), "--from", str(place / "counter.toml")])


def test_one_command_makes_a_counter_that_works(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set_up(place) == 0
    assert FindingState.FAULT.value not in capsys.readouterr().out
    assert (place / "yitai-recovery.pdf").read_bytes().startswith(b"%PDF")
    store = open_for_command(place / "store", clock=SystemClock(), ids=SystemIds(), passphrase=PASSPHRASE)
    try:
        parts = stored_parts(store)
        assert not parts.demo
        assert parts.desk.hall.name.say(Language.ZH) == "南湖路营业厅"
        manager = parts.staff.record("1002")
        assert manager is not None
        assert manager.member.name == "何静"
        assert ArgonSecrets().verify(manager.password_hash, "nanhu-lake")
        assert ArgonSecrets().verify(manager.pin_hash, "290417")
        assert len(parts.catalogues.current().offerings) > 20
        (seal,) = StoredSealKeys(store, parts.desk).kept()
        assert "南湖路营业厅" in seal.whose
        made = StoredAudit(store).find(AuditSearch(kinds=frozenset({AuditKind.SEAL_MADE})), limit=9)
        assert [row.event.staff_number for row in made] == ["1002"]
    finally:
        store.close()


def test_a_centre_gives_token_and_catalogue(place: Path) -> None:
    clock, ids = SystemClock(), SystemIds()
    toml = (place / "catalogue.toml").read_text("utf-8").replace('version = "2026', 'version = "2027', 1)
    with running_centre(place / "centre.db", clock=clock, ids=ids) as centre:
        load_catalogue(
            centre.engine, read_catalogue(toml, matters=shipped_matters()), toml=toml, at=clock.now(), ids=ids
        )
        given = ("BH20991120-07-9999", "BH20991120-07-160001", "BH20991120-08-20000")  # by the PC that was there before
        orders = [replace(closing.order(n), receipt_number=each) for n, each in enumerate(given)]
        with centre.engine.begin() as connection:
            keep_facts(connection, HALL.id, Facts(orders=tuple(orders)), noted=False)
        code = make_code(centre.engine, hall_id=HALL.id, desk_number="07", device_id="H0032-07", at=clock.now())
        text = FILE.replace('file = "catalogue.toml"\n', FROM_CENTRE.format(url=centre.url, code=code))
        assert set_up(place, text) == 0
    store = open_for_command(place / "store", clock=clock, ids=ids, passphrase=PASSPHRASE)
    try:
        assert read_device_token(StoredSettings(store).get("central.token", ""))[:2] == ("H0032", "H0032-07")
        with store.read() as connection:
            last = last_number(connection, hall_code="BH", desk="07")
        assert last is not None
        assert last >= ReceiptNumber.read(given[1])
    finally:
        store.close()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"catalogue.toml"', '"none.toml"', "cannot be opened"),
        ('number = "07"', 'number = "7"', "Desk number is written like 03"),
        ("[store]", '[store]\nrecovery_sheet = "nowhere/sheet.pdf"', "The recovery sheet cannot be written"),
        ("[store]", '[store]\nrecovery_sheet = "catalogue.toml"', "may be another store's sheet"),
        (
            'file = "catalogue.toml"\n',
            FROM_CENTRE.format(url="http://127.0.0.1:9", code="K7QM-4W2D"),
            "Nothing answers",
        ),
        ('pin = "290417"\n', "", "Manager's PIN is missing"),
    ],
)
def test_what_fails_leaves_nothing(
    place: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    assert set_up(place, FILE.replace(old, new, 1)) == 1
    assert said in capsys.readouterr().err
    assert sorted(file.name for file in place.iterdir()) == ["catalogue.toml", "counter.toml"]
    assert set_up(place) == 0


def test_a_pc_that_is_not_the_codes_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clock, ids = SystemClock(), SystemIds()
    with running_centre(place / "centre.db", clock=clock, ids=ids) as centre:
        code = make_code(centre.engine, hall_id=HALL.id, desk_number="08", device_id="H0032-08", at=clock.now())
        text = FILE.replace('file = "catalogue.toml"\n', FROM_CENTRE.format(url=centre.url, code=code))
        assert set_up(place, text) == 1
    assert "is for H0032-08 of H0032" in capsys.readouterr().err
    assert not (place / "store").exists()


def test_a_store_is_never_set_up_over(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set_up(place) == 0
    before = {file.name: file.read_bytes() for file in (place / "store").iterdir()}
    assert set_up(place, FILE.replace("nanhu-lake", "another-one")) == 1
    assert "already holds a store" in capsys.readouterr().err
    assert {file.name: file.read_bytes() for file in (place / "store").iterdir()} == before


@pytest.mark.parametrize("lost", [{"store.json"}, {"store.json", "store.db"}])
@pytest.mark.parametrize("seen_late", [False, True])
def test_what_is_left_of_a_lost_counter_stays_byte_for_byte(
    place: Path, monkeypatch: pytest.MonkeyPatch, lost: set[str], seen_late: bool
) -> None:
    """Also where it comes to light only once the set-up has begun."""
    assert set_up(place) == 0
    for name in lost:
        (place / "store" / name).unlink()
    (place / "yitai-recovery.pdf").unlink()
    before = {file.name: file.read_bytes() for file in (place / "store").iterdir()}
    if seen_late:
        monkeypatch.setattr("commands.set_up.refuse_leftovers", lambda _: None)
    assert set_up(place, FILE.replace("nanhu-lake", "another-one")) == 1
    assert {file.name: file.read_bytes() for file in (place / "store").iterdir()} == before


def test_a_place_that_takes_no_store_is_named(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "store").write_text("a file")
    assert set_up(place) == 1
    assert capsys.readouterr().err.startswith(f"{place / 'store'} cannot be a store's folder: ")
    assert (place / "store").read_text() == "a file"


def test_the_sheets_code_gives_a_new_passphrase(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, folder = new_recovery_code(), str(place / "store")
    monkeypatch.setattr("commands.set_up.new_recovery_code", lambda: code)
    assert set_up(place) == 0
    monkeypatch.setenv("YITAI_RECOVERY_CODE", code.lower())
    monkeypatch.setenv("YITAI_STORE_PASSPHRASE", "short")
    assert main(["store", "recover", "--store", folder]) == 1
    monkeypatch.setenv("YITAI_STORE_PASSPHRASE", "another lake, in the north")
    assert main(["store", "check", "--store", folder]) == 1
    assert main(["store", "recover", "--store", folder]) == 0
    assert main(["store", "check", "--store", folder]) == 0
    assert main(["store", "recover", "--store", str(place / "nowhere")]) == 1


def test_the_present_passphrase_gives_another_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = str(place / "store")
    assert set_up(place) == 0
    for old, new, code in (
        ("a lake in the north", "another lake, in the north", 1),
        (PASSPHRASE, "short", 1),
        (PASSPHRASE, "another lake, in the north", 0),
    ):
        monkeypatch.setenv("YITAI_STORE_PASSPHRASE", old)
        monkeypatch.setenv("YITAI_NEW_PASSPHRASE", new)
        assert main(["store", "passphrase", "--store", folder]) == code
    assert main(["store", "check", "--store", folder]) == 1
    monkeypatch.setenv("YITAI_STORE_PASSPHRASE", "another lake, in the north")
    assert main(["store", "check", "--store", folder]) == 0


def test_a_counter_without_a_centre_is_paired_later(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, ids = SystemClock(), SystemIds()
    assert set_up(place) == 0
    monkeypatch.setenv("YITAI_STORE_PASSPHRASE", PASSPHRASE)
    pair = ["store", "pair", "--store", str(place / "store"), "--url"]
    with running_centre(place / "centre.db", clock=clock, ids=ids) as centre:

        def code(device: str) -> str:
            number = device.rpartition("-")[2]
            return make_code(centre.engine, hall_id=HALL.id, desk_number=number, device_id=device, at=clock.now())

        assert main([*pair, "centre.example", "--code", "K7QM-4W2D"]) == 1
        assert main([*pair, centre.url, "--code", "K7QM-4W2D"]) == 1
        assert main([*pair, centre.url, "--code", code("H0032-08")]) == 1
        assert "which is not what was given" in capsys.readouterr().err
        mark_restored(place / "store", as_of="2026-11-21 22:00")
        assert main([*pair, centre.url, "--code", code("H0032-07")]) == 0
    store = open_for_command(place / "store", clock=clock, ids=ids, passphrase=PASSPHRASE)
    try:
        settings = StoredSettings(store)
        assert settings.get("central.url", "") == centre.url
        assert settings.get(RESTORED, "—") == ""  # the mark was there, and pairing took it away
        assert read_device_token(settings.get("central.token", ""))[:2] == ("H0032", "H0032-07")
        kinds = [row.event.kind for row in StoredAudit(store).find(AuditSearch(), limit=9)]
    finally:
        store.close()
    assert kinds[0] is AuditKind.SETTING_CHANGED
    assert AuditKind.SET_UP in kinds


def test_what_a_set_up_that_was_killed_has_left_is_no_obstacle(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Killed: nothing is cleared away behind it."""
    with monkeypatch.context() as killed:
        killed.setattr("commands.set_up._clear", lambda *_, **__: None)
        killed.setattr("commands.set_up._fill", lambda *_, **__: pytest.fail("a power cut"))
        with pytest.raises(pytest.fail.Exception):
            set_up(place)
    assert is_store(place / "store")
    assert unfinished(place / "store")
    assert set_up(place) == 0
    assert not unfinished(place / "store")
    assert set_up(place) == 1
    assert "already holds a store" in capsys.readouterr().err


@pytest.mark.parametrize("there", [True, False])
def test_a_set_up_that_fails_leaves_no_file_and_no_key_in_the_keyring(
    place: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    keyring, folder = MemoryKeyring(), place / "store"
    monkeypatch.setattr("offline_cache.keys.system_keyring", lambda: keyring)
    if there:
        folder.mkdir()
    by_itself = FILE.replace("[store]", "[store]\nopens_by_itself = true", 1)
    with monkeypatch.context() as fails:
        fails.setattr("commands.set_up._fill", lambda store, *_, **__: _sealed_then_failed(store))
        with pytest.raises(pytest.fail.Exception):
            set_up(place, by_itself)
    assert keyring.keys == {}
    assert folder.exists() is there
    assert not there or [file.name for file in folder.iterdir() if file.name != "lock"] == []
    assert set_up(place, by_itself) == 0
    assert len(keyring.keys) == 1


def _sealed_then_failed(store: Store) -> None:
    store.day_keys.seal(b"a customer", day=date(2026, 11, 22), place="here")
    pytest.fail("planted")


def test_the_recovery_sheet_is_its_owner_s_alone_from_the_start_and_gone_where_it_fails(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, modes = place / "yitai-recovery.pdf", list[int]()

    def no_room(*_: object) -> bytes:
        modes.append(sheet.stat().st_mode & 0o777)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr("printing.pdf_recovery.recovery_sheet_pdf", no_room)
        assert set_up(place) == 1
    assert modes == [0o600]
    assert not sheet.exists()
    assert set_up(place) == 0
    assert sheet.stat().st_mode & 0o777 == 0o600

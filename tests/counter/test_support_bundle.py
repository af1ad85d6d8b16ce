"""A day with a customer, a clerk and secrets that are told apart everywhere, the program going wrong in the middle of
it: what is left in bundle, log and every file beside the store says nothing of any of them."""

import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from stdnum.cn import ric

from app.domain.staff import Role, StaffMember
from commands.log_file import log_files
from commands.outside import SystemClock, SystemIds
from commands.settings_names import CENTRAL_TOKEN, CENTRAL_URL
from commands.stock import DemoData, stock_demo
from offline_cache.customers import StoredCustomers
from offline_cache.keys import PASSPHRASE_VARIABLE
from offline_cache.settings import StoredSettings
from offline_cache.staff import StoredStaff
from offline_cache.store import Unlocking, create_store
from tests.counter.spilled import spilled, writings
from tests.fakes.quick_secrets import quick_argon
from tests.house.tree import ROOT

pytestmark = pytest.mark.xdist_group("support bundle")  # one process lives that day, and once

NAME, ADDRESS, PHONE, ACCOUNT = "欧阳采薇", "示例省示例市丁香路 327 号 9 幢", "15420267788", "6600998877"
_ID = "99010319880315452"
ID_NUMBER = _ID + ric.calc_check_digit(_ID)
CLERK = StaffMember("3998", "诸葛映雪", "Zhuge Yingxue", Role.CLERK)
PASSWORD, PIN = "dusk-4471-xq", "936270"
PASSPHRASE, TOKEN = "梧桐 lane 88 at dusk", "H0032.H0032-03.a81f-token-of-this-desk"
SECRETS = (NAME, ADDRESS, PHONE, ACCOUNT, ID_NUMBER, CLERK.name, CLERK.latin_name, PASSWORD, PIN, PASSPHRASE, TOKEN)
PIECES = ("lane 88", "327 号", "丁香路", "采薇", "映雪", "Yingxue", "token-of")
GROUPED = (f"{PHONE[:3]} {PHONE[3:7]} {PHONE[7:]}", f"{ID_NUMBER[:6]} {ID_NUMBER[6:14]} {ID_NUMBER[14:]}")
WITHIN_S = 120


@dataclass(frozen=True, slots=True)
class Left:
    """What a day left: `folder` holds all of it, store, home and temporary files; `said` is what was printed."""

    folder: Path
    said: str

    @property
    def store(self) -> Path:
        return self.folder / "store"

    @property
    def bundles(self) -> list[Path]:
        return sorted(self.folder.rglob("*.zip"))


def make_store(folder: Path, data: DemoData) -> None:
    """A hall's own passphrase; the customer and the clerk stand where the demo's were."""
    how = Unlocking(passphrase=PASSPHRASE, ask=None, keyring=lambda: None)
    store = create_store(folder, unlocking=how, clock=SystemClock(), ids=SystemIds())
    known = data.customers[1]
    document = replace(known.identification, number=ID_NUMBER, address=ADDRESS)
    products = tuple(replace(product, number=PHONE) for product in known.products)
    customer = replace(
        known, name=NAME, identification=document, phone=PHONE, account_number=ACCOUNT, products=products
    )
    try:
        stock_demo(store, data)
        StoredCustomers(store, kept=lambda _: None).put(customer)
        StoredStaff(store).put(CLERK, password=PASSWORD, pin=PIN)
        settings = StoredSettings(store)
        settings.set(CENTRAL_TOKEN, TOKEN)
        settings.set(CENTRAL_URL, "http://127.0.0.1:9")
    finally:
        store.close()


@pytest.fixture(scope="module")
def left(one_clock: None, data: DemoData, tmp_path_factory: pytest.TempPathFactory) -> Left:
    """The day, a crash in it, the bundle from the crash page and the one of the doctor."""
    folder, elsewhere = tmp_path_factory.mktemp("left"), tmp_path_factory.mktemp("elsewhere")
    with quick_argon():
        make_store(folder / "store", data)
    secrets = elsewhere / "secrets.txt"
    secrets.write_text("\n".join((*SECRETS, *PIECES, *GROUPED)), "utf-8")
    for name in ("home/Desktop", "temp", "run"):
        (folder / name).mkdir(parents=True)
    (folder / "run").chmod(0o700)
    places = {"HOME": "home", "XDG_DATA_HOME": "home/data", "TMPDIR": "temp", "XDG_RUNTIME_DIR": "run"}
    env = {
        **os.environ,
        **{name: str(folder / place) for name, place in places.items()},
        PASSPHRASE_VARIABLE: PASSPHRASE,
    }
    command = [sys.executable, "-m", "tests.counter.crashing_counter", str(folder / "store")]
    day = subprocess.run(
        [*command, PHONE, CLERK.number, PASSWORD, str(secrets)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=WITHIN_S,
    )
    assert day.returncode == 0, day.stdout + day.stderr
    doctor = subprocess.run(
        [
            sys.executable,
            "yitai.py",
            "doctor",
            "--store",
            str(folder / "store"),
            "--bundle",
            str(folder / "by-doctor.zip"),
        ],
        cwd=ROOT,
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=WITHIN_S,
    )
    assert doctor.returncode == 0, doctor.stderr
    return Left(folder, day.stdout + day.stderr + doctor.stdout + doctor.stderr)


@pytest.mark.parametrize("way", sorted(writings(NAME)))
def test_whatever_is_spilled_would_be_found(way: str, tmp_path: Path) -> None:
    for number, secret in enumerate(SECRETS):
        (tmp_path / str(number)).write_bytes(b"\xff something before " + writings(secret)[way] + b" and after")
    found = spilled(SECRETS, [tmp_path])
    assert {each.split(" in ")[0] for each in found} >= {repr(secret) for secret in SECRETS}


def test_it_would_be_found_inside_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("log/yitai.log", f"customer {NAME}\n" * 100)
    (found,) = spilled([NAME], [tmp_path])
    assert "a.zip!log/yitai.log" in found


def test_nothing_personal_and_no_secret_is_in_any_file(left: Left) -> None:
    assert len(left.bundles) == 2
    assert spilled((*SECRETS, *PIECES, *GROUPED), [left.folder]) == []


def test_nothing_personal_was_printed_but_what_failed(left: Left, tmp_path: Path) -> None:
    (tmp_path / "said.txt").write_text(left.said, "utf-8")
    assert spilled((*SECRETS, *PIECES, *GROUPED), [tmp_path]) == []


def test_the_page_said_what_was_kept_and_where_the_bundle_lies(left: Left) -> None:
    assert "已存为草稿，重新启动后也在" in left.said
    assert "Desktop/yitai-support-20261120-" in left.said
    assert "Traceback" not in left.said


def test_the_log_names_each_fault_by_its_place(left: Left) -> None:
    log = "".join(file.read_text("utf-8") for file in log_files(left.store))
    assert log.count("CRITICAL ui.shell.crash.presenter") == 3
    assert "RuntimeError\n  tests/counter/crashing_counter.py:" in log
    assert "Bug: no such customer: ‹…›" in log
    assert "because of\nKeyError" in log
    assert re.search(r"WARNING qt \[MainThread\] ‹…›\n", log)
    assert log.rstrip().endswith("ended in order")


@pytest.mark.parametrize("which", [0, 1])
def test_a_bundle_holds_what_support_needs(left: Left, which: int) -> None:
    with zipfile.ZipFile(left.bundles[which]) as bundle:
        assert set(bundle.namelist()) == {
            "doctor.json",
            "versions.json",
            "settings.json",
            "store.json",
            "log/yitai.log",
        }
        doctor, versions, settings, store = (
            json.loads(bundle.read(f"{name}.json")) for name in ("doctor", "versions", "settings", "store")
        )
        assert b"CRITICAL" in bundle.read("log/yitai.log")
    assert doctor["store"]["state"] == "fine"
    assert doctor["central"]["state"] == "fault"
    assert versions["libraries"]["PySide6"]
    assert settings["central.token"] == "set"
    assert settings["central.url"] == "http://127.0.0.1:9"
    assert settings["language"] in ("zh", "en", "not set")
    assert store["rows"]["orders"] == 1
    assert store["states"]["outbox"] == {"pending": 1}
    assert store["states"]["drafts"] == {"left_open": 1}

"""Faults at the counter: each is told in a sentence on the screen, nothing is lost, and the order is done after all."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from app.domain.order import CentralState
from app.domain.payment import Payment
from app.ports import PrintState
from app.texts import clerk as words
from app.texts import refusals, shell
from app.texts import store as store_words
from app.texts.language import Language, Text
from commands.demo_place import DemoPlace
from commands.outside import IMPORT_TOKEN_VARIABLE, SystemClock, SystemIds
from offline_cache.order_book import StoredOrderBook
from offline_cache.store import Unlocking, create_store
from tests.commands.test_not_opened import start
from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace
from tests.counter.small_disk import SmallDisk, small_disk
from ui.clerk.closing import Stage

ROOT = Path(__file__).parents[2]
YITAI = [sys.executable, str(ROOT / "yitai.py")]
ZH = Language.ZH
ZHANG, LI = "15420260017", "19420260128"


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*YITAI, *arguments], cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        (Key.Key_F3, "990101197005021235", "身份证号的校验位不对，有一位可能输错了，请对着证件再看一遍。"),
        (Key.Key_F2, "24GD-RH-0129", "畅行家庭129 已于"),
        (Key.Key_F2, "cx199", refusals.IN_FORM.zh.removeprefix("{name} ")),
    ],
)
def test_what_cannot_be_chosen_is_told_and_the_form_stays(place: CounterPlace, key: Key, typed: str, said: str) -> None:
    with place.counter() as work:
        work.sign_on()
        work.choose_customer(ZHANG)
        work.put_on("cx199")
        before = work.presenter.form
        work.search(key, typed)
        work.press(Key.Key_Return)
        work.until_said(said)
        assert work.presenter.form == before
        work.press(Key.Key_Escape)
        work.put_on("VAS-0014")
        assert work.presenter.form.lines[0] == before.lines[0]


def test_of_two_plans_at_once_the_second_takes_the_place_of_the_first(place: CounterPlace) -> None:
    with place.counter() as work:
        work.sign_on()
        work.choose_customer(ZHANG)
        work.put_on("cx199")
        before = work.presenter.form
        work.search(Key.Key_F2, "cx239")
        work.until_said(words.TAKE_CHANGE.zh)
        assert work.presenter.form == before, "nothing happens unasked"
        work.press(Key.Key_Return)
        (line,) = work.presenter.form.lines
        assert line.after is not None
        assert line.after.name.zh == "5G畅行239"


def test_cash_below_the_sum_is_told_and_not_taken(online: CounterPlace) -> None:
    with online.counter() as work:
        up_to_cash(work, LI, "jf50")
        work.give_cash("20")
        work.until_said(words.CASH_STILL.zh, "¥30.00")
        assert work.presenter.closing.stage is Stage.SIGNED
        (unfinished,) = work.counter.parts.order_book.unfinished()
        assert unfinished.payment is None
        work.give_cash("60")
        order_id = work.until_accepted()
        work.until_said("¥10.00")
        until_accepted_by_centre(work, order_id)
    (payment,) = online.at_centre("payment")
    assert payment["totalAmount"]["value"] == 50


def up_to_cash(work: AtWork, phone: str, *typed: str) -> None:
    work.sign_on()
    work.choose_customer(phone)
    for line in typed:
        work.put_on(line)
    work.press(Key.Key_F4)
    work.hand_over()
    work.customer_signs()


def until_accepted_by_centre(work: AtWork, order_id: str) -> None:
    def accepted() -> bool:
        row = work.counter.parts.order_book.row(order_id)
        return row is not None and row.central is CentralState.ACCEPTED

    work.until("the centre has the order", accepted)


# ── a full disk ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Too small for the store's reserve, so that full is full."""
    with small_disk(tmp_path / "disk", megabytes=16) as disk:
        yield disk


@pytest.fixture
def on_disk(online: CounterPlace, disk: SmallDisk) -> CounterPlace:
    (online.place.store / "ballast").unlink()
    shutil.move(online.place.store, disk.folder / "store")
    online.place = DemoPlace(disk.folder)
    return online


def test_a_full_disk_takes_no_money_until_there_is_room(on_disk: CounterPlace, disk: SmallDisk) -> None:
    with on_disk.counter() as work:
        up_to_cash(work, LI, "jf50")
        disk.fill()
        work.give_cash("100")
        work.until_said(store_words.FULL.zh, shell.STORE_FULL.zh)
        assert work.presenter.closing.stage is Stage.SIGNED
        work.press(Key.Key_Escape)
        assert "缴费" in work.words(), "the form is still on the screen"
        disk.empty()
        work.press(Key.Key_F4)
        work.give_cash("100")
        until_accepted_by_centre(work, work.until_accepted())
    assert_done_once(on_disk)


def test_a_disk_full_between_money_and_order_keeps_both(
    on_disk: CounterPlace, disk: SmallDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FullAfterPayment(StoredOrderBook):
        def journal_payment(self, signed_id: str, payment: Payment) -> None:
            super().journal_payment(signed_id, payment)
            disk.fill()

    monkeypatch.setattr("commands.stored_parts.StoredOrderBook", FullAfterPayment)
    with on_disk.counter() as work:
        up_to_cash(work, LI, "jf50")
        work.give_cash("100")
        work.until_said(store_words.FULL.zh, words.PAID_NOT_STORED.zh, words.PAID_NOT_STORED_NOTE.zh)
        assert work.presenter.closing.stage is Stage.PAID
        work.press(Key.Key_F4)
        work.until("it was tried again", lambda: work.presenter.closing.stage is Stage.PAID)
        disk.empty()
        work.press(Key.Key_F4)
        until_accepted_by_centre(work, work.until_accepted())
    assert_done_once(on_disk)


def assert_done_once(place: CounterPlace) -> None:
    report = place.checked()
    assert (report.integrity, len(report.orders), report.partial) == ("ok", 1, 0)
    assert len(place.at_centre("productOrder")) == 1
    (payment,) = place.at_centre("payment")
    assert payment["totalAmount"]["value"] == 50


# ── printer ───────────────────────────────────────────────────────────────────────────────


def test_a_printer_out_of_reach_prints_once_when_it_is_back(
    online: CounterPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.shell.printer.place.LOOK_WAITING_MS", 100)
    online.printer.stop()
    with online.counter() as work:
        up_to_cash(work, LI, "jf50")
        work.give_cash("50")
        order_id = work.until_accepted()
        work.until_said("打印机 连不上，1 张等着", "小票还没打，打印机好了会自己出来")
        until_accepted_by_centre(work, order_id)
        assert online.printer.slips() == ()
        online.printer.start()
        work.until_said("打印机 正常", "小票已打印")
        row = work.counter.parts.order_book.row(order_id)
        assert row is not None
        assert row.print_state == PrintState.CONFIRMED
    assert len(online.printer.slips()) == 1


# ── other programs, other stores, other files ─────────────────────────────────────────────


def test_a_second_program_on_the_store_is_told_and_the_first_goes_on(place: CounterPlace) -> None:
    with place.counter() as work:
        work.sign_on()
        work.choose_customer(ZHANG)
        second = start(place.place.store)
        assert second.returncode == 1
        assert second.stderr == f"{store_words.IN_USE.say(Language.EN, folder=place.place.store)}\n"
        work.put_on("cx199")
    assert place.checked().sound


def test_a_store_of_a_newer_program_is_refused_at_the_terminal(place: CounterPlace) -> None:
    store = place.place.store
    about = store / "store.json"
    about.write_text(json.dumps({**json.loads(about.read_text("utf-8")), "format": 99}), "utf-8")
    assert_refused_unchanged(store, store_words.NEWER)


def test_a_wrong_passphrase_is_refused_at_the_terminal(tmp_path: Path) -> None:
    store = tmp_path / "store"
    own = Unlocking(passphrase="of this hall only", ask=None, keyring=lambda: None)
    create_store(store, unlocking=own, clock=SystemClock(), ids=SystemIds()).close()
    assert_refused_unchanged(store, store_words.WRONG_PASSPHRASE)


def assert_refused_unchanged(store: Path, said: Text) -> None:
    before = contents(store)
    told = run("store", "check", "--store", str(store), YITAI_STORE_PASSPHRASE="of another")
    assert (told.returncode, told.stdout, told.stderr) == (1, "", f"{said.en}\n")
    assert contents(store) == before


def contents(store: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in store.iterdir() if file.name != "lock"}


def test_a_catalogue_cut_in_half_changes_nothing_for_the_counter(
    place: CounterPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(IMPORT_TOKEN_VARIABLE, "operator")
    place.centre.start()
    whole = resources.path("demo/catalogue.toml").read_text("utf-8")
    half = tmp_path / "half.toml"
    half.write_text(whole.replace("2026-11-22.2", "2026-12-01.1", 1)[: len(whole) // 2], "utf-8")
    with place.counter() as work:
        work.sign_on()
        told = run("catalogue", "import", str(half), "--to", place.central_url)
        assert (told.returncode, told.stdout) == (1, "")
        assert "Nothing was changed." in told.stderr
        work.choose_customer(LI)
        work.put_on("VAS-0014")
        work.hand_over()
        work.customer_signs()
        until_accepted_by_centre(work, work.until_accepted())
        assert work.counter.parts.catalogues.current().version == "2026-11-22.2"
    (order,) = place.at_centre("productOrder")
    assert order["state"] in ("acknowledged", "inProgress", "completed")

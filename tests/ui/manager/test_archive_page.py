"""存档 as the manager has it: a real store, a real seal, every look."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.audit import AuditKind
from app.domain.right import Right
from app.domain.sealed_document import MadeFor
from app.errors import StoreTrouble
from app.texts import archive as words
from app.texts.language import Language
from app.texts.verify import CENTRE_NOT_ASKED
from offline_cache.archive import FOLDER
from printing.pdf_check import PdfSealReader
from tests.fakes.clerk_ports import HeldLane
from tests.fakes.orders import an_order
from tests.offline_cache.parts import Counter, behind_the_back
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle
from tests.ui.manager.archive_bench import ArchiveBench, archive_bench
from tests.ui.manager.work_bench import MANAGER_ON_DUTY
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.shell.archive_watch import ArchiveWatch
from ui.shell.manager_archive_desk import ARCHIVE, keys_of
from ui.widgets.scroll import Scroll

RESTED_MS = 60
LOOKS = [
    look
    for look in SMALL_LOOKS
    if (look.language, look.theme) in ((Language.EN, ThemeName.LIGHT), (Language.ZH, ThemeName.DARK))
]


@pytest.fixture
def bench(staffed: Counter, tmp_path: Path, theme: Theme) -> Iterator[ArchiveBench]:
    with archive_bench(tmp_path, staffed, theme) as bench:
        yield bench


def made_for(pdf: bytes) -> tuple[MadeFor, int]:
    found = PdfSealReader().read(pdf)
    assert found.intact
    assert found.proof is not None
    return found.proof.made_for, found.proof.copy_number


def caps(bench: ArchiveBench) -> set[str]:
    return {cap for entry in keys_of(bench.state) for cap in entry.caps}


def test_a_form_is_found_opened_saved_as_it_was_sealed_and_verified(bench: ArchiveBench, tmp_path: Path) -> None:
    bench.show()
    standings = [row.sealed_at is not None for row in bench.state.rows]
    assert standings == [False, False, True, True, True]
    assert all("*" in row.customer for row in bench.state.rows)
    whys = []
    for row in bench.state.rows:
        bench.view.chosen.emit(row.order_id)
        whys.append(bench.state.why)
    assert whys == [words.WHY_NEVER, words.WHY_WAITS, words.KEPT_HERE, words.KEPT_HERE, None]  # the last is remade
    bench.view.searched.emit("-0003")
    (row,) = bench.state.rows
    assert (bench.state.chosen, bench.state.opened) == (row.order_id, None)
    QTest.keyClick(bench.view.search.edit, Qt.Key.Key_F2)
    opened = bench.state.opened
    assert opened is not None
    assert len(opened.pages) == 1
    assert bench.audited(AuditKind.DOCUMENT_SEEN) == 1
    settle(bench.window)
    bar = bench.view.findChildren(Scroll)[-1].verticalScrollBar()
    QTest.keyClick(bench.view.search.edit, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    file = tmp_path / "form.pdf"
    bench.view.file_chosen.emit(str(file))
    kept = bench.archive.document(row.order_id) or b""
    assert file.read_bytes() == kept
    assert bench.audited(AuditKind.DOCUMENT_SAVED) == 1
    for harmed, ok in ((kept, True), (kept[:-1] + b" ", False), (b"%PDF-1.7 no seal", False)):
        file.write_bytes(harmed)
        bench.view.verify_chosen.emit(str(file))
        verdict = bench.state.verdict
        assert verdict is not None
        assert verdict.ok is ok
    bench.view.verify_chosen.emit(str(tmp_path / "gone.pdf"))
    assert bench.state.verdict is not None
    assert bench.state.verdict.said.zh == words.NOT_READ.filled(file=tmp_path / "gone.pdf").zh
    bench.desk.go("trail")
    assert not any((bench.state.opened, bench.state.verdict))  # nobody's form stays on the screen


def test_paper_is_a_copy_once_one_is_out(bench: ArchiveBench) -> None:
    bench.show()
    order = bench.orders[2]
    bench.view.chosen.emit(order.id)
    for _ in range(2):
        bench.view.print_pressed.emit()
    first, copy = (sent[1] for sent in bench.printers.sent)
    assert first == bench.archive.document(order.id) != copy
    assert bench.papers.out(order.id) == 2
    assert bench.told[-1] == f"{order.receipt_number} 已送打印机 office。"
    behind_the_back(bench.store, f"UPDATE orders SET central = 'voided' WHERE id = '{order.id}'")
    bench.view.searched.emit("")
    bench.view.chosen.emit(order.id)
    assert (bench.state.kept, bench.state.printable) == (True, False)
    behind_the_back(bench.store, f"UPDATE orders SET central = 'voided' WHERE id = '{bench.orders[0].id}'")
    bench.view.searched.emit("-0001")
    assert (bench.state.kept, bench.state.to_remake) == (False, "")
    bench.view.searched.emit("")
    bench.view.chosen.emit(order.id)
    bench.view.print_pressed.emit()
    assert len(bench.printers.sent) == 2


def test_one_that_was_let_go_or_is_of_another_counter_is_made_again(bench: ArchiveBench, tmp_path: Path) -> None:
    bench.show()
    bench.view.chosen.emit(bench.orders[2].id)
    assert bench.state.to_remake == ""  # its file is here
    bench.view.chosen.emit(bench.orders[0].id)
    bench.view.remake_pressed.emit()
    assert bench.state.remade
    elsewhere = an_order(number=77)
    bench.view.searched.emit("BH2026")
    bench.view.searched.emit("nothing")
    assert (bench.state.rows, bench.state.to_remake) == ((), "")
    bench.view.searched.emit(str(elsewhere.receipt_number))
    bench.centre.away = True
    QTest.keyClick(bench.view.search.edit, Qt.Key.Key_F6)
    assert bench.state.problem is not None
    assert "连不上中心" in bench.state.problem.zh
    assert bench.state.waits
    bench.centre.away, bench.centre.kept = False, elsewhere
    QTest.keyClick(bench.view.search.edit, Qt.Key.Key_F6)
    opened = bench.state.opened
    assert opened is not None
    assert opened.pages
    assert bench.audited(AuditKind.DOCUMENT_REMADE) == 0  # on the screen nothing has left the house
    file = tmp_path / "remade.pdf"
    bench.view.print_pressed.emit()
    bench.view.file_chosen.emit(str(file))
    assert made_for(file.read_bytes()) == (MadeFor.REMADE, 1)
    assert bench.audited(AuditKind.DOCUMENT_REMADE) == len(bench.printers.sent) + 1 == 2
    bench.view.verify_chosen.emit(str(file))
    verdict = bench.state.verdict
    assert verdict is not None
    assert verdict.ok
    bench.centre.away = True
    bench.view.verify_chosen.emit(str(file))
    verdict = bench.state.verdict
    assert verdict is not None
    assert (verdict.ok, str(elsewhere.receipt_number) in verdict.said.zh) == (False, True)
    assert "手写签名" in verdict.said.zh  # who signed and when, and why it could not be compared
    assert verdict.said.zh.endswith(CENTRE_NOT_ASKED.zh)
    bench.gate.on_duty(replace(MANAGER_ON_DUTY, granted=frozenset(), revoked=frozenset({Right.REPRINT_FORM})))
    bench.view.print_pressed.emit()
    assert len(bench.printers.sent) == 1  # each asks for the right of a copy, and whoever has none may be approved
    assert bench.state.problem is None


def test_a_damaged_file_is_said_and_can_be_made_again(bench: ArchiveBench) -> None:
    order = bench.orders[1]
    for file in (bench.store.folder / FOLDER).rglob(f"{order.id}.*"):
        file.write_bytes(file.read_bytes()[:-1])
    bench.show()
    bench.view.chosen.emit(order.id)
    bench.view.look_pressed.emit()
    problem = bench.state.problem
    assert problem is not None
    assert str(order.receipt_number) in problem.zh
    bench.view.remake_pressed.emit()
    assert bench.state.remade


def test_without_the_right_it_is_not_opened_and_only_keys_that_work_are_shown(bench: ArchiveBench) -> None:
    bench.gate.on_duty(replace(MANAGER_ON_DUTY, granted=frozenset(), revoked=frozenset({Right.VIEW_ARCHIVE})))
    bench.window.show()
    bench.desk.go(ARCHIVE)
    assert bench.desk.view.shown != ARCHIVE
    bench.gate.on_duty(MANAGER_ON_DUTY)
    bench.show()
    assert not {"F2", "F4", "F6"} & caps(bench)  # the newest one was voided
    bench.view.chosen.emit(bench.orders[2].id)
    assert {"F2", "F3", "F4"} <= caps(bench)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_nothing_is_cut_in_any_look(look: Look, staffed: Counter, tmp_path: Path, theme: Theme) -> None:
    theme.switch(look.theme)
    with archive_bench(tmp_path, staffed, theme, language=look.language) as bench:
        bench.show(size=(look.size.width(), look.size.height()))
        check_looks(bench.window, size=look.size)
        bench.view.chosen.emit(bench.orders[0].id)
        bench.view.remake_pressed.emit()
        settle(bench.window)
        check_looks(bench.window, size=look.size)
        bench.centre.away = True
        bench.view.searched.emit("BH20261120-03-0099")
        bench.view.remake_pressed.emit()
        bench.view.days_typed.emit("yesterday", "")
        settle(bench.window)
        check_looks(bench.window, size=look.size)


@pytest.mark.logs("orders are not being sealed for now")
def test_orders_are_sealed_one_by_one_while_nobody_touches_the_window(qtbot: QtBot) -> None:
    lane, left = HeldLane(), [True, True]

    def seal_next() -> bool:
        if not left:
            raise StoreTrouble(words.NO_ROOM)
        return left.pop()

    window = QWidget()
    qtbot.addWidget(window)
    watch = ArchiveWatch(seal_next, lane=lane, first_ms=1, rested_ms=RESTED_MS, between_ms=1)
    window.winId()
    watch.start()
    handle = window.windowHandle()
    qtbot.waitUntil(lambda: lane.waiting == 1)
    since = QElapsedTimer()
    since.start()
    QCoreApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier))
    lane.run_all()
    assert len(left) == 1
    qtbot.waitUntil(lambda: lane.waiting == 1)
    assert since.elapsed() >= RESTED_MS - 2  # not while somebody works
    lane.run_all()
    assert left == []
    qtbot.waitUntil(lambda: lane.waiting == 1)
    lane.run_all()  # there is no room
    watch.stop()

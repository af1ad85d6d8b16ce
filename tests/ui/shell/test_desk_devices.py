"""What the strip says of the card reader, and that a scanner's keys are caught only where there is one."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.device_ports import ReaderState
from app.texts.language import Language
from tests.fakes.clerk_ports import HeldLane, InstantLane
from tests.fakes.desk_devices import LaidReader
from tests.ui.shell.samples import ONLINE
from ui.frame.scan_recogniser import ScanShape
from ui.shell.desk_devices import DeskDevices
from ui.shell.strip_state import ReaderReport, strip_lines
from ui.widgets.strip_tone import StripTone


def devices(
    qapp: QApplication,
    parent: QObject,
    *,
    reader: LaidReader,
    lane: InstantLane | HeldLane,
    shape: ScanShape | None = None,
    reports: Callable[[ReaderReport], None] = lambda _: None,
    scanned: Callable[[str], None] = lambda _: None,
) -> DeskDevices:
    return DeskDevices(qapp, reader=reader, lane=lane, shape=shape, reader_is=reports, scanned=scanned, parent=parent)


@pytest.mark.parametrize("state", list(ReaderState))
def test_the_reader_is_asked_at_the_start(qapp: QApplication, state: ReaderState) -> None:
    reader, said, parent = LaidReader(), list[ReaderReport](), QObject()
    reader.here = state
    made = devices(qapp, parent, reader=reader, lane=InstantLane(), reports=said.append)
    made.start()
    made.stop()
    assert said == [ReaderReport(state.value)]


def test_while_a_card_is_read_nobody_waits_for_the_answer(qapp: QApplication) -> None:
    said, lane, parent = list[ReaderReport](), HeldLane(), QObject()
    made = devices(qapp, parent, reader=LaidReader(), lane=lane, reports=said.append)
    made.start()
    lane.run_late()
    made.stop()
    assert said == []


@pytest.mark.parametrize(
    ("report", "zh", "en", "tone"),
    [
        (ReaderReport.READY, "读卡器 正常", "Reader ready", StripTone.PLAIN),
        (ReaderReport.DEMO, "读卡器 演示", "Demo reader", StripTone.PLAIN),
        (ReaderReport.NONE, "没有读卡器", "No card reader", StripTone.PLAIN),
        (ReaderReport.AWAY, "读卡器 连不上，只能手输查询", None, StripTone.FAULT),
    ],
)
def test_the_strip_says_how_the_reader_is(report: ReaderReport, zh: str, en: str | None, tone: StripTone) -> None:
    state = replace(ONLINE, reader=report)
    (line,) = [each for each in strip_lines(state, Language.ZH) if each.name == "reader"]
    assert (line.words, line.tone) == (zh, tone)
    if en is not None:
        (line,) = [each for each in strip_lines(state, Language.EN) if each.name == "reader"]
        assert line.words == en


def typed_fast(field: QLineEdit, text: str) -> None:
    for character in text:
        QTest.keyClick(field.windowHandle(), ord(character))


@pytest.mark.parametrize("prefix", ["~", None])
def test_only_where_there_is_a_scanner_are_its_keys_caught(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, prefix: str | None
) -> None:
    """A burst of keys at one moment: with a scanner set it is one scan, without one it is typing."""

    def at_once(_: QKeyEvent) -> int:
        return 1000

    monkeypatch.setattr(QKeyEvent, "timestamp", at_once)
    scans, parent, field = list[str](), QObject(), QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    shape = ScanShape(prefix=prefix) if prefix else None
    made = devices(qapp, parent, reader=LaidReader(), lane=InstantLane(), shape=shape, scanned=scans.append)
    made.start()
    typed_fast(field, "~5G-199-A\r")
    made.stop()
    typed_fast(field, "x")
    assert (scans, field.text()) == ((["5G-199-A"], "x") if prefix else ([], "~5G-199-Ax"))

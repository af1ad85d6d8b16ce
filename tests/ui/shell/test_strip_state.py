from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.domain.queue_picture import QueuePicture
from app.hall_ports import HallSeen, HallState
from app.outbox_ports import OutboxStatus
from app.ports import LinkState, LinkStatus, PaperKind
from app.printer_ports import PrinterCondition
from app.texts import printers as words
from app.texts.language import Language, same
from app.texts.queue_acts import HALL_TOKEN_REFUSED
from tests.fakes.orders import NOW
from tests.ui.shell.samples import FIRST, OFFLINE, ONLINE, SECOND
from ui.shell.printer.state import PrintersSeen
from ui.shell.strip_state import (
    CashStanding,
    CustomerScreenReport,
    DrawerReport,
    ReaderReport,
    SavedWhere,
    StripState,
    offline_words,
    strip_lines,
    time_words,
)
from ui.widgets.strip_tone import StripTone

_PICTURE = QueuePicture(NOW, "", (), (), (), ())


def said(state: StripState, language: Language = Language.ZH) -> dict[str, str]:
    return {line.name: line.words for line in strip_lines(state, language)}


def tones(state: StripState) -> dict[str, StripTone]:
    return {line.name: line.tone for line in strip_lines(state, Language.ZH)}


def test_all_is_well() -> None:
    assert said(ONLINE) == {
        "network": "在线",
        "unsent": "待上传 0 单",
        "saved": "本机与中心已存 10:27:36",
        "printer": "打印机 正常",
        "customer_screen": "客户屏 已连接",
    }
    assert tones(ONLINE)["network"] is StripTone.GOOD
    assert set(tones(ONLINE).values()) == {StripTone.GOOD, StripTone.PLAIN}
    assert not ONLINE.offline


def test_a_drawer_without_a_period_is_amber_and_says_the_key() -> None:
    none = replace(ONLINE, cash=CashStanding())
    assert (said(none)["cash"], tones(none)["cash"]) == ("钱箱 未开班，Ctrl M 开", StripTone.WARN)
    runs = replace(ONLINE, cash=CashStanding(NOW))
    assert (said(runs)["cash"], tones(runs)["cash"]) == ("钱箱 10:27 开班", StripTone.PLAIN)
    assert said(runs, Language.EN)["cash"] == "Cash period since 10:27"


def test_offline_turns_the_strip_amber_and_says_how_long_and_how_many() -> None:
    assert said(OFFLINE)["network"] == "离线 4 分钟"
    assert said(OFFLINE)["unsent"] == "待上传 7 单，最早 10:24"
    assert said(OFFLINE, Language.EN)["network"] == "Offline 4 min"
    assert tones(OFFLINE)["network"] is StripTone.OFFLINE
    assert tones(OFFLINE)["printer"] is StripTone.WARN
    assert OFFLINE.offline


@pytest.mark.parametrize(
    ("away", "expected"),
    [
        (timedelta(seconds=59), "离线，不到 1 分钟"),
        (timedelta(seconds=60), "离线 1 分钟"),
        (timedelta(minutes=59, seconds=59), "离线 59 分钟"),
        (timedelta(hours=2, minutes=5), "离线 2 小时 5 分"),
        (timedelta(seconds=-30), "离线，不到 1 分钟"),
    ],
)
def test_how_long_the_centre_is_away(away: timedelta, expected: str) -> None:
    assert offline_words(NOW - away, NOW, Language.ZH) == expected


_OUT, _AWAY, _LOW = PrinterCondition.PAPER_OUT, PrinterCondition.AWAY, PrinterCondition.PAPER_LOW
_KINDS = (PaperKind.RECEIPT, PaperKind.TICKET)


def printers(
    first: PrinterCondition | None = PrinterCondition.READY, second: PrinterCondition | None = None, **more: Any
) -> PrintersSeen:
    other = replace(SECOND, condition=second) if second is not None else None
    return PrintersSeen(replace(FIRST, condition=first), other, **more)


@pytest.mark.parametrize(
    ("seen", "tone", "zh", "en"),
    [
        (PrintersSeen(), StripTone.PLAIN, "没有打印机，小票先存着", "No printer; receipts are kept"),
        (printers(None), StripTone.PLAIN, "打印机 正常", "Printer ready"),
        (printers(waiting=_KINDS), StripTone.PLAIN, "打印机 正常，2 张等着", "Printer ready; 2 waiting"),
        (printers(busy=True), StripTone.PLAIN, "打印机 正在打印", "Printer printing"),
        (printers(PrinterCondition.UNASKED), StripTone.PLAIN, "打印机 已设好", "Printer set up"),
        (
            printers(PrinterCondition.PAPER_LOW),
            StripTone.WARN,
            "打印机 纸将尽，请备纸",
            "Printer low on paper; bring a roll",
        ),
        (printers(_OUT), StripTone.FAULT, "打印机 缺纸，小票会等着", "Printer out of paper; receipts wait"),
        (printers(_OUT, waiting=_KINDS), StripTone.FAULT, "打印机 缺纸，2 张等着", "Printer out of paper; 2 waiting"),
        (
            printers(_OUT, busy=True),
            StripTone.FAULT,
            "打印机 缺纸，好了会接着打",
            "Printer out of paper; it goes on once that is mended",
        ),
        (
            printers(asked=1),
            StripTone.FAULT,
            "打印机 正常，请看纸出来没有",
            "Printer ready; see whether the paper came out",
        ),
        (
            printers(_OUT, PrinterCondition.READY, waiting=_KINDS),
            StripTone.FAULT,
            "打印机 缺纸，在用第二台",
            "Printer out of paper; using the second one",
        ),
        (
            printers(_OUT, _AWAY, waiting=_KINDS),
            StripTone.FAULT,
            "两台打印机都不能打，2 张等着",
            "Neither printer can print; 2 waiting",
        ),
        (
            printers(_OUT, _OUT, busy=True, by_second=True),
            StripTone.FAULT,
            "第二台打印机 缺纸",
            "Second printer out of paper",
        ),
    ],
)
def test_a_printer_is_said_with_what_follows(seen: PrintersSeen, tone: StripTone, zh: str, en: str) -> None:
    state = replace(ONLINE, printers=seen)
    assert (said(state)["printer"], said(state, Language.EN)["printer"]) == (zh, en)
    assert tones(state)["printer"] is tone


@pytest.mark.parametrize("condition", PrinterCondition)
def test_every_condition_has_its_words_and_what_holds_a_job_back_is_red(condition: PrinterCondition) -> None:
    state = replace(OFFLINE, printers=printers(condition))
    assert (tones(state)["printer"] is StripTone.FAULT) is not condition.prints
    assert {condition.value} <= set(words.CONDITIONS) & set(words.WHAT_TO_DO)


def test_drawer_and_reader_are_mentioned_only_where_there_are_any() -> None:
    assert not {"drawer", "reader"} & set(said(ONLINE))
    both = replace(ONLINE, drawer=DrawerReport.SHUT, reader=ReaderReport.READY)
    assert said(both)["drawer"] == "钱箱 已关"
    assert said(both)["reader"] == "读卡器 正常"
    wrong = replace(ONLINE, drawer=DrawerReport.OPEN, reader=ReaderReport.AWAY)
    assert tones(wrong)["drawer"] is tones(wrong)["reader"] is StripTone.FAULT
    away = replace(ONLINE, drawer=DrawerReport.AWAY)
    assert (said(away)["drawer"], tones(away)["drawer"]) == ("钱箱 未接", StripTone.FAULT)


def test_no_customer_screen_says_what_to_do() -> None:
    assert said(replace(ONLINE, customer_screen=CustomerScreenReport.OFF))["customer_screen"].endswith("给客户看")
    turned = replace(ONLINE, customer_screen=CustomerScreenReport.TURNED)
    assert tones(turned)["customer_screen"] is StripTone.PLAIN


def test_where_the_last_order_is_saved() -> None:
    assert said(replace(ONLINE, saved=SavedWhere.ALONE))["saved"] == "只存在本机 10:27:36"
    assert said(replace(ONLINE, saved=SavedWhere.HALL))["saved"] == "本机与厅内已存 10:27:36"
    assert said(replace(ONLINE, saved=SavedWhere.NOTHING_YET))["saved"] == "本机存储 正常"
    full = replace(ONLINE, disk_low=True)
    assert tones(full)["saved"] is StripTone.FAULT


def test_refused_entries_stand_in_the_strip() -> None:
    refused = replace(ONLINE, outbox=OutboxStatus(0, None, 2, None))
    assert said(refused)["refused"] == "2 单被中心退回，请店长处理"
    assert tones(refused)["refused"] is StripTone.FAULT
    assert "refused" not in said(ONLINE)


@pytest.mark.parametrize(
    ("link", "tone", "offline"),
    [
        (LinkState.UNAUTHORISED, StripTone.FAULT, True),
        (LinkState.CONNECTING, StripTone.PLAIN, False),
    ],
)
def test_other_links(link: LinkState, tone: StripTone, offline: bool) -> None:
    state = replace(ONLINE, link=LinkStatus(link, NOW))
    assert tones(state)["network"] is tone
    assert state.offline is offline


def test_the_time_is_the_halls() -> None:
    assert time_words(ONLINE, Language.ZH) == "2026-11-20 周五 10:27"
    assert time_words(ONLINE, Language.EN) == "Fri 2026-11-20 10:27"


@pytest.mark.parametrize(
    ("hall", "expected", "tone"),
    [
        (HallSeen(HallState.LINKED, "03", NOW, _PICTURE), "厅内服务 正常", StripTone.PLAIN),
        (HallSeen(HallState.LINKED, "03", NOW), "厅内服务 正在连接", StripTone.PLAIN),
        (HallSeen(HallState.LOST, "03", NOW, _PICTURE), "厅内服务 断开，可先在本台叫号", StripTone.FAULT),
        (HallSeen(HallState.LOST, "", NOW, _PICTURE), "厅内服务 断开，请到台席取号", StripTone.FAULT),
        (
            HallSeen(HallState.LOST, "03", NOW, why=HALL_TOKEN_REFUSED),
            "厅内服务不认这台机器，请重新配对",
            StripTone.FAULT,
        ),
        (HallSeen(HallState.ALONE, "03", NOW, _PICTURE), "厅内服务 断开，本台单独叫号", StripTone.FAULT),
        (HallSeen(HallState.LINKED, "03", NOW, _PICTURE, "", (same("a"),)), "1 张本台票待交回厅里", StripTone.FAULT),
    ],
)
def test_the_hall_server_is_said_where_there_is_one(hall: HallSeen, expected: str, tone: StripTone) -> None:
    state = replace(ONLINE, hall=hall)
    assert said(state)["hall"] == expected
    assert tones(state)["hall"] is tone
    assert "hall" not in said(replace(ONLINE, hall=HallSeen(HallState.NONE, "", NOW)))

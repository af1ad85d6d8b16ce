"""A ticket's paper as a printer that writes GBK prints it: every field, both widths, both languages."""

from dataclasses import dataclass, replace

import pytest

from app.domain.queue_ticket import QueueTicket
from app.papers.printed import Printed, PrintedImage, PrintedNoise, PrintedQr, PrintedText
from app.papers.queue_ticket import AtHand, queue_ticket, ticket_copy_mark
from app.texts.language import Language
from printing.cells import normalised, width
from printing.escpos import encode
from printing.layout import lay_out
from printing.profiles import PAPER_58, PAPER_80, PrinterProfile, QrBy
from printing.virtual_printer.decoder import Decoder
from tests.fakes.orders import ZONE
from tests.papers.tickets import (
    ALONE,
    AT_HAND,
    BOOKED,
    DISPUTE,
    ELDERLY,
    HE,
    LONG,
    NOT_ASKED,
    ORDINARY,
    PAGES_URL,
    WU,
    english,
)
from ui.virtual_printer.paper_picture import MARGIN_DOTS, paper_picture

DOTS_A_CM = 80
PROFILES = [PAPER_80, replace(PAPER_58, qr=QrBy.PRINTER)]


@dataclass(frozen=True)
class Case:
    ticket: QueueTicket
    says: tuple[str, ...]
    at_hand: AtHand = AT_HAND
    silent_on: tuple[str, ...] = ()


EVERY = ("2026-11-20 10:24", "套餐变更、补换卡", "引导员吴桐", "示例通信  滨河路营业厅")
EVERY_EN = ("2026-11-20 10:24", "Plan change, SIM replacement", "Greeter Wu Tong")
CASES = {
    "ordinary": Case(
        ORDINARY,
        ("移A023", "前面1 人", "预计等2-5 分钟", "[√] 居民身份证", "[√] 居民身份证或服务密码", "扫码看还要等多久")
        + ("套餐变更也能现在自己办：App、网上营业厅", "叫号在大屏和喇叭，过号请找引导员，不用重取。", *EVERY[:3]),
        silent_on=("照顾", "没带", "争议", "张*", "153", "听力"),
    ),
    "elderly, one document missing": Case(
        ELDERLY,
        ("移A023", "照顾65岁以上，优先叫号", "没带[ ] 居民身份证（补换卡要用）", "可以先到附近派出所办临时身份证再来"),
        silent_on=("请备好",),
    ),
    "nobody asked for documents": Case(
        NOT_ASKED, ("请备好居民身份证或服务密码", "居民身份证"), silent_on=("没带", "已带", "派出所")
    ),
    "booked": Case(BOOKED, ("预约10:30 至 11:00",)),
    "alone": Case(
        ALONE,
        ("移5A003", "预计等现在说不准，请留意叫号", "叫号5 号台（本台叫号）", "过号请找 5 号台，不用重取。"),
        replace(AT_HAND, pages_url="", before=0),
        silent_on=("扫码", "大屏"),
    ),
    "dispute": Case(
        DISPUTE,
        ("投C004", "请到2 楼接待室", "接待店长何静", "由店长何静为您处理，不用等叫号。"),
        replace(AT_HAND, handler=HE),
        silent_on=("争议", "预计等", "前面", "扫码", "大屏"),
    ),
    "english": Case(
        english(ELDERLY),
        ("A023", "Before you1", "Expected wait2-5 min", "[√] Resident ID card or service password", *EVERY_EN)
        + (
            "Missing[ ] Resident ID card (for SIM replacement)",
            "Care65 or older, called first",
            "Scan to see your wait",
        )
        + ("you can also do it yourself now", "issues a temporary one", "If you missed it, see the greeter"),
        silent_on=("移", "None"),
    ),
    "english dispute": Case(
        english(DISPUTE),
        ("C004", "Please go toreception room, floor 2", "Received byManager He Jing", "no need to wait"),
        replace(AT_HAND, handler=HE),
        silent_on=("Dispute", "dispute", "Scan"),
    ),
    "rules changed since": Case(replace(ORDINARY, matters=("gone",)), ("来办移动", "移A023"), silent_on=("gone",)),
    "greeter not known here": Case(ORDINARY, ("5006",), replace(AT_HAND, issued_by=None, before=None), ("前面",)),
}


def printed(ticket: QueueTicket, at_hand: AtHand, profile: PrinterProfile) -> list[Printed]:
    data = encode(lay_out(queue_ticket(ticket, at_hand), columns=profile.columns), profile)
    out = Decoder(columns=profile.columns).feed(data)
    return [row for row in out if isinstance(row, Printed)]


def bare(words: str) -> str:
    return "".join(normalised(words).split())


@pytest.mark.parametrize("profile", PROFILES, ids=["80mm", "58mm"])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_field_is_on_the_paper_and_no_line_is_wider_than_it(case: Case, profile: PrinterProfile) -> None:
    rows = printed(case.ticket, case.at_hand, profile)
    lines = [row for row in rows if isinstance(row, PrintedText)]
    words = bare("".join(line.words for line in lines))
    assert [said for said in case.says if bare(said) not in words] == []
    assert [said for said in case.silent_on if bare(said) in words] == []
    assert "?" not in words
    assert [line.words for line in lines if width(line.words) * line.times > profile.columns] == []
    assert not [row for row in rows if isinstance(row, PrintedNoise | PrintedImage)]
    number = case.ticket.number.shown.say(case.ticket.language)
    assert [line.words.strip() for line in lines if line.huge] == [number]
    codes = [row.payload for row in rows if isinstance(row, PrintedQr)]
    has_page = case.at_hand.pages_url and case.ticket.dispute is None
    assert codes == ([f"{PAGES_URL}/t/{case.ticket.id}"] if has_page else [])


@pytest.mark.parametrize("profile", PROFILES, ids=["80mm", "58mm"])
@pytest.mark.parametrize("language", Language)
def test_in_large_print_what_matters_is_doubled_and_the_paper_is_no_longer_than_30_cm(
    language: Language, profile: PrinterProfile, qapp: object
) -> None:
    for ticket in (ELDERLY, LONG):
        rows = printed(replace(ticket, language=language), AT_HAND, profile)
        dots = paper_picture(rows, columns=profile.columns).height() - 2 * MARGIN_DOTS
        assert dots <= 30 * DOTS_A_CM
        doubled = bare("".join(row.words for row in rows if isinstance(row, PrintedText) and row.double))
        zh = ("优先叫号", "前面1人", "预计等2-5分钟")
        en = ("calledfirst", "Beforeyou1", "Expectedwait2-5min")
        assert [said for said in (zh if language is Language.ZH else en) if said not in doubled] == []


@pytest.mark.parametrize("language", Language)
def test_the_mark_of_a_copy_names_its_number_the_moment_and_who_made_it(language: Language) -> None:
    mark = ticket_copy_mark(copy_number=2, at=ORDINARY.issued_at, by=WU, zone=ZONE, language=language)
    words = lay_out(mark, columns=32).as_text()
    said = ("【补打 第2次】", "引导员吴桐") if language is Language.ZH else ("[Reprint no. 2]", "Greeter Wu Tong")
    assert [each for each in (*said, "2026-11-20 10:24") if each not in words] == []

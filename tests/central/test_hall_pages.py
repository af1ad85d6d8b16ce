"""The hall's pages over real HTTP: where a ticket stands, nobody's data, bounds, and what a television is sent."""

import io
import json
import re
import socket
import wave
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html import escape
from pathlib import Path
from typing import TypedDict

import pytest
import requests

from app.domain.business_hall import BusinessHall
from app.domain.matter import QueueClass
from app.domain.queue_ticket import Care, Dispute, facts_of
from app.texts.language import Language, Text, same
from app.wire import hall_calls as calls
from central import hall_page_screens
from central.hall_page_limits import Seats
from commands.outside import SystemIds
from resources import path
from tests.central.hall_pages_served import ANSWERS_WITHIN_S, ServedHall, get
from tests.central.hall_process import HallProcess, paired
from tests.central.test_hall_acts import FOUR, GREETER
from tests.offline_cache.hall_shared import draft

NOBODY = "019aa000-0000-7000-8000-0000000fffff"
HOSTILE = '"><script>alert(1)</script>'


class Said(TypedDict):
    key: str
    play: list[list[str]]


class Sent(TypedDict):
    html: str
    call: str
    say: list[Said]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[ServedHall]:
    served = ServedHall(tmp_path)
    yield served
    served.store.close()


@pytest.fixture
def pages(hall: ServedHall) -> Iterator[str]:
    with hall.served() as url:
        yield url


def words_of(html: str) -> str:
    """What somebody reads, without marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def heard(pages: str, query: str = "") -> Sent:
    """The first thing a screen is sent."""
    with requests.get(f"{pages}/events{query}", stream=True, timeout=ANSWERS_WITHIN_S) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        told = next(line for line in stream.iter_lines() if line.startswith(b"data: "))
    said: Sent = json.loads(told.removeprefix(b"data: "))
    return said


def test_a_ticket_says_where_it_stands_from_the_first_minute_to_the_last(hall: ServedHall, pages: str) -> None:
    others = [hall.ticket() for _ in range(3)]
    told = next(each.told for each in hall.place.picture().waits if each.queue is QueueClass.MOBILE)
    assert told is not None
    missing = replace(draft(matters=("plan_change", "sim_replacement")), missing=("id_or_password",), told=told)
    own = hall.ticket(missing)

    def reads(*sentences: str, look: str, language: str = "zh") -> None:
        html = get(f"{pages}/t/{own}/now?language={language}").text
        for sentence in sentences:
            assert sentence in words_of(html)
        assert f'<main class="{look}"' in html
        assert ('data-again="0"' in html) == (look == "over")

    whole = get(f"{pages}/t/{own}").text
    assert whole.startswith("<!doctype html>")
    assert 'http-equiv="refresh"' in whole  # without a script
    reads("移A004", "移动业务", "前面还有 3 位", "大约还要等", "取号时说的是", look="waiting")
    reads("套餐变更", "补换卡", "还没带 居民身份证或服务密码", "说出服务密码也能办", look="waiting")
    reads("A004", "Before you 3", "Plan change", "Not brought yet", look="waiting", language="en")
    for ticket in others:
        assert hall.call().ticket.id == ticket
        hall.ask(calls.CANCEL, calls.Cancel(ticket, "5006", "走了", "03"))
    reads("下一个就是您", "马上就叫您", look="near")
    assert hall.call().ticket.id == own
    reads("请到 3 号台", look="called")
    reads("Please go to Counter 3", look="called", language="en")
    hall.ask(calls.NO_SHOW, hall.at_desk(own))
    reads("过号请找引导员，不用重新取号", look="missed")
    hall.ask(calls.RE_INSERT, calls.ReInsert(own, "5006"), GREETER)
    assert hall.call().ticket.id == own
    hall.ask(calls.BEGIN, hall.at_desk(own))
    reads("3 号台正在为您办", look="serving")
    hall.ask(calls.HOLD, calls.Hold(own, "03", "2103", "填表"))
    reads("3 号台给您留着", look="serving")
    hall.ask(calls.TAKE_OFF_HOLD, hall.at_desk(own))
    hall.ask(calls.FINISH, hall.at_desk(own))
    reads("办完了，谢谢您来", look="over")
    hall.place.board.load(hall.clock.now() + timedelta(days=1))  # the night
    hall.clock.forward(timedelta(days=1))
    assert get(f"{pages}/t/{own}").status_code == 404


def test_no_page_says_who_somebody_is_why_they_come_first_or_who_serves_them(hall: ServedHall, pages: str) -> None:
    facts = facts_of(
        customer_id="C-778899",
        name="欧阳小满",
        phone="13800138000",
        stars=7,
        open_orders=3,
        ends_soon=(same("约到期"),),
    )
    full = replace(
        draft(*Care, matters=("complaint",)),
        note="带着助听器",
        customer=facts,
        dispute=Dispute("2103", Text("接待室九", "Room nine")),
        issued_by="5006",
    )
    own = hall.ticket(full, queue=QueueClass.COMPLAINT)
    secrets = {"C-778899", "欧阳", facts.name, facts.phone, "助听器", "约到期", "接待室九", "Room nine", "5006", "2103"}
    cares = {word for care in Care for word in (care.called.zh, care.called.en)} | {"优先", "first in line", "照顾"}

    def seen() -> None:
        for language in Language:
            query = f"?language={language.value}"
            said = get(f"{pages}/t/{own}{query}").text + get(f"{pages}/t/{own}/now{query}").text
            assert not [word for word in secrets if word in said]
            assert not [word for word in cares if re.search(rf"(?<![a-z]){word}(?![a-z])", said)]
            public = get(f"{pages}/{query}").text + get(f"{pages}/display{query}").text
            public += json.dumps(heard(pages, query), ensure_ascii=False)
            assert not [word for word in {*secrets, own} if word in public]

    seen()
    hall.call()
    seen()
    assert "投C001" in get(f"{pages}/display").text


def test_whoever_guesses_learns_nothing_of_what_there_is(hall: ServedHall, pages: str) -> None:
    own = hall.ticket()
    wrong = [NOBODY, "1", own.upper(), own.replace("-", ""), f"{own}/now/x", "%00", "..%2f"]
    answers = [get(f"{pages}/t/{each}") for each in wrong]
    assert {each.status_code for each in answers} == {404}
    assert len({each.content for each in answers}) <= 2  # no such ticket, no such page
    assert get(f"{pages}/t/{own}").status_code == 200


def test_screens_have_only_so_many_seats_and_an_address_a_part_of_them() -> None:
    seats = Seats(3, of_one=2)
    assert [seats.take(each) for each in ("a", "a", "a", "b", "c")] == [True, True, False, True, False]
    seats.leave("a")
    assert seats.take("c")


def test_a_screen_is_sent_the_newest_call_with_what_to_play_and_only_of_its_classes(
    hall: ServedHall, pages: str
) -> None:
    hall.ticket()
    hall.ticket(queue=QueueClass.FIXED)
    first, second = hall.call(), hall.ask(calls.CALL_NEXT, calls.CallNext("04"), FOUR).called
    assert second is not None
    both, mobile = heard(pages), heard(pages, "?classes=A&language=en&say=en")
    assert "请到" not in mobile["html"]
    assert words_of(both["html"]).count("号台") >= 2
    assert (first.number.shown.zh, second.course.number.shown.zh) == ("移A001", "宽B001")
    assert all(number in both["html"] for number in ("移A001", "宽B001"))
    assert "B001" not in mobile["html"]
    (said,) = mobile["say"]
    full, brief, _, hurried = said["play"]
    assert full == ["chime", "en_ticket", "letter_a", "en_0", "en_0", "en_1", "en_please_go_to_counter", "en_3"]
    assert hurried == brief[1:] == full[2:]
    assert len(both["say"]) == 2
    assert heard(pages, "?quiet=00:00-23:59")["say"] == heard(pages, "?say=")["say"] == []
    joined = get(f"{pages}/voice/{','.join(full)}")
    with wave.open(io.BytesIO(joined.content)) as whole:
        length = whole.getnframes()
    assert length == sum(frames(name) for name in full)
    for wrong in ("chime,", "../LICENSE", "LICENSE", ",".join(["chime"] * 41)):
        assert get(f"{pages}/voice/{wrong}").status_code == 404
    for wrong in ("volume=101", "volume=x", "classes=Z", "quiet=now", "say=fr"):
        assert get(f"{pages}/display?{wrong}").status_code == get(f"{pages}/events?{wrong}").status_code == 400


def test_only_so_many_screens_listen_and_who_leaves_makes_room(
    hall: ServedHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hall_page_screens, "OF_ONE_ADDRESS", 1)
    with hall.served() as pages:
        with requests.get(f"{pages}/events", stream=True, timeout=ANSWERS_WITHIN_S) as stream:
            lines = stream.iter_lines()
            assert next(lines) == b"retry: 3000"
            assert get(f"{pages}/events").status_code == 503
        assert any(listens(pages) for _ in range(500))


def test_hostile_names_are_words_and_every_answer_says_what_a_browser_may_do(tmp_path: Path) -> None:
    hall = ServedHall(tmp_path)
    place, brand = hall.place, hall.place.hall.brand
    hostile: BusinessHall = replace(
        place.hall, name=same(HOSTILE), brand=replace(brand, operator=same(HOSTILE), hotline=HOSTILE)
    )
    place.hall = hostile
    matters = {code: replace(each, name=same(HOSTILE)) for code, each in place.rules.matters.items()}
    place.rules = replace(place.rules, matters=matters)
    own = hall.ticket()
    hall.call()
    with hall.served() as pages:
        asked = ["/", f"/t/{own}", f"/t/{own}/now", f"/t/{NOBODY}", "/display", "/nothing", f"/?language={HOSTILE}"]
        asked += [f"/display?language={HOSTILE}&theme={HOSTILE}&x={HOSTILE}", f"/display?say={HOSTILE}"]
        for each in asked:
            answer = get(f"{pages}{each}", Host=f"x{HOSTILE}")
            assert HOSTILE not in answer.text
            assert "<script>" not in answer.text
            assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", answer.text)  # nothing from elsewhere
            assert answer.headers["cache-control"] == "no-store"
            assert "default-src 'none'" in answer.headers["content-security-policy"]
            assert "unsafe" not in answer.headers["content-security-policy"]
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert not {"set-cookie", "server"} & {name.lower() for name in answer.headers}
        assert escape(HOSTILE) in get(f"{pages}/t/{own}").text
        assert requests.post(f"{pages}/t/{own}", timeout=ANSWERS_WITHIN_S).status_code == 404
        for file in re.findall(r'(?:href|src)="(/file/[^"]+)"', get(f"{pages}/display").text):
            answer = get(f"{pages}{file}")
            assert (answer.status_code, "max-age" in answer.headers["cache-control"]) == (200, True)
            assert "://" not in answer.text
    hall.store.close()


def test_a_hall_server_opens_the_pages_and_says_where(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = HallProcess(tmp_path / "hall", pair=("H0032-G1",), plain=True, pages_port=port)
    try:
        greeter = paired(process, process.codes[0], secret=SystemIds().token)
        picture = greeter.picture()
        assert picture.pages_port == port
        assert get(f"http://127.0.0.1:{port}/").status_code == 200
        assert process.stop() == 0
    finally:
        process.end()


def listens(pages: str) -> bool:
    with requests.get(f"{pages}/events", stream=True, timeout=ANSWERS_WITHIN_S) as stream:
        return stream.status_code == 200


def frames(name: str) -> int:
    with wave.open(str(path(f"voice/{name}.wav")), "rb") as one:
        return one.getnframes()

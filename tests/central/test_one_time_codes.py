"""A confirmation code: to the customer's own number, for one line of one version, once, ten minutes, three tries."""

import json
import logging
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine, select

from app.domain.one_time_code import MOST_TRIES, VALID_MINUTES, CodeAnswer, CodeOutcome, CodeSent, CodeWanted
from app.domain.order import Order
from app.domain.order_line import ConfirmationChannel, Decision, SecondConfirmation
from app.texts.language import Language
from app.wire.moment import moment
from app.wire.one_time_code import check_bytes, read_code_answer, read_sent, wanted_object
from central.application import create_app
from central.messages import FolderMessages, TextMessage, communication_message
from central.one_time_codes import MOST_SENT
from central.schema import ONE_TIME_CODE
from commands.stock import shipped_templates
from tests.central.counter import Counter, envelope
from tests.fakes.clock import HandClock
from tests.fakes.orders import CATALOGUE, CUSTOMER, a_form, order_of
from tests.fakes.print_jobs import CountingIds
from tests.tmf.checker import answer_faults, request_faults

MESSAGES = "communicationManagement/v4/communicationMessage"
FORM = a_form()
LINE = next(line for line in FORM.lines if line.offer_asks)


class Phone:
    """The customer's phone."""

    def __init__(self) -> None:
        self.messages: list[TextMessage] = []

    def send(self, message: TextMessage) -> None:
        self.messages.append(message)

    @property
    def code(self) -> str:
        found = re.findall(r"(?<!\d)\d{6}(?!\d)", self.messages[-1].content)
        assert len(found) == 1
        return str(found[0])


SHIPPED = shipped_templates()


@pytest.fixture
def phone() -> Phone:
    return Phone()


@pytest.fixture
def counter(engine: Engine, clock: HandClock, ids: CountingIds, phone: Phone) -> Counter:
    return Counter(create_app(engine=engine, clock=clock, ids=ids, tick_s=None, templates=SHIPPED, gateway=phone))


def wanted(*, form_id: str = FORM.id, version: int = FORM.version, line_id: str = LINE.id) -> CodeWanted:
    assert LINE.after is not None
    return CodeWanted(
        customer_id=CUSTOMER.id,
        number=LINE.number,
        form_id=form_id,
        version=version,
        line_id=line_id,
        offer_code=LINE.after.code,
        catalogue_version=CATALOGUE.version,
        language=Language.ZH,
    )


def send(counter: Counter, asked: CodeWanted) -> CodeSent:
    answer = counter.call("POST", "/sync/v1/code", content=json.dumps(wanted_object(asked)).encode())
    assert answer.status_code == 200, answer.text
    return read_sent(answer.content)


def check(counter: Counter, message: str, code: str, asked: CodeWanted) -> CodeAnswer:
    answer = counter.call("POST", "/sync/v1/code/check", content=check_bytes(message, code, asked))
    assert answer.status_code == 200, answer.text
    return read_code_answer(answer.content)


def wrong_one(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_code_goes_to_the_customers_own_number_with_service_price_and_signature(
    counter: Counter, phone: Phone, clock: HandClock
) -> None:
    sent = send(counter, wanted())
    (message,) = phone.messages
    assert message.to == CUSTOMER.phone
    assert sent.to == "154****0017"
    assert sent.expires_at == clock.now().replace(microsecond=0) + timedelta(minutes=VALID_MINUTES)
    assert LINE.after is not None
    for part in (LINE.after.name.zh, "每月 ¥6", phone.code, "10 分钟", "【远川通信】"):
        assert part in message.content
    assert CUSTOMER.name not in message.content


def test_a_message_is_what_tm_forum_says(counter: Counter, phone: Phone) -> None:
    send(counter, wanted())
    assert request_faults("681", "POST /communicationMessage", communication_message(phone.messages[0])) == []


def test_the_right_code_confirms_once_and_only_once(counter: Counter, phone: Phone, clock: HandClock) -> None:
    sent = send(counter, wanted())
    answer = check(counter, sent.message, phone.code, wanted())
    assert (answer.outcome, moment(answer.at or datetime.now(UTC))) == (CodeOutcome.CONFIRMED, moment(clock.now()))
    assert check(counter, sent.message, phone.code, wanted()).outcome is CodeOutcome.USED


def test_three_wrong_tries_end_it(counter: Counter, phone: Phone) -> None:
    sent = send(counter, wanted())
    answers = [check(counter, sent.message, wrong_one(phone.code), wanted()) for _ in range(MOST_TRIES)]
    assert [each.outcome for each in answers] == [CodeOutcome.WRONG, CodeOutcome.WRONG, CodeOutcome.TOO_MANY]
    assert [each.left for each in answers] == [2, 1, 0]
    assert check(counter, sent.message, phone.code, wanted()).outcome is CodeOutcome.TOO_MANY


def test_after_ten_minutes_it_is_worth_nothing(counter: Counter, phone: Phone, clock: HandClock) -> None:
    sent = send(counter, wanted())
    clock.set(clock.now() + timedelta(minutes=VALID_MINUTES))
    assert check(counter, sent.message, phone.code, wanted()).outcome is CodeOutcome.EXPIRED


@pytest.mark.parametrize("other", [wanted(version=2), wanted(line_id="another"), wanted(form_id="another")])
def test_it_is_good_for_its_line_and_version_alone(counter: Counter, phone: Phone, other: CodeWanted) -> None:
    sent = send(counter, wanted())
    assert check(counter, sent.message, phone.code, other).outcome is CodeOutcome.ANOTHER
    assert check(counter, sent.message, phone.code, wanted()).outcome is CodeOutcome.CONFIRMED


def test_a_newer_code_makes_the_older_one_worthless(counter: Counter, phone: Phone) -> None:
    first = send(counter, wanted())
    code = phone.code
    send(counter, wanted())
    assert check(counter, first.message, code, wanted()).outcome is CodeOutcome.ANOTHER


def test_nobody_elses_number_gets_a_code(counter: Counter, phone: Phone) -> None:
    body = json.dumps(wanted_object(replace(wanted(), number="13800000000"))).encode()
    answer = counter.call("POST", "/sync/v1/code", content=body)
    assert (answer.status_code, answer.json()["code"], phone.messages) == (404, "customer_unknown", [])


def test_a_customer_is_not_flooded(counter: Counter, phone: Phone, clock: HandClock) -> None:
    for _ in range(MOST_SENT):
        send(counter, wanted())
    body = json.dumps(wanted_object(wanted())).encode()
    assert counter.call("POST", "/sync/v1/code", content=body).status_code == 429
    clock.set(clock.now() + timedelta(minutes=VALID_MINUTES, seconds=1))
    send(counter, wanted())
    assert len(phone.messages) == MOST_SENT + 1


def test_neither_log_nor_database_holds_the_code(
    counter: Counter, phone: Phone, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        sent = send(counter, wanted())
        check(counter, sent.message, wrong_one(phone.code), wanted())
        check(counter, sent.message, phone.code, wanted())
    with engine.connect() as connection:
        kept = str(connection.execute(select(ONE_TIME_CODE)).all())
    for text in (caplog.text, kept, repr(phone.messages[0])):
        assert phone.code not in text
        assert CUSTOMER.phone not in text


def confirmed_by(message: str) -> Order:
    said = SecondConfirmation(Decision.CONFIRMED, FORM_AT, ConfirmationChannel.ONE_TIME_CODE, message)
    return order_of(FORM.with_confirmation(LINE.id, said))


FORM_AT = datetime(2026, 11, 20, 2, 20, tzinfo=UTC)


def test_an_order_on_a_code_given_back_is_accepted(counter: Counter, phone: Phone) -> None:
    sent = send(counter, wanted())
    check(counter, sent.message, phone.code, wanted())
    counter.accept(confirmed_by(sent.message))


@pytest.mark.parametrize("sent", [True, False])
def test_a_line_on_a_code_never_given_back_is_refused(counter: Counter, phone: Phone, sent: bool) -> None:
    message = send(counter, wanted()).message if sent else "made up"
    assert list(counter.refused_lines(envelope(confirmed_by(message))).values()) == ["code_unknown"]


@pytest.mark.parametrize(
    "other", [{"at": "2026-11-19T02:20:00.000Z"}, {"channel": "customer_screen"}, {"evidence": "9"}]
)
def test_an_agreement_that_tells_another_confirmation_than_was_signed_confirms_nothing(
    counter: Counter, phone: Phone, other: dict[str, str]
) -> None:
    sent = send(counter, wanted())
    check(counter, sent.message, phone.code, wanted())

    def tell(entry: dict[str, Any]) -> None:
        said = next(r for r in entry["bodies"]["agreement"]["characteristic"] if r["name"] == "secondConfirmation")
        said["value"].update(other)

    entry = envelope(confirmed_by(sent.message), change=tell)
    assert list(counter.refused_lines(entry).values()) == ["not_confirmed"]


def refusal(app: FastAPI) -> tuple[int, str]:
    answer = Counter(app).call("POST", "/sync/v1/code", content=json.dumps(wanted_object(wanted())).encode())
    return answer.status_code, answer.json()["code"]


def test_a_centre_without_a_gateway_or_a_template_says_so_instead_of_sending_nothing(
    engine: Engine, clock: HandClock, ids: CountingIds, phone: Phone
) -> None:
    bare = create_app(engine=engine, clock=clock, ids=ids, tick_s=None, templates=SHIPPED)
    assert refusal(bare) == (503, "no_gateway")
    wordless = create_app(engine=engine, clock=clock, ids=ids, tick_s=None, gateway=phone)
    assert refusal(wordless) == (503, "no_template")


def test_messages_are_handed_over_as_files_only_the_centre_may_read(
    engine: Engine, clock: HandClock, ids: CountingIds, tmp_path: Path
) -> None:
    folder = tmp_path / "messages"
    handed = create_app(
        engine=engine, clock=clock, ids=ids, tick_s=None, templates=SHIPPED, gateway=FolderMessages(folder)
    )
    sent = send(Counter(handed), wanted())
    (file,) = folder.iterdir()
    assert file.name == f"{sent.message}.json"
    assert file.stat().st_mode & 0o077 == 0
    assert request_faults("681", "POST /communicationMessage", json.loads(file.read_text("utf-8"))) == []


@pytest.mark.logs("could not be handed over")
def test_a_gateway_that_takes_nothing_is_told(
    engine: Engine, clock: HandClock, ids: CountingIds, tmp_path: Path
) -> None:
    (tmp_path / "a file").write_text("")
    gone = create_app(
        engine=engine, clock=clock, ids=ids, tick_s=None, templates=SHIPPED, gateway=FolderMessages(tmp_path / "a file")
    )
    assert refusal(gone) == (503, "no_gateway")


def test_the_demos_page_shows_the_message_and_only_where_it_was_opened(
    engine: Engine, clock: HandClock, ids: CountingIds
) -> None:
    demo = Counter(create_app(engine=engine, clock=clock, ids=ids, tick_s=None, templates=SHIPPED, shows_messages=True))
    send(demo, wanted())
    page = demo.call("GET", "/phone")
    assert "视频彩铃" in page.text
    assert CUSTOMER.phone not in page.text
    assert (
        Counter(create_app(engine=engine, clock=clock, ids=ids, tick_s=None)).call("GET", "/phone").status_code == 404
    )


def test_what_was_sent_can_be_read_as_tm_forum_says_and_never_with_its_code(counter: Counter, phone: Phone) -> None:
    sent = send(counter, wanted())
    (before,) = counter.read(MESSAGES, id=sent.message)
    check(counter, sent.message, phone.code, wanted())
    (after,) = counter.read(MESSAGES)
    assert answer_faults("681", "GET /communicationMessage", 200, [before, after]) == []
    assert (before["state"], after["state"]) == ("inProgress", "completed")
    assert "******" in after["content"]
    assert phone.code not in str(after)
    assert CUSTOMER.phone not in str(after)


def test_what_was_signed_has_to_say_that_it_was_confirmed(counter: Counter) -> None:
    """An agreement that says so beside a form that does not is no confirmation."""
    order = order_of(FORM)
    content = order.signed.content
    silent = replace(content, lines=tuple(replace(line, confirmation=None) for line in content.lines))
    signature = replace(order.signed.signature, content_sha256=silent.sha256)
    signed = replace(order.signed, content=silent, content_bytes=silent.to_bytes(), signature=signature)
    refused = counter.refused_lines(envelope(replace(order, signed=signed)))
    assert list(refused.values()) == ["not_confirmed"]

"""The counter's calls to the hall server (app.hall_ports.HallServer).

Every act has one total deadline; within it a call that got no answer is tried again under the same key, so that what
was done before its answer was lost is answered and not done twice.
"""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from urllib.parse import quote

from app.domain.day_scope import DayScope
from app.domain.desk_duty import DeskDuty
from app.domain.figure_table import FigureTable
from app.domain.hall_ask import HallAsk
from app.domain.matter import QueueClass
from app.domain.parked_form import FormToPark, ParkedForm, ParkedForms
from app.domain.queue_asked import Called, Lease, Parts, TicketDraft
from app.domain.queue_picture import QueuePicture
from app.domain.repair import RefusedEntry
from app.domain.ticket_ledger import TicketCourse
from app.errors import Bug, DayCloseRefused, DayTampered, HallTrouble, InputRefused, QueueRefused, Trouble
from app.texts import queue_acts as words
from app.texts.language import Text
from app.wire import day_facts as facts
from app.wire import hall_calls as calls
from app.wire.canonical import read_json
from app.wire.figure_rows import read_table
from app.wire.hall_asks import ASKS_PATH, REFUSED_PATH, AnswerAsk, OneAsk, OpenAsks, RefusedOfHall
from app.wire.hall_calls import Verb
from app.wire.hall_events import read_picture
from app.wire.hall_release import WIRE_HEADER, wire
from app.wire.records import from_wire, to_wire
from app.wire.strict import objects, record
from offline_cache.bounded_http import BoundedHttp, HttpAnswer, NoAnswer
from offline_cache.hall_copies import OrderCopy

DEADLINE_S = 3.0  # of an act; a greeter waits no longer before going on alone
AGAIN_AFTER_S = 0.1
MOST_ANSWER_BYTES = 16 * 1024 * 1024  # a hall of 5,000 waiting fits
_UNREAD = (400, 404)  # what a server says to a call, or to fields, that it does not know
_REFUSED: Mapping[str, type[Trouble]] = {"day_close": DayCloseRefused, "day_tampered": DayTampered}
T = TypeVar("T")
Q = TypeVar("Q")
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class HallAddress:
    """`url` without a path; `token` is this device's, made when it was paired, `certificate_sha256` that of the server
    it was paired with, "" on plain http."""

    url: str
    token: str
    certificate_sha256: str = ""


class HallClient:
    """One connection; calls come one at a time from whichever thread. `close` ends a call under way."""

    def __init__(
        self,
        address: HallAddress,
        *,
        deadline_s: float = DEADLINE_S,
        unanswered: Callable[[], None] = lambda: None,
    ) -> None:
        """`unanswered` is told when an act got no answer, before its HallTrouble."""
        self.address, self._deadline_s, self._unanswered = address, deadline_s, unanswered
        self._http = BoundedHttp(address.url, certificate_sha256=address.certificate_sha256)
        self._turn, self._closed = threading.Lock(), threading.Event()
        self._other_release = False  # of whoever answered last

    def close(self) -> None:
        self._closed.set()
        self._http.close()

    # -- the queue's verbs

    def issue(self, draft: TicketDraft, *, ticket_id: str) -> TicketCourse:
        return self._ask(calls.ISSUE, calls.Issue(ticket_id, draft), ticket_id)

    def call_next(self, *, desk: str, key: str) -> Called | None:
        return self._ask(calls.CALL_NEXT, calls.CallNext(desk), key).called

    def call_this(self, *, ticket_id: str, desk: str, reason: str, key: str) -> Called:
        called = self._ask(calls.CALL_THIS, calls.CallThis(ticket_id, desk, reason), key).called
        if called is None:
            raise self._strange()
        return called

    def recall(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        return self._ask(calls.RECALL, calls.AtDesk(ticket_id, desk, staff), key)

    def begin(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        return self._ask(calls.BEGIN, calls.AtDesk(ticket_id, desk, staff), key)

    def hold(self, *, ticket_id: str, desk: str, staff: str, reason: str, key: str) -> TicketCourse:
        return self._ask(calls.HOLD, calls.Hold(ticket_id, desk, staff, reason), key)

    def take_off_hold(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        return self._ask(calls.TAKE_OFF_HOLD, calls.AtDesk(ticket_id, desk, staff), key)

    def no_show(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        return self._ask(calls.NO_SHOW, calls.AtDesk(ticket_id, desk, staff), key)

    def re_insert(self, *, ticket_id: str, by: str, key: str) -> TicketCourse:
        return self._ask(calls.RE_INSERT, calls.ReInsert(ticket_id, by), key)

    def transfer(
        self, *, ticket_id: str, to: QueueClass, by: str, reason: str, key: str, to_desk: str = "", desk: str = ""
    ) -> TicketCourse:
        return self._ask(calls.TRANSFER, calls.Transfer(ticket_id, to, by, reason, to_desk, desk), key)

    def cancel(self, *, ticket_id: str, by: str, reason: str, key: str, desk: str = "") -> TicketCourse:
        return self._ask(calls.CANCEL, calls.Cancel(ticket_id, by, reason, desk), key)

    def finish(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse:
        return self._ask(calls.FINISH, calls.AtDesk(ticket_id, desk, staff), key)

    def split(
        self, *, ticket_id: str, codes: tuple[str, ...], queue: QueueClass, by: str, key: str, desk: str = ""
    ) -> Parts:
        return self._ask(calls.SPLIT, calls.Split(ticket_id, codes, queue, by, desk), key)

    def open_desk(
        self, *, desk: str, staff: str, skills: frozenset[QueueClass], certificates: frozenset[str], key: str
    ) -> DeskDuty:
        return self._ask(calls.OPEN_DESK, calls.OpenDesk(desk, staff, skills, certificates), key)

    def pause_desk(self, *, desk: str, reason: str, key: str, back_at: datetime | None = None) -> DeskDuty:
        return self._ask(calls.PAUSE_DESK, calls.PauseDesk(desk, reason, back_at), key)

    def resume_desk(self, *, desk: str, key: str) -> DeskDuty:
        return self._ask(calls.RESUME_DESK, calls.OneDesk(desk), key)

    def close_desk(self, *, desk: str, key: str) -> DeskDuty:
        return self._ask(calls.CLOSE_DESK, calls.OneDesk(desk), key)

    def lend_numbers(self, *, queue: QueueClass, count: int, expires_at: datetime, key: str) -> Lease:
        return self._ask(calls.LEND, calls.Lend(queue, count, expires_at), key)

    def adopt(self, course: TicketCourse) -> TicketCourse:
        return self._ask(calls.ADOPT, calls.Adopt(course), course.ticket.id)

    # -- beside the verbs

    def picture(self) -> QueuePicture:
        return self._read(self._call("GET", calls.PICTURE_PATH), read_picture)

    def put_copy(self, copy: OrderCopy, *, within_s: float | None = None) -> None:
        """The second copy of an order, on the hall server's disk when it returns."""
        params = {} if copy.lane_seq is None else {"lane_seq": str(copy.lane_seq)}
        path, body = f"{calls.COPIES_PATH}/{copy.order_id}", copy.entry.encode()
        self._call("PUT", path, params=params, body=body, within_s=within_s)

    def copies(self, *, after: str = "", device: str = "") -> tuple[OrderCopy, ...]:
        """Of this device's orders from behind `after`, at most 50; the server's own machine asks for any `device`'s."""
        return self._read(self._call("GET", calls.COPIES_PATH, params={"after": after, "device": device}), _copies)

    def park(self, form: FormToPark) -> None:
        """Raises QueueRefused where another desk has this form."""
        self._call("POST", calls.PARKED_PATH, body=_written(form))

    def parked(self) -> tuple[ParkedForm, ...]:
        said = self._call("GET", calls.PARKED_PATH)
        return self._read(said, lambda raw: from_wire(ParkedForms, read_json(raw))).forms

    def take_up(self, form_id: str, *, key: str) -> FormToPark:
        """Raises QueueRefused where another desk was quicker."""
        said = self._call("POST", f"{calls.PARKED_PATH}/{form_id}/take_up", body=b"{}", key=key)
        return self._read(said, lambda raw: from_wire(FormToPark, read_json(raw)))

    def settings(self) -> dict[str, str]:
        """The queue's settings as they stand."""
        return self._read(self._call("GET", calls.SETTINGS_PATH), _settings)

    def change_settings(self, values: Mapping[str, str], *, by: str, approver: str = "") -> dict[str, str]:
        """All of them or none, in force at once; gives all that stand. Raises InputRefused for what cannot stand."""
        asked = calls.ChangeSettings(by, approver, tuple(calls.SettingValue(*each) for each in values.items()))
        return self._read(self._call("PUT", calls.SETTINGS_PATH, body=_written(asked)), _settings)

    def put_up_ask(self, ask: HallAsk) -> None:
        self._call("POST", ASKS_PATH, body=_written(ask))

    def answer_ask(self, ask_id: str, *, granted: bool, by: str, said: str) -> HallAsk | None:
        """As it stands then."""
        said_body = _written(AnswerAsk(granted, by, said))
        return self._read(self._call("POST", f"{_ask_path(ask_id)}/answer", body=said_body), _one_ask)

    def withdraw_ask(self, ask_id: str) -> None:
        self._call("DELETE", _ask_path(ask_id))

    def open_asks(self) -> tuple[HallAsk, ...]:
        said = self._call("GET", ASKS_PATH)
        return self._read(said, lambda raw: from_wire(OpenAsks, read_json(raw))).asks

    def ask_of(self, ask_id: str) -> HallAsk | None:
        return self._read(self._call("GET", _ask_path(ask_id)), _one_ask)

    def asked(self, method: str, path: str, body: object = None, *, answer: type[T]) -> T:
        """One call whose records are `body`, None for none, and an `answer`; for what has a client of its own."""
        said = self._call(method, path, body=None if body is None else _written(body))
        return self._read(said, lambda raw: from_wire(answer, read_json(raw)))

    def tell_facts(self, batch: facts.FactsBatch) -> facts.FactsTaken:
        """What the server had heard of this device before. Raises InputRefused for another device's standing."""
        said = self._call("POST", facts.HALL_FACTS_PATH, body=facts.written(batch), within_s=facts.BATCH_WITHIN_S)
        return self._read(said, lambda raw: facts.read_as(facts.FactsTaken, raw))

    def day_summary(self, wanted: DayScope) -> facts.SummarySaid:
        said = self._call("POST", facts.SUMMARY_PATH, body=facts.written(wanted))
        return self._read(said, lambda raw: facts.read_as(facts.SummarySaid, raw))

    def day_rows(self, wanted: facts.RowsAsked) -> FigureTable:
        return self._read(self._call("POST", facts.ROWS_PATH, body=facts.written(wanted)), read_table)

    def last_closed(self) -> date | None:
        said = self._call("GET", facts.LAST_CLOSED_PATH)
        return self._read(said, lambda raw: facts.read_as(facts.LastClosed, raw)).day

    def refused(self) -> tuple[RefusedEntry, ...]:
        """The hall's orders that the centre refused, oldest first; none of them is taken for this counter's own."""
        said = self._call("GET", REFUSED_PATH)
        return self._read(said, lambda raw: from_wire(RefusedOfHall, read_json(raw))).entries

    def make_code(self, *, device_id: str, desk: str) -> str:
        """For a device to be paired; only the server's own machine may ask (HallDevices.admit)."""
        body = _written(calls.MakeCode(device_id, desk))
        said = self._call("POST", calls.CODES_PATH, body=body)
        return self._read(said, lambda raw: from_wire(calls.MadeCode, read_json(raw))).code

    def devices(self) -> tuple[calls.ListedDevice, ...]:
        """Those that are paired; as `make_code`, for the server's own machine."""
        said = self._call("GET", calls.DEVICES_PATH)
        return self._read(said, lambda raw: from_wire(calls.ListedDevices, read_json(raw))).devices

    def shut_out(self, device_id: str) -> bool:
        """From now on it is refused until it is paired anew; False where there is none of this name."""
        said = self._call("DELETE", f"{calls.DEVICES_PATH}/{quote(device_id, safe='')}")
        return self._read(said, lambda raw: from_wire(calls.ShutOut, read_json(raw))).was_there

    # -- how calls are made

    def _ask(self, verb: Verb[Q, A], call: Q, key: str) -> A:
        if not 0 < len(key) <= calls.MOST_KEY:
            raise Bug("an act without a key of its own")
        try:
            said = self._call("POST", f"{calls.PATH}/{verb.name}", body=verb.ask(call), key=key)
        except HallTrouble:
            self._unanswered()
            raise
        return self._read(said, verb.read_answer)

    def _call(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        key: str = "",
        params: dict[str, str] | None = None,
        within_s: float | None = None,
    ) -> bytes:
        headers = {"Authorization": f"Bearer {self.address.token}", "Content-Type": "application/json"}
        if key:
            headers[calls.KEY_HEADER] = key
        with self._turn, self._http.within(self._deadline_s if within_s is None else within_s):
            while True:
                try:
                    answer = self._http.call(
                        method, path, headers=headers, params=params, body=body, most_bytes=MOST_ANSWER_BYTES
                    )
                except NoAnswer as nothing:
                    if self._http.out_of_time(AGAIN_AFTER_S) or self._closed.wait(AGAIN_AFTER_S):
                        raise HallTrouble(words.HALL_UNREACHABLE) from nothing
                    continue
                if answer.status < 500 or self._http.out_of_time(AGAIN_AFTER_S) or self._closed.wait(AGAIN_AFTER_S):
                    return self._body(answer)

    def _body(self, answer: HttpAnswer) -> bytes:
        self._other_release = answer.headers.get(WIRE_HEADER, wire()) != wire()
        if answer.status == 200:
            return answer.body
        if answer.status >= 500:
            raise HallTrouble(words.HALL_UNREACHABLE)
        if self._other_release and answer.status in _UNREAD:
            raise self._strange()
        code, said = self._read(answer.body, _refusal)
        if answer.status == 401:
            raise HallTrouble(words.HALL_TOKEN_REFUSED)
        raise _REFUSED.get(code, QueueRefused if answer.status == 409 else InputRefused)(said)

    def _read(self, raw: bytes, reader: Callable[[bytes], T]) -> T:
        try:
            return reader(raw)
        except ValueError:
            raise self._strange() from None

    def _strange(self) -> HallTrouble:
        said = words.HALL_OTHER_RELEASE if self._other_release else words.HALL_STRANGE
        return HallTrouble(said, address=self.address.url)


def _refusal(raw: bytes) -> tuple[str, Text]:
    body = record(read_json(raw), "refusal", code=str, reason=str, message=str, status=str)
    return body["code"], Text(body["message"], body["reason"])


def _copies(raw: bytes) -> tuple[OrderCopy, ...]:
    body = record(read_json(raw), "copies", copies=list)
    return tuple(from_wire(OrderCopy, row) for row in objects(body["copies"], "copies"))


def _ask_path(ask_id: str) -> str:
    return f"{ASKS_PATH}/{quote(ask_id, safe='')}"


def _one_ask(raw: bytes) -> HallAsk | None:
    return from_wire(OneAsk, read_json(raw)).ask


def _settings(raw: bytes) -> dict[str, str]:
    return {each.key: each.value for each in from_wire(calls.SettingValues, read_json(raw)).values}


def _written(value: object) -> bytes:
    return json.dumps(to_wire(value), ensure_ascii=False, separators=(",", ":")).encode()

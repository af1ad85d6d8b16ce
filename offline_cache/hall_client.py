"""The counter's calls to the hall server (app.hall_ports.HallServer).

Every act has one total deadline; within it a call that got no answer is tried again under the same key, so that what
was done before its answer was lost is answered and not done twice.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from urllib.parse import quote

from app.domain.desk_duty import DeskDuty
from app.domain.figure_table import FigureTable
from app.domain.matter import QueueClass
from app.domain.parked_form import FormToPark, ParkedForm, ParkedForms
from app.domain.queue_asked import Called, Lease, Parts, TicketDraft
from app.domain.queue_picture import QueuePicture
from app.domain.ticket_ledger import TicketCourse
from app.errors import Bug, DayCloseRefused, DayTampered, HallTrouble, InputRefused, QueueRefused, Trouble
from app.texts import queue_acts as words
from app.texts.language import Text
from app.wire import day_facts as facts
from app.wire import hall_calls as calls
from app.wire.canonical import read_json
from app.wire.figure_rows import read_table
from app.wire.hall_calls import Verb
from app.wire.hall_events import read_picture
from app.wire.hall_release import WIRE_HEADER, wire
from app.wire.records import from_wire, read_as, written
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
        self._call("POST", calls.PARKED_PATH, body=written(form))

    def parked(self) -> tuple[ParkedForm, ...]:
        return self.asked("GET", calls.PARKED_PATH, answer=ParkedForms).forms

    def take_up(self, form_id: str, *, key: str) -> FormToPark:
        """Raises QueueRefused where another desk was quicker."""
        said = self._call("POST", f"{calls.PARKED_PATH}/{form_id}/take_up", body=b"{}", key=key)
        return self._read(said, lambda raw: read_as(FormToPark, raw))

    def settings(self) -> dict[str, str]:
        """The queue's settings as they stand."""
        return _settings(self.asked("GET", calls.SETTINGS_PATH, answer=calls.SettingValues))

    def change_settings(self, values: Mapping[str, str], *, by: str, approver: str = "") -> dict[str, str]:
        """All of them or none, in force at once; gives all that stand. Raises InputRefused for what cannot stand."""
        asked = calls.ChangeSettings(by, approver, tuple(calls.SettingValue(*each) for each in values.items()))
        return _settings(self.asked("PUT", calls.SETTINGS_PATH, asked, answer=calls.SettingValues))

    def asked(
        self, method: str, path: str, body: object = None, *, answer: type[T], within_s: float | None = None
    ) -> T:
        """One call whose records are `body`, None for none, and an `answer`."""
        said = self._call(method, path, body=None if body is None else written(body), within_s=within_s)
        return self._read(said, lambda raw: read_as(answer, raw))

    def tell_facts(self, batch: facts.FactsBatch) -> facts.FactsTaken:
        """What the server had heard of this device before. Raises InputRefused for another device's standing."""
        path, within_s = facts.HALL_FACTS_PATH, facts.BATCH_WITHIN_S
        return self.asked("POST", path, batch, answer=facts.FactsTaken, within_s=within_s)

    def day_rows(self, wanted: facts.RowsAsked) -> FigureTable:
        return self._read(self._call("POST", facts.ROWS_PATH, body=written(wanted)), read_table)

    def make_code(self, *, device_id: str, desk: str) -> str:
        """For a device to be paired; only the server's own machine may ask (HallDevices.admit)."""
        return self.asked("POST", calls.CODES_PATH, calls.MakeCode(device_id, desk), answer=calls.MadeCode).code

    def devices(self) -> tuple[calls.ListedDevice, ...]:
        """Those that are paired; as `make_code`, for the server's own machine."""
        return self.asked("GET", calls.DEVICES_PATH, answer=calls.ListedDevices).devices

    def shut_out(self, device_id: str) -> bool:
        """From now on it is refused until it is paired anew; False where there is none of this name."""
        path = f"{calls.DEVICES_PATH}/{quote(device_id, safe='')}"
        return self.asked("DELETE", path, answer=calls.ShutOut).was_there

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


def _settings(said: calls.SettingValues) -> dict[str, str]:
    return {each.key: each.value for each in said.values}

"""The counter's calls to the centre: batch, status, changes, and the look-up of one customer.

Every call has a total deadline. What is not exactly the centre's answer is CentralTrouble, and can be tried again.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import requests

from app.domain.customer import Customer
from app.errors import CentralTrouble
from app.texts import central as words
from app.wire.batch import BatchRequest, EntryAnswer, read_answer, request_bytes
from app.wire.canonical import JsonObject
from app.wire.changes import CentreStatus, Changes, read_changes, read_status
from app.wire.party import DOCUMENT_FILTER, NUMBER_FILTER, PRODUCTS_FILTER, read_customer
from offline_cache.deadline import Deadline, watched_session

T = TypeVar("T")

CALL_DEADLINE_S = 20.0
PROBE_DEADLINE_S = 3.0
CONNECT_S = 3.0
MOST_ANSWER_BYTES = 32 * 1024 * 1024  # a whole catalogue of 100,000 offers fits


class Unauthorised(CentralTrouble):
    """The centre does not accept this device's token: sending pauses, nothing is lost."""


@dataclass(frozen=True, slots=True)
class CentreAddress:
    """`url` without a path at its end; `tmf_base` is configurable on the centre's side."""

    url: str
    token: str
    hall: str
    device: str
    tmf_base: str = "/tmf-api"


class CentralClient:
    """One address, one session. Calls block: use it from one lane at a time."""

    def __init__(self, address: CentreAddress, *, deadline_s: float = CALL_DEADLINE_S) -> None:
        self.address = address
        self._deadline_s = deadline_s
        self._session = watched_session()

    def close(self) -> None:
        self._session.close()

    def send(self, request: BatchRequest) -> tuple[EntryAnswer, ...]:
        """One answer for each entry. Raises CentralTrouble, Unauthorised."""
        answers = self._read(self._call("POST", "/sync/v1/batch", body=request_bytes(request)), read_answer)
        if {a.key for a in answers} != {e.key for e in request.entries} or len(answers) != len(request.entries):
            raise self._strange()
        return answers

    def status(self, *, deadline_s: float = PROBE_DEADLINE_S) -> CentreStatus:
        """Raises CentralTrouble, Unauthorised."""
        return self._read(self._call("GET", "/sync/v1/status", deadline_s=deadline_s), read_status)

    def changes(self, *, since: str, limit: int) -> Changes:
        """Raises CentralTrouble, Unauthorised."""
        params = {"since": since, "limit": str(limit)}
        return self._read(self._call("GET", "/sync/v1/changes", params=params), read_changes)

    def find_customer(self, *, number: str) -> Customer | None:
        """By exact service number or document number; None where the centre knows none. Raises CentralTrouble."""
        for name in (NUMBER_FILTER, DOCUMENT_FILTER):
            people = self._tmf("partyManagement/v4/individual", {name: number})
            if people:
                products = self._tmf("productInventory/v4/product", {PRODUCTS_FILTER: people[0]["id"]})
                try:
                    return read_customer(people[0], products)
                except ValueError as wrong:
                    raise self._strange() from wrong
        return None

    def _tmf(self, path: str, params: dict[str, str]) -> list[JsonObject]:
        raw = self._call("GET", f"{self.address.tmf_base}/{path}", params={**params, "limit": "200"})
        try:
            rows = json.loads(raw)
        except ValueError as wrong:
            raise self._strange() from wrong
        if not isinstance(rows, list) or not all(isinstance(row, dict) and "id" in row for row in rows):
            raise self._strange()
        return rows

    def _read(self, raw: bytes, reader: Callable[[bytes], T]) -> T:
        try:
            return reader(raw)
        except ValueError as wrong:
            raise self._strange() from wrong

    def _call(
        self,
        method: str,
        path: str,
        *,
        params: dict[str, str] | None = None,
        body: bytes | None = None,
        deadline_s: float | None = None,
    ) -> bytes:
        seconds = deadline_s or self._deadline_s
        headers = {"Authorization": f"Bearer {self.address.token}", "Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            with Deadline(seconds) as deadline:
                answer = self._session.request(
                    method,
                    self.address.url + path,
                    params=params,
                    data=body,
                    headers=headers,
                    timeout=(min(CONNECT_S, seconds), seconds),
                    allow_redirects=False,
                    stream=True,
                )
                raw = self._body(answer)
        except (requests.RequestException, OSError, ValueError) as wrong:
            raise CentralTrouble(words.UNREACHABLE) from wrong
        if deadline.passed:
            raise CentralTrouble(words.UNREACHABLE)
        if answer.status_code == 401:
            raise Unauthorised(words.UNAUTHORISED)
        if answer.status_code not in (200, 206):
            raise self._strange() if answer.status_code < 400 else CentralTrouble(words.UNREACHABLE)
        return raw

    def _body(self, answer: requests.Response) -> bytes:
        parts, size = [], 0
        with answer:
            for part in answer.iter_content(64 * 1024):
                size += len(part)
                if size > MOST_ANSWER_BYTES:
                    raise self._strange()
                parts.append(part)
        return b"".join(parts)

    def _strange(self) -> CentralTrouble:
        return CentralTrouble(words.STRANGE_ANSWER, address=self.address.url)

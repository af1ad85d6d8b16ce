"""The counter's calls to the centre: batch, status, changes, and the look-up of one customer.

Every act has a total deadline. What is not exactly the centre's answer is CentralTrouble, and can be tried again.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.domain.customer import Customer
from app.domain.day_digest import DigestRow
from app.domain.day_summary import DigestFigure
from app.errors import CentralTrouble
from app.texts import central as words
from app.wire.batch import BatchRequest, EntryAnswer, WrittenBatch, read_answer, request_bytes
from app.wire.canonical import JsonObject
from app.wire.changes import CentreStatus, Changes, read_changes, read_status
from app.wire.day_digest import DIGEST_PATH, KEYS_PATH, MOST_KEYS, read_digest, read_keys
from app.wire.day_facts import CENTRE_FACTS_PATH, CLOSED_DAYS_PATH, FactsBatch, FactsTaken, SealedDay, SealedDays
from app.wire.party import DOCUMENT_FILTER, NUMBER_FILTER, PRODUCTS_FILTER, read_customer
from app.wire.records import read_as, written
from app.wire.refusals import SharedRefusal, read_taken, refusals_bytes
from app.wire.seals import MOST_LISTED, SEALS_PATH, PublicSeal, read_seals, seals_bytes
from offline_cache.bounded_http import BoundedHttp, NoAnswer

T = TypeVar("T")
U = TypeVar("U")

CALL_DEADLINE_S = 20.0
PROBE_DEADLINE_S = 3.0
MOST_ANSWER_BYTES = 32 * 1024 * 1024  # a whole catalogue of 100,000 offers fits


class Unauthorised(CentralTrouble):
    """The centre does not accept this device's token: sending pauses, nothing is lost."""


class StrangeAnswer(CentralTrouble):
    """Something answered, but not as the centre answers: a portal's page, an error, a list for other keys."""


@dataclass(frozen=True, slots=True)
class CentreAddress:
    """`url` without a path at its end; `tmf_base` is configurable on the centre's side."""

    url: str
    token: str
    hall: str
    device: str
    tmf_base: str = "/tmf-api"


class CentralClient:
    """One address, one connection. Calls block: use it from one lane at a time; only `close` may come from another."""

    def __init__(self, address: CentreAddress, *, deadline_s: float = CALL_DEADLINE_S) -> None:
        self.address = address
        self._deadline_s = deadline_s
        self._http = BoundedHttp(address.url)

    def close(self) -> None:
        """Ends a call under way at once; each later one is CentralTrouble."""
        self._http.close()

    def send(
        self, request: BatchRequest | WrittenBatch, meanwhile: Callable[[], None] | None = None
    ) -> tuple[EntryAnswer, ...]:
        """One answer for each entry. Raises CentralTrouble: Unauthorised, StrangeAnswer, or silence.

        `meanwhile` is called, if at all, while the centre works, and raises nothing.
        """
        with self._http.within(self._deadline_s):
            said = self._call("POST", "/sync/v1/batch", body=request_bytes(request), meanwhile=meanwhile)
            answers = self._read(said, read_answer)
        if sorted(a.key for a in answers) != sorted(e.key for e in request.entries):
            raise self._strange()
        return answers

    def status(self) -> CentreStatus:
        """Raises CentralTrouble, within 3 s."""
        with self._http.within(min(PROBE_DEADLINE_S, self._deadline_s)):
            status = self._read(self._call("GET", "/sync/v1/status"), read_status)
        if (status.hall, status.device) != (self.address.hall, self.address.device):
            raise Unauthorised(words.UNAUTHORISED)  # another counter's token: the centre would take nothing from us
        return status

    def changes(self, *, since: str, limit: int) -> Changes:
        """Raises CentralTrouble."""
        params = {"since": since, "limit": str(limit)}
        with self._http.within(self._deadline_s):
            page = self._read(self._call("GET", "/sync/v1/changes", params=params), read_changes)
        if page.cursor < since:
            raise self._strange()  # changes are numbered upwards: what goes back is none of ours
        return page

    def tell_refusals(self, refusals: tuple[SharedRefusal, ...]) -> None:
        """Suggestions customers did not want. Raises CentralTrouble: Unauthorised, StrangeAnswer, or silence."""
        with self._http.within(self._deadline_s):
            taken = self._read(self._call("POST", "/sync/v1/refusals", body=refusals_bytes(refusals)), read_taken)
        if taken != len(refusals):
            raise self._strange()

    def tell_seals(self, seals: tuple[PublicSeal, ...]) -> None:
        """The certificates this counter seals documents with, MOST_TOLD at most. Raises CentralTrouble."""
        with self._http.within(self._deadline_s):
            taken = self._read(self._call("POST", SEALS_PATH, body=seals_bytes(seals)), read_taken)
        if taken != len(seals):
            raise self._strange()

    def seals(self) -> tuple[PublicSeal, ...]:
        """Those of all counters of this hall. Raises CentralTrouble."""
        found: list[PublicSeal] = []
        with self._http.within(self._deadline_s):
            while True:
                said = self._call("GET", SEALS_PATH, params={"after": found[-1].fingerprint if found else ""})
                page = self._read(said, lambda raw: read_seals(raw, most=MOST_LISTED))
                if found and page and page[0].fingerprint <= found[-1].fingerprint:
                    raise self._strange()  # fingerprints rise: what goes back would never end
                found += page
                if len(page) < MOST_LISTED:
                    return tuple(found)

    def tell_facts(self, batch: FactsBatch) -> FactsTaken:
        """Facts of the hall's days; what the centre had heard of this device before. Raises CentralTrouble."""
        with self._http.within(self._deadline_s):
            said = self._call("POST", CENTRE_FACTS_PATH, body=written(batch))
        return self._read(said, lambda raw: read_as(FactsTaken, raw))

    def closed_days(self, first: int) -> tuple[SealedDay, ...]:
        """Of this hall, from that number on; not to a desk beside a hall server. Raises CentralTrouble."""
        with self._http.within(self._deadline_s):
            said = self._call("GET", CLOSED_DAYS_PATH, params={"first": str(first)})
        return self._read(said, lambda raw: read_as(SealedDays, raw)).days

    def day_digest(self, day: date) -> DigestFigure:
        """What the centre has of this hall's orders of that day. Raises CentralTrouble."""
        with self._http.within(self._deadline_s):
            return self._read(self._call("GET", DIGEST_PATH, params={"day": day.isoformat()}), read_digest)

    def day_keys(self, day: date) -> tuple[DigestRow, ...]:
        """The same, order by order. Raises CentralTrouble."""
        found: list[DigestRow] = []
        with self._http.within(self._deadline_s):
            while True:
                params = {"day": day.isoformat(), "after": found[-1].key if found else ""}
                page = self._read(self._call("GET", KEYS_PATH, params=params), read_keys)
                if found and page and page[0].key <= found[-1].key:
                    raise self._strange()  # keys rise: what goes back would never end
                found += page
                if len(page) < MOST_KEYS:
                    return tuple(found)

    def find_customer(self, *, number: str) -> Customer | None:
        """By exact service number or document number; None where the centre knows none. Raises CentralTrouble."""
        with self._http.within(self._deadline_s):
            people = self._individuals(NUMBER_FILTER, number) or self._individuals(DOCUMENT_FILTER, number)
            if not people:
                return None
            products = self._rows("productInventory/v4/product", {PRODUCTS_FILTER: people[0]["id"]})
        return self._read(people[0], lambda person: read_customer(person, products))

    def _individuals(self, name: str, number: str) -> list[JsonObject]:
        return self._rows("partyManagement/v4/individual", {name: number})

    def listed(self, path: str, params: dict[str, str]) -> list[JsonObject]:
        """A TMF resource by equality, at most 200. Raises CentralTrouble, Unauthorised."""
        with self._http.within(self._deadline_s):
            return self._rows(path, params)

    def _rows(self, path: str, params: dict[str, str]) -> list[JsonObject]:
        rows = self._read(
            self._call("GET", f"{self.address.tmf_base}/{path}", params={**params, "limit": "200"}), json.loads
        )
        if not isinstance(rows, list) or not all(isinstance(row, dict) and "id" in row for row in rows):
            raise self._strange()
        return rows

    def _read(self, said: U, reader: Callable[[U], T]) -> T:
        try:
            return reader(said)
        except ValueError:
            raise self._strange() from None

    def _call(
        self,
        method: str,
        path: str,
        *,
        params: dict[str, str] | None = None,
        body: bytes | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> bytes:
        headers = {"Authorization": f"Bearer {self.address.token}", "Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            answer = self._http.call(
                method,
                path,
                headers=headers,
                params=params,
                body=body,
                most_bytes=MOST_ANSWER_BYTES,
                meanwhile=meanwhile,
            )
        except NoAnswer as nothing:
            raise CentralTrouble(words.UNREACHABLE) from nothing
        if answer.status == 401:
            raise Unauthorised(words.UNAUTHORISED)
        if answer.status >= 400:
            raise StrangeAnswer(words.UNREACHABLE)
        if answer.status not in (200, 206):
            raise self._strange()
        return answer.body

    def _strange(self) -> StrangeAnswer:
        return StrangeAnswer(words.STRANGE_ANSWER, address=self.address.url)

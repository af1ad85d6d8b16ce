"""Devices of a hall and the one-time codes that pair them, as the hall server keeps them."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from app.domain.queue_ticket import desk_mark
from app.wire.canonical import sha256_hex
from app.wire.device_token import device_token, read_device_token
from app.wire.pairing import PairingRequest, new_code
from offline_cache.hall_book import QueueStore
from offline_cache.hall_numbers import current_mark
from offline_cache.hall_schema import DESK_MARKS, DEVICES, PAIRINGS
from offline_cache.moments import to_us

VALID_HOURS = 48
DISPLAY = "display"  # in a desk's place: it looks and never acts


@dataclass(frozen=True, slots=True)
class HallDevice:
    """`desk` is the desk it is paired for, "" for a greeter's tablet, DISPLAY for a television; `mark` is what its
    numbers bear when it goes on alone, "" where it cannot."""

    device_id: str
    desk: str
    mark: str = ""

    @property
    def only_looks(self) -> bool:
        return self.desk == DISPLAY


OWN_MACHINE = HallDevice("@server", "")  # no device of a hall is called so


class HallDevices:
    """Tokens are kept as hashes; known ones are remembered, since this program alone writes them."""

    def __init__(self, store: QueueStore, *, hall_id: str) -> None:
        self._store, self._hall = store, hall_id
        self._known: dict[str, HallDevice] = {}
        self._admitted: dict[str, HallDevice] = {}

    def make_code(self, *, device_id: str, desk: str, at: datetime) -> str:
        """For a device that may be paired anew; a code made for it before is worthless."""
        code = new_code(secrets.choice)
        row = {
            "hall_id": self._hall,
            "device_id": device_id,
            "desk": desk,
            "code_sha256": sha256_hex(code.encode()),
            "expires_at_us": to_us(at + timedelta(hours=VALID_HOURS)),
            "token_sha256": None,
        }

        def job(connection: Connection) -> None:
            here = PAIRINGS.c
            connection.execute(delete(PAIRINGS).where(here.hall_id == self._hall, here.device_id == device_id))
            connection.execute(insert(PAIRINGS).values({**row, "mark": self._next_mark(connection, desk)}))

        self._store.write(job)
        return code

    def pair(self, request: PairingRequest, *, at: datetime) -> HallDevice | None:
        """None where the code is none, too old, or was used by another. With the same secret again, the same device."""

        def job(connection: Connection) -> HallDevice | None:
            wanted = select(PAIRINGS).where(PAIRINGS.c.code_sha256 == sha256_hex(request.code.encode()))
            row = connection.execute(wanted).one_or_none()
            if row is None or row.expires_at_us < to_us(at):
                return None
            token = device_token(hall=self._hall, device=row.device_id, secret=request.secret)
            used = sha256_hex(token.encode())
            if row.token_sha256 not in (None, used):
                return None
            own = update(PAIRINGS).where(PAIRINGS.c.code_sha256 == row.code_sha256)
            connection.execute(own.values(token_sha256=used))
            values = {"hall_id": self._hall, "device_id": row.device_id, "desk": row.desk, "mark": row.mark}
            values["token_sha256"] = used
            put = insert_or(DEVICES).values(values)
            index = [DEVICES.c.hall_id, DEVICES.c.device_id]
            connection.execute(put.on_conflict_do_update(index_elements=index, set_=values))
            return HallDevice(row.device_id, row.desk, row.mark)

        paired = self._store.write(job)
        if paired is not None:
            self._forget(paired.device_id)  # it has another token now
        return paired

    def paired(self) -> tuple[HallDevice, ...]:
        """All that may ask, by name."""
        wanted = select(DEVICES).where(DEVICES.c.hall_id == self._hall).order_by(DEVICES.c.device_id)
        with self._store.read() as connection:
            return tuple(HallDevice(row.device_id, row.desk, row.mark) for row in connection.execute(wanted))

    def shut_out(self, device_id: str) -> bool:
        """Its token and any code made for it are worthless from now on. False where there is no such device."""

        def job(connection: Connection) -> bool:
            connection.execute(
                delete(PAIRINGS).where(PAIRINGS.c.hall_id == self._hall, PAIRINGS.c.device_id == device_id)
            )
            gone = delete(DEVICES).where(DEVICES.c.hall_id == self._hall, DEVICES.c.device_id == device_id)
            return connection.execute(gone).rowcount > 0

        was_there = self._store.write(job)
        self._forget(device_id)
        return was_there

    def known(self, token: str) -> HallDevice | None:
        """Of a token that was asked for before; never waits."""
        return self._known.get(token) or self._admitted.get(token)

    def admit(self, token: str) -> None:
        """The server's own machine, by a token of this run alone, which no store keeps."""
        self._admitted[token] = OWN_MACHINE

    def of_token(self, token: str) -> HallDevice | None:
        """None where it is none of ours."""
        known = self.known(token)
        if known is not None:
            return known
        try:
            hall_id, device_id, _ = read_device_token(token)
        except ValueError:
            return None
        wanted = select(DEVICES).where(DEVICES.c.hall_id == hall_id, DEVICES.c.device_id == device_id)
        with self._store.read() as connection:
            row = connection.execute(wanted).one_or_none()
        kept = row.token_sha256 if row is not None else ""
        if not hmac.compare_digest(kept, sha256_hex(token.encode())) or row is None or hall_id != self._hall:
            return None
        self._known[token] = HallDevice(row.device_id, row.desk, row.mark)
        return self._known[token]

    def _forget(self, device_id: str) -> None:
        self._known = {token: device for token, device in self._known.items() if device.device_id != device_id}

    def _next_mark(self, connection: Connection, desk: str) -> str:
        """One that no device of this desk bore before; a code that nobody uses leaves a gap."""
        if not desk.isdecimal():
            return ""
        row = {"hall_id": self._hall, "desk": desk_mark(desk), "pairings": 1}
        index, more = [DESK_MARKS.c.hall_id, DESK_MARKS.c.desk], {"pairings": DESK_MARKS.c.pairings + 1}
        counted = insert_or(DESK_MARKS).values(row).on_conflict_do_update(index_elements=index, set_=more)
        pairings = int(connection.execute(counted.returning(DESK_MARKS.c.pairings)).scalar_one())
        return desk_mark(desk, server=current_mark(connection, self._hall), pairing=pairings - 1)

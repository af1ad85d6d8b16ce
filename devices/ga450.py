"""A desk reader of identity cards by GA 450 over a serial port: finds a card, selects it, reads its text and photo.

Whatever goes wrong ends in a ReadOutcome, never in an exception: a broken frame is asked for again, a reader that was
unplugged is opened anew at the next reading, and a card taken away in the middle is told apart from one that is faulty.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from app.device_ports import CardReading, ReaderState, StopSign
from app.domain.identity_card import IdentityCard, ReadOutcome
from app.ports import Clock
from devices.ga450_card import TEXT_BYTES, NotReadable, UnknownKind, read_text
from devices.ga450_frames import Answer, Broken, Command, Deframer, frame_of
from devices.serial_link import Link

DONE = 0x90
FOUND = 0x9F
ASK_AGAIN = (0x10, 0x11, 0x21, 0x24)  # the reader got our command broken, or could not make anything of it just now
REFUSES = (0x60, 0x66)  # its security module: self-test failed, not authorised
WRONG_CARD = 0x40
_ATTEMPTS = 3
_SAM_ID_BYTES = 16

log = logging.getLogger(__name__)


class Silence(Enum):
    """Why an exchange gave no answer, after several attempts."""

    NOTHING = ReadOutcome.READER_GONE  # not one byte came
    GARBLED = ReadOutcome.GARBLED  # bytes came, and never a whole frame
    STOPPED = ReadOutcome.CANCELLED


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds. `find_s` lies between two looks for a card; the others are what an answer may take."""

    find_s: float = 0.3  # readers want at least this
    answer_s: float = 1.0
    read_s: float = 3.0


class Ga450Reader:
    """app.device_ports.IdReader. `connect` opens the port and raises OSError; `clock` gives the time of a reading."""

    def __init__(self, connect: Callable[[], Link], *, clock: Clock, pace: Pace | None = None) -> None:
        self._connect = connect
        self._clock = clock
        self._pace = pace or Pace()
        self._link: Link | None = None
        self._name = ""

    def state(self) -> ReaderState:
        try:
            answer = self._ask(Command.SAM_STATUS, within_s=self._pace.answer_s, attempts=1)
        except OSError:
            self._let_go()
            return ReaderState.AWAY
        return ReaderState.READY if isinstance(answer, Answer) and answer.status == DONE else ReaderState.AWAY

    def read(self, *, at_most_s: float, stop: StopSign) -> CardReading:
        try:
            return self._read(until=time.monotonic() + at_most_s, stop=stop)
        except OSError as gone:
            log.info("the card reader is gone: %s", gone)
            self._let_go()
            return CardReading(ReadOutcome.READER_GONE, None)

    def close(self) -> None:
        self._let_go()

    def _let_go(self) -> None:
        link, self._link, self._name = self._link, None, ""
        if link is not None:
            link.close()

    # ── one reading ───────────────────────────────────────────────────────────────────────

    def _read(self, *, until: float, stop: StopSign) -> CardReading:
        """Raises OSError where the port goes."""
        seen = 0
        while True:
            found = self._ask(Command.FIND, within_s=self._pace.answer_s, stop=stop)
            if isinstance(found, Silence):
                return CardReading(found.value, None)
            if found.status in REFUSES:
                return CardReading(ReadOutcome.READER_REFUSED, None)
            if found.status == FOUND:
                seen += 1
                reading = self._read_found(stop)
                if reading is not None or seen == _ATTEMPTS:
                    return reading or CardReading(ReadOutcome.DAMAGED, None)
                continue
            if seen:  # it was there a moment ago
                return CardReading(ReadOutcome.MOVED_TOO_SOON, None)
            if stop.wait(self._pace.find_s):
                return CardReading(ReadOutcome.CANCELLED, None)
            if time.monotonic() >= until:
                return CardReading(ReadOutcome.NO_CARD, None)

    def _read_found(self, stop: StopSign) -> CardReading | None:
        """None where the card could not be selected or read: it may have gone, or it may be worth another try."""
        selected = self._ask(Command.SELECT, within_s=self._pace.answer_s, stop=stop)
        if isinstance(selected, Silence):
            return CardReading(selected.value, None)
        if selected.status != DONE:
            return None
        answer = self._ask(Command.READ, within_s=self._pace.read_s, stop=stop)
        if isinstance(answer, Silence):
            return CardReading(answer.value, None)
        if answer.status == WRONG_CARD:
            return CardReading(ReadOutcome.UNKNOWN_KIND, None)
        if answer.status != DONE:
            return None
        return self._card(answer.data, stop)

    def _card(self, data: bytes, stop: StopSign) -> CardReading:
        text_bytes, photo_bytes = int.from_bytes(data[:2], "big"), int.from_bytes(data[2:4], "big")
        text, photo = data[4 : 4 + text_bytes], data[4 + text_bytes : 4 + text_bytes + photo_bytes]
        try:
            said = read_text(text)
        except NotReadable:
            return CardReading(ReadOutcome.DAMAGED, None)
        except UnknownKind:
            return CardReading(ReadOutcome.UNKNOWN_KIND, None)
        name = self._reader_name(stop)
        if isinstance(name, Silence):
            return CardReading(name.value, None)
        card = IdentityCard(
            kind=said.kind,
            name=said.name,
            latin_name=said.latin_name,
            number=said.number,
            sex=said.sex,
            ethnicity=said.ethnicity,
            nationality=said.nationality,
            born_on=said.born_on,
            address=said.address,
            issuer=said.issuer,
            valid_from=said.valid_from,
            valid_until=said.valid_until,
            photo=photo if photo_bytes and len(photo) == photo_bytes else None,
            reader=name,
            read_at=self._clock.now(),
            demo=False,
        )
        return CardReading(ReadOutcome.READ, card)

    def _reader_name(self, stop: StopSign) -> str | Silence:
        """The security module's own number, as it is printed on readers."""
        if not self._name:
            answer = self._ask(Command.SAM_ID, within_s=self._pace.answer_s, stop=stop)
            if isinstance(answer, Silence):
                return answer
            self._name = sam_number(answer.data)
        return self._name

    # ── one exchange ──────────────────────────────────────────────────────────────────────

    def _ask(
        self, command: Command, *, within_s: float, stop: StopSign | None = None, attempts: int = _ATTEMPTS
    ) -> Answer | Silence:
        """Asks up to `attempts` times, each within `within_s`. Raises OSError where the port goes."""
        link = self._link = self._link or self._connect()
        heard = False
        for _ in range(attempts):
            link.drop_arrived()
            link.write(frame_of(command))
            deframer, due = Deframer(), time.monotonic() + within_s
            while time.monotonic() < due:
                if stop is not None and stop.is_set():
                    return Silence.STOPPED
                arrived = link.take()
                heard = heard or bool(arrived)
                answer, broken = _fitting(command, deframer.feed(arrived))
                if answer is not None:
                    return answer
                if broken:
                    break
        return Silence.GARBLED if heard else Silence.NOTHING


def _fitting(command: Command, came: list[Answer | Broken]) -> tuple[Answer | None, bool]:
    """The first answer that can be to this command, and whether it is worth asking again at once.

    A late answer to the command before, which had been given up, is passed over: its length tells it apart.
    """
    for one in came:
        if isinstance(one, Broken) or one.status in ASK_AGAIN:
            return None, True
        if one.status not in (DONE, FOUND) or _may_be_of(command, one):
            return one, False
    return None, False


def _may_be_of(command: Command, answer: Answer) -> bool:
    if command is Command.FIND:
        return answer.status == FOUND
    if answer.status != DONE:
        return False
    if command is Command.READ:
        return len(answer.data) >= 4 + TEXT_BYTES
    return len(answer.data) == {Command.SELECT: 8, Command.SAM_STATUS: 0, Command.SAM_ID: _SAM_ID_BYTES}[command]


def sam_number(data: bytes) -> str:
    """05.01-0020180612-0001234567-0987654321: two bytes, a day, a serial number and one more, little end first."""
    numbers = (int.from_bytes(data[at : at + 4], "little") for at in (4, 8, 12))
    return f"{data[0]:02d}.{data[2]:02d}-" + "-".join(f"{number:010d}" for number in numbers)

"""The demo's card reader: it reads the cards of the demo's people, and some that show what can go wrong.

A form made with it says 演示 where another names its reader.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.device_ports import CardReading, DemoCard, ReaderState, StopSign
from app.domain.customer import Customer, DocumentType
from app.domain.identity import birth_date
from app.domain.identity_card import IdentityCard, ReadOutcome, Sex
from app.domain.masking import mask_name
from app.ports import Clock
from app.texts import identity as words
from app.texts.language import Text

NAME = "demo"
_FROM, _PAST = date(2010, 3, 1), date(2020, 2, 29)


@dataclass(frozen=True, slots=True)
class _Slip:
    """What a demo card says, and how its reading ends."""

    words: Text
    name: str
    number: str
    address: str
    valid_until: date | None
    ends: ReadOutcome = ReadOutcome.READ


_STRANGER = _Slip(words.DEMO_STRANGER, "钱有余", "990105199001015210", "示例省示例市学府街 9 号", None)


class DemoReader:
    """app.device_ports.IdReader and DemoCards. A card laid down is read once; then nothing lies there."""

    def __init__(self, customers: Sequence[Customer], *, clock: Clock) -> None:
        self._clock = clock
        self._laid = ""
        self._slips: dict[str, _Slip] = {}
        for each in customers:
            held = each.identification
            if held.type is DocumentType.RESIDENT_ID:
                masked = words.DEMO_CARD.filled(name=mask_name(each.name))
                self._slips[each.id] = _Slip(masked, each.name, held.number, held.address, held.valid_until)
        if self._slips:
            self._slips |= _going_wrong(next(iter(self._slips.values())))

    def cards(self) -> tuple[DemoCard, ...]:
        """The people's first, then those that go wrong."""
        return tuple(DemoCard(id, slip.words) for id, slip in self._slips.items())

    def card_of(self, document_number: str) -> str | None:
        """The card of a person that can be read."""
        return next((id for id, slip in self._slips.items() if slip.number == document_number), None)

    def lay(self, card_id: str) -> None:
        self._laid = card_id

    def state(self) -> ReaderState:
        return ReaderState.DEMO

    def read(self, *, at_most_s: float, stop: StopSign) -> CardReading:
        slip = self._slips.get(self._laid)
        self._laid = ""
        if stop.is_set():
            return CardReading(ReadOutcome.CANCELLED, None)
        if slip is None:
            return CardReading(ReadOutcome.NO_CARD, None)
        return CardReading(slip.ends, self._card(slip) if slip.ends is ReadOutcome.READ else None)

    def close(self) -> None:
        """Nothing is open."""

    def _card(self, slip: _Slip) -> IdentityCard:
        return IdentityCard(
            kind=DocumentType.RESIDENT_ID,
            name=slip.name,
            latin_name="",
            number=slip.number,
            sex=Sex.MALE if int(slip.number[16]) % 2 else Sex.FEMALE,
            ethnicity="汉",
            nationality="",
            born_on=birth_date(slip.number),
            address=slip.address,
            issuer="示例市公安局",
            valid_from=_FROM,
            valid_until=slip.valid_until,
            photo=None,
            reader=NAME,
            read_at=self._clock.now(),
            demo=True,
        )


def _going_wrong(of: _Slip) -> dict[str, _Slip]:
    """The first person's card once more, with a fault each, and somebody nobody knows."""

    def faulty(said: Text, valid_until: date | None, ends: ReadOutcome) -> _Slip:
        return _Slip(said, of.name, of.number, of.address, valid_until, ends)

    return {
        "stranger": _STRANGER,
        "expired": faulty(words.DEMO_EXPIRED, _PAST, ReadOutcome.READ),
        "moved": faulty(words.DEMO_MOVED, None, ReadOutcome.MOVED_TOO_SOON),
        "damaged": faulty(words.DEMO_DAMAGED, None, ReadOutcome.DAMAGED),
    }

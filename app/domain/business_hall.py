"""The hall, its operator's brand and one desk in it."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class Brand:
    """The operator as data (S177): nothing of a real operator is in the program."""

    operator: Text
    hotline: str
    supervision_phone: str
    appeal: Text  # 申诉 12300, 省通信管理局


@dataclass(frozen=True, slots=True)
class BusinessHall:
    """One hall of the operator. `zone` is the zone its paper and its days are in; `opening_hours` as printed."""

    id: str  # H0032: the shard key of every row
    code: str  # BH: the prefix of receipt numbers
    name: Text
    brand: Brand
    zone: ZoneInfo
    opening_hours: str


@dataclass(frozen=True, slots=True)
class CounterDesk:
    """The desk this program runs at; with the hall's `code` its `number` is the start of every receipt number."""

    hall: BusinessHall
    number: str  # two digits: 03
    device_id: str  # the counter PC, part of the outbox lane

    @property
    def label(self) -> Text:
        n = str(int(self.number))
        return Text(f"{n} 号台", f"Desk {n}")


def desk_number(desk: str) -> str:
    """As people say it: 3, whoever writes 03; what is no number stands as it is."""
    return str(int(desk)) if desk.isdecimal() else desk

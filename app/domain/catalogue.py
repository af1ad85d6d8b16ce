"""One version of everything on sale, with the matters it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from app.domain.certificates import CertificateKind
from app.domain.offering import Offering
from app.texts.language import Text

PLAN_CHANGE_MATTER = "plan_change"  # 套餐变更: any change within one kind of service
TOP_UP_MATTER = "top_up"  # money put on an account: no offer carries it, every catalogue has it


class OfflineClass(StrEnum):
    """What may be promised without the centre (domain matrix §3)."""

    DONE = "Y"  # done for good
    QUEUED = "Q"  # signed and queued: 受理待生效
    DRAFT = "D"  # draft kept, not signed
    REFUSED = "N"


@dataclass(frozen=True, slots=True)
class Matter:
    """业务类型. `why_offline` says why it is only a draft or refused; `instead` what the customer can do then."""

    code: str
    name: Text
    offline: OfflineClass
    offline_limit_fen: int | None  # above it the matter is refused offline
    why_offline: Text | None
    instead: Text | None
    real_name: bool = False  # the customer's card must have been read today (R04)
    certificate: CertificateKind | None = None  # whoever handles it must hold one that is valid (S141)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`version` is a day with a running number (2026-11-19.3). Age goes by day, then number: .9 is older than .10."""

    version: str
    name: Text
    template_version: str  # of the notices and the statement
    notices: tuple[Text, ...]
    statement: Text
    matters: Mapping[str, Matter]
    offerings: Mapping[str, Offering]  # by code, in the order of the on-sale list

    @staticmethod
    def of(
        *,
        version: str,
        name: Text,
        template_version: str,
        notices: tuple[Text, ...],
        statement: Text,
        matters: tuple[Matter, ...],
        offerings: tuple[Offering, ...],
    ) -> "Catalogue":
        return Catalogue(
            version=version,
            name=name,
            template_version=template_version,
            notices=notices,
            statement=statement,
            matters=MappingProxyType({m.code: m for m in matters}),
            offerings=MappingProxyType({o.code: o for o in sorted(offerings, key=lambda o: o.position)}),
        )

    def on_sale(self, day: date) -> tuple[Offering, ...]:
        return tuple(o for o in self.offerings.values() if o.on_sale(day))

"""All business types in force together: one version of the matters file."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.matter import DocumentKind, Matter, Who
from app.texts.language import Text

PLAN_CHANGE_MATTER = "plan_change"  # 套餐变更: any change within one kind of service
RENEWAL_MATTER = "broadband_renewal"  # 续约: the same offer for a new term
TOP_UP_MATTER = "top_up"  # money put on an account: no offer carries it, every file has it
REVERSAL_MATTER = "reversal"  # 返销: a hall whose file has none turns nothing back
NAMED_BY_CODE = (PLAN_CHANGE_MATTER, RENEWAL_MATTER, TOP_UP_MATTER)  # the program itself says these codes


@dataclass(frozen=True, slots=True)
class Matters:
    """`version` is a day with a running number, as a catalogue's; a version never changes."""

    version: str
    name: Text
    matters: Mapping[str, Matter]  # by code, in the order of the file

    @staticmethod
    def of(*, version: str, name: Text, matters: tuple[Matter, ...]) -> "Matters":
        return Matters(version, name, MappingProxyType({matter.code: matter for matter in matters}))


NO_MATTERS = Matters.of(version="", name=Text("没有规则", "No rules"), matters=())


def documents_for(matters: Mapping[str, Matter], code: str, who: Who) -> tuple[DocumentKind, ...] | None:
    """What `who` brings for the matter `code`; None where they may not act or there is no such matter."""
    matter = matters.get(code)
    return matter.documents_for(who) if matter is not None else None


def minutes_for(matters: Mapping[str, Matter], codes: tuple[str, ...]) -> tuple[int, int]:
    """How long these matters take at the desk together, (least, most); a matter that gives none counts nothing."""
    known = [matter.minutes for code in codes if (matter := matters.get(code)) is not None and matter.minutes]
    return sum(each.least for each in known), sum(each.most for each in known)

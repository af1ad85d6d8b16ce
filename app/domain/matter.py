"""业务类型: what a hall must know of one kind of business, all of it data of the matters file (docs/matters.md).

Documents, who may act, what may be promised offline, what is checked, and how long it takes. What a line of the form
belongs to is in order_line.py; the rules in force together are in matters.py.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.certificates import CertificateKind
from app.texts import matters as texts
from app.texts.language import Text


class OfflineClass(StrEnum):
    """What may be promised without the centre (domain matrix §3)."""

    DONE = "Y"  # done for good
    QUEUED = "Q"  # signed and queued: 受理待生效
    DRAFT = "D"  # draft kept, not signed
    REFUSED = "N"


class Who(StrEnum):
    """Who stands at the desk, as documents are asked for."""

    HOLDER = "holder"  # 本人
    AGENT = "agent"  # 代办人
    MINOR = "minor"  # 未成年人的监护人
    UNIT = "unit"  # 单位经办人

    @property
    def called(self) -> Text:
        return _WHO[self]


class AgentRule(StrEnum):
    """Whether somebody else may act for the holder: a parameter of the province (order 25 Art. 6, domain §3)."""

    BOTH_IDS = "both_ids"
    AUTHORISATION = "authorisation"
    FORBIDDEN = "forbidden"
    ANYONE = "anyone"  # money on a number: nobody is asked who they are
    HANDLER_ONLY = "handler_only"  # a unit acts through its handler


class CheckKind(StrEnum):
    """What must be looked at before a matter is done. The list is closed: a check is code, a file only names it."""

    DEBT = "debt"  # 欠费
    CONTRACT = "contract"  # 协议期内
    BOTH_CONSENT = "both_consent"  # both numbers agree
    BLACKLIST = "blacklist"
    NUMBER_CAP = "number_cap"  # R06: the count of numbers under one document
    ABNORMAL_PURCHASE = "abnormal_purchase"  # 反诈法 10
    FACE = "face"
    BOTH_PRESENT = "both_present"
    PORTING = "porting"  # R13: real name, normal status, settled, no term, 120 days
    RECENT_CALLS = "recent_calls"
    SERVICE_PASSWORD = "service_password"
    SECOND_PASSWORD = "second_password"
    RESOURCE = "resource"  # a line at the address
    DEVICE_RETURN = "device_return"
    STOCK = "stock"
    POINTS = "points"
    UNIT_REGISTER = "unit_register"
    ORIGINAL_FORM = "original_form"

    @property
    def called(self) -> Text:
        return _CHECKS[self]

    @property
    def decided_here(self) -> bool:
        """Whether this counter knows enough; any other the centre decides, and the form says so."""
        return self in _DECIDED_HERE


class QueueClass(StrEnum):
    """Where a ticket waits (S88)."""

    MOBILE = "mobile"  # 移动
    FIXED = "fixed"  # 固网
    REPAIR = "repair"  # 报修
    COMPLAINT = "complaint"  # 投诉
    ENTERPRISE = "enterprise"  # 政企

    @property
    def called(self) -> Text:
        return _QUEUES[self]


class SelfService(StrEnum):
    """Where a customer could do it without a counter (S86, S87, S149)."""

    APP = "app"
    WEBSITE = "website"
    KIOSK = "kiosk"
    SMS = "sms"
    HOTLINE = "hotline"
    PAYMENT_POINT = "payment_point"

    @property
    def called(self) -> Text:
        return _SELF_SERVICE[self]


class Evidence(StrEnum):
    """What a rule rests on (domain.md's marks). Only P is law; any other is a default a hall may change."""

    LAW = "P"
    NOTICE = "N"
    WEB = "W"
    MEMORY = "M"
    ESTIMATE = "E"


class Showing(StrEnum):
    """How it is known that somebody brought a document."""

    CARD = "card"  # the holder's own: read from the card, or by the right to serve without it
    TICK = "tick"  # the clerk looks at it and says so
    TOLD = "told"  # no paper: a number, an address, a password


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One thing somebody brings. `instead` is what can be done today where it was not brought (S81)."""

    code: str
    name: Text
    showing: Showing
    instead: Text | None = None
    proves: Who | None = None  # whose identity it is the document of, where it is one


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long it takes at the desk, from whom that is known."""

    least: int
    most: int
    source: Evidence


@dataclass(frozen=True, slots=True)
class SumRange:
    """What may be named where a customer names a sum. Both in fen and allowed themselves."""

    least_fen: int
    most_fen: int

    def holds(self, fen: int) -> bool:
        return self.least_fen <= fen <= self.most_fen


@dataclass(frozen=True, slots=True)
class Matter:
    """业务类型. `why_offline` says why it is only a draft or refused; `instead` what the customer can do then.

    `documents` has those who may act, each with what they bring, in the order of Who; who is not in it may not act.
    A matter that a catalogue of before 0.3 held by itself has none of what comes after `certificate`.
    """

    code: str
    name: Text
    offline: OfflineClass
    offline_limit_fen: int | None  # above it the matter is refused offline: this form with the orders not yet sent
    why_offline: Text | None
    instead: Text | None
    real_name: bool = False  # the customer's card must have been read today (R04)
    certificate: CertificateKind | None = None  # whoever handles it must hold one that is valid (S141)
    offline_order_limit_fen: int | None = None  # the same for one form alone
    face: bool = False  # and the face compared, where the law asks (R05); the centre does it
    about: Text | None = None  # one plain sentence what it is
    bring: Text | None = None  # one plain sentence what to bring
    agent: AgentRule | None = None
    agent_source: Evidence | None = None
    documents: tuple[tuple[Who, tuple[DocumentKind, ...]], ...] = ()
    checks: tuple[CheckKind, ...] = ()
    minutes: Minutes | None = None
    queue: QueueClass | None = None
    right: str = ""  # the right it asks for (right.py); "" for a matter of the operator's own
    second_confirmation: bool = False  # the customer's own act for each line (S10)
    notices: tuple[str, ...] = ()  # what the form's template asks the customer to acknowledge with it (R07)
    self_service: tuple[SelfService, ...] = ()
    source: Evidence | None = None
    sums: SumRange | None = None  # of a top-up, or of family pay a month; None for the usual one (matter_limits.py)
    visit_days: int | None = None  # how far ahead an installation may be agreed; None for the usual

    def documents_for(self, who: Who) -> tuple[DocumentKind, ...] | None:
        """What they must bring; None where they may not act. The greeter's checklist (S81) and the form both ask."""
        return next((kinds for each, kinds in self.documents if each is who), None)

    def may_act(self, who: Who) -> bool:
        """A matter that says nothing of documents leaves it to whoever is at the desk in person."""
        return who is Who.HOLDER if not self.documents else self.documents_for(who) is not None


_DECIDED_HERE: Final = frozenset({CheckKind.DEBT, CheckKind.CONTRACT, CheckKind.BOTH_CONSENT})
_WHO: Final = {
    Who.HOLDER: texts.HOLDER,
    Who.AGENT: texts.AGENT,
    Who.MINOR: texts.GUARDIAN,
    Who.UNIT: texts.UNIT_HANDLER,
}
_QUEUES: Final = {
    QueueClass.MOBILE: texts.QUEUE_MOBILE,
    QueueClass.FIXED: texts.QUEUE_FIXED,
    QueueClass.REPAIR: texts.QUEUE_REPAIR,
    QueueClass.COMPLAINT: texts.QUEUE_COMPLAINT,
    QueueClass.ENTERPRISE: texts.QUEUE_ENTERPRISE,
}
_SELF_SERVICE: Final = {
    SelfService.APP: texts.BY_APP,
    SelfService.WEBSITE: texts.BY_WEBSITE,
    SelfService.KIOSK: texts.BY_KIOSK,
    SelfService.SMS: texts.BY_SMS,
    SelfService.HOTLINE: texts.BY_HOTLINE,
    SelfService.PAYMENT_POINT: texts.BY_PAYMENT_POINT,
}
_CHECKS: Final = {
    CheckKind.DEBT: texts.CHECK_DEBT,
    CheckKind.CONTRACT: texts.CHECK_CONTRACT,
    CheckKind.BOTH_CONSENT: texts.CHECK_BOTH_CONSENT,
    CheckKind.BLACKLIST: texts.CHECK_BLACKLIST,
    CheckKind.NUMBER_CAP: texts.CHECK_NUMBER_CAP,
    CheckKind.ABNORMAL_PURCHASE: texts.CHECK_ABNORMAL_PURCHASE,
    CheckKind.FACE: texts.CHECK_FACE,
    CheckKind.BOTH_PRESENT: texts.CHECK_BOTH_PRESENT,
    CheckKind.PORTING: texts.CHECK_PORTING,
    CheckKind.RECENT_CALLS: texts.CHECK_RECENT_CALLS,
    CheckKind.SERVICE_PASSWORD: texts.CHECK_SERVICE_PASSWORD,
    CheckKind.SECOND_PASSWORD: texts.CHECK_SECOND_PASSWORD,
    CheckKind.RESOURCE: texts.CHECK_RESOURCE,
    CheckKind.DEVICE_RETURN: texts.CHECK_DEVICE_RETURN,
    CheckKind.STOCK: texts.CHECK_STOCK,
    CheckKind.POINTS: texts.CHECK_POINTS,
    CheckKind.UNIT_REGISTER: texts.CHECK_UNIT_REGISTER,
    CheckKind.ORIGINAL_FORM: texts.CHECK_ORIGINAL_FORM,
}

"""经办人: who stands at the desk, what they showed, and whether they may do what is on the form (R07, R08, domain §2).

Of somebody who is not the customer only what is shown is kept: name, document and phone masked. A copy of their
document goes with the form as an attachment, sealed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.customer import Customer, DocumentType
from app.domain.identity import birth_date, check_phone, check_resident_id
from app.domain.identity_card import age_on
from app.domain.masking import mask_document, mask_name, mask_phone
from app.domain.matter import AgentRule, DocumentKind, Matter, Showing, Who
from app.errors import InputRefused
from app.texts import handler as words
from app.texts.language import Text

LONGEST_NAME = 40
LONGEST_RELATION = 40
ALONE_FROM = 16
WITH_BIRTH_DATE = (DocumentType.RESIDENT_ID, DocumentType.HMT_RESIDENCE)


@dataclass(frozen=True, slots=True)
class Handler:
    """`name`, `document` and `phone` are masked, "" for the customer themselves. `relation` is what they are to the
    customer, or the number of the authorisation. `seen` are the codes of the documents that were seen.
    """

    who: Who = Who.HOLDER
    name: str = ""
    document: str = ""
    phone: str = ""
    relation: str = ""
    seen: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """The customer is known by their record; anybody else says who they are."""
        return self.who is Who.HOLDER or bool(self.name and self.document and self.relation)

    def with_seen(self, code: str, seen: bool) -> "Handler":
        rest = tuple(each for each in self.seen if each != code)
        return replace(self, seen=(*rest, code) if seen else rest)


IN_PERSON = Handler()


def somebody_else(
    who: Who,
    *,
    name: str,
    document: str,
    phone: str,
    relation: str,
    seen: tuple[str, ...],
    demo: bool,
    kept: Handler = IN_PERSON,
) -> Handler:
    """From what was typed. Raises InputRefused with what is missing or cannot be; `demo` lets demo numbers pass.

    What still stands as `kept` has it, masked, was checked when it was typed.
    """
    name, document, relation = " ".join(name.split()), document.strip().upper(), " ".join(relation.split())
    if not name:
        raise InputRefused(words.NAME_MISSING)
    if len(name) > LONGEST_NAME or len(relation) > LONGEST_RELATION:
        raise InputRefused(words.TOO_LONG, most=LONGEST_NAME)
    if not document:
        raise InputRefused(words.DOCUMENT_MISSING)
    if document != kept.document:
        check_resident_id(document, demo=demo)
    if phone.strip() and phone.strip() != kept.phone:
        check_phone(phone.strip(), demo=demo)
    if not relation:
        raise InputRefused(words.RELATION_MISSING)
    return Handler(
        who,
        kept.name if name == kept.name else mask_name(name),
        kept.document if document == kept.document else mask_document(document),
        kept.phone if phone.strip() == kept.phone else mask_phone(phone.strip()),
        relation,
        seen,
    )


def asked_of(handler: Handler, matters: Iterable[Matter]) -> tuple[DocumentKind, ...]:
    """What must be ticked as seen for these matters, each once: not what is told, nor what the card stands for."""
    kinds = (kind for matter in matters for kind in matter.documents_for(handler.who) or ())
    return tuple({kind.code: kind for kind in kinds if kind.showing is Showing.TICK}.values())


def not_seen(handler: Handler, matters: Sequence[Matter]) -> tuple[DocumentKind, ...]:
    return tuple(kind for kind in asked_of(handler, matters) if kind.code not in handler.seen)


def may_not_act(handler: Handler, matter: Matter) -> Text | None:
    """Why this one may not do it, in words; None where they may."""
    if matter.may_act(handler.who):
        return None
    others = [who for who in Who if matter.may_act(who)]
    who = Text("、".join(each.called.zh for each in others), " or ".join(each.called.en.lower() for each in others))
    here = Text(handler.who.called.zh, handler.who.called.en.lower())
    return words.MAY_NOT_ACT.filled(matter=matter.name, who=here, others=who)


def child_alone(handler: Handler, customer: Customer, matters: Iterable[Matter], *, day: date) -> Text | None:
    """Below 16 a guardian acts (R02); from then on who lives on their own income may act alone. None where it is well,
    also where everybody may do it (money on a number), and where the document tells no age.
    """
    if handler.who is not Who.HOLDER:
        return None
    if all(matter.agent is AgentRule.ANYONE or not matter.documents for matter in matters):
        return None
    age = age_of(customer, day)
    return words.CHILD_ALONE.filled(years=ALONE_FROM) if age is not None and age < ALONE_FROM else None


def age_of(customer: Customer | None, day: date) -> int | None:
    """Whole years on `day` by the document's number; None where it tells none."""
    if customer is None or customer.identification.type not in WITH_BIRTH_DATE:
        return None
    try:
        return age_on(birth_date(customer.identification.number), day)
    except InputRefused:
        return None

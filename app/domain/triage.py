"""分流: from what somebody came for and who they are to what they need, in two taps (S81, S82).

A pure function of the matters in force: which documents, which are missing and what can be done today instead, what
needs no counter at all, where they wait and how long it will take at the desk.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.matter import DocumentKind, Matter, QueueClass, SelfService, Showing, Who
from app.domain.matters import minutes_for
from app.domain.queue_ticket import Care
from app.errors import InputRefused
from app.texts import queue as words
from app.texts.language import Text

_USUAL_QUEUE = QueueClass.MOBILE  # of a matter from before matters had a queue


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who stands before the greeter; `brought` are document codes. A card read counts as brought."""

    who: Who = Who.HOLDER
    care: frozenset[Care] = frozenset()
    brought: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NeededDocument:
    """One thing to bring, with the matters that ask for it, in the order chosen."""

    kind: DocumentKind
    matters: tuple[Matter, ...]
    brought: bool
    told: bool  # no paper: nothing to bring, it is said at the desk


@dataclass(frozen=True, slots=True)
class Missing:
    """`says` names the document and what for; `instead` what can be done today without it, best first, never empty."""

    kind: DocumentKind
    says: Text
    instead: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """A matter this person may not do, and who must come instead."""

    matter: Matter
    says: Text


@dataclass(frozen=True, slots=True)
class SelfServed:
    """A matter that needs no counter: `ways` in the order of the matters file (S86, S87, S149)."""

    matter: Matter
    ways: tuple[SelfService, ...]


@dataclass(frozen=True, slots=True)
class Triage:
    """What the greeter sees before issuing. `minutes` is (least, most) at the desk for all of it together."""

    matters: tuple[Matter, ...]
    queue: QueueClass
    minutes: tuple[int, int]
    needed: tuple[NeededDocument, ...]
    missing: tuple[Missing, ...]
    not_allowed: tuple[NotAllowed, ...]
    self_service: tuple[SelfServed, ...]


def triage(matters: Mapping[str, Matter], codes: Sequence[str], visitor: Visitor) -> Triage:
    """`codes` in the order tapped. Raises InputRefused for none, one twice, or one that is not in force."""
    chosen = _chosen(matters, codes)
    needed = _needed(chosen, visitor)
    allowed = [matter for matter in chosen if matter.may_act(visitor.who)]
    return Triage(
        matters=chosen,
        queue=_queue(chosen),
        minutes=minutes_for(matters, tuple(codes)),
        needed=needed,
        missing=tuple(
            Missing(each.kind, _missing_words(each), _instead(each, allowed))
            for each in needed
            if not each.brought and not each.told
        ),
        not_allowed=tuple(
            NotAllowed(matter, _not_allowed_words(matter, visitor.who))
            for matter in chosen
            if not matter.may_act(visitor.who)
        ),
        self_service=tuple(SelfServed(matter, matter.self_service) for matter in chosen if matter.self_service),
    )


def _chosen(matters: Mapping[str, Matter], codes: Sequence[str]) -> tuple[Matter, ...]:
    if not codes:
        raise InputRefused(words.NO_MATTER)
    unknown = next((code for code in codes if code not in matters), None)
    if unknown is not None:
        raise InputRefused(words.MATTER_UNKNOWN, code=unknown)
    twice = next((code for code in codes if list(codes).count(code) > 1), None)
    if twice is not None:
        raise InputRefused(words.MATTER_TWICE, matter=matters[twice].name)
    return tuple(matters[code] for code in codes)


def _queue(chosen: Sequence[Matter]) -> QueueClass:
    """A complaint is heard first (S34); else they wait where the longest matter is done, the first of equals."""
    queues = [matter.queue or _USUAL_QUEUE for matter in chosen]
    if QueueClass.COMPLAINT in queues:
        return QueueClass.COMPLAINT
    longest = max(chosen, key=lambda matter: matter.minutes.most if matter.minutes else 0)
    return longest.queue or _USUAL_QUEUE


def _needed(chosen: Sequence[Matter], visitor: Visitor) -> tuple[NeededDocument, ...]:
    """Each document once, however many matters ask for it."""
    asked: dict[str, tuple[DocumentKind, list[Matter]]] = {}
    for matter in chosen:
        for kind in matter.documents_for(visitor.who) or ():
            asked.setdefault(kind.code, (kind, []))[1].append(matter)
    return tuple(
        NeededDocument(kind, tuple(by), brought=kind.code in visitor.brought, told=kind.showing is Showing.TOLD)
        for kind, by in asked.values()
    )


def _missing_words(needed: NeededDocument) -> Text:
    return words.MISSING_FOR.filled(document=needed.kind.name, matters=_listed(needed.matters))


def _instead(needed: NeededDocument, allowed: Sequence[Matter]) -> tuple[Text, ...]:
    found: list[Text] = []
    if needed.kind.instead is not None:
        found.append(needed.kind.instead)
    ways = [way for matter in needed.matters for way in matter.self_service]
    if ways and all(matter.self_service for matter in needed.matters):
        found.append(words.BY_SELF.filled(ways=_joined([way.called for way in dict.fromkeys(ways)])))
    others = [matter for matter in allowed if matter not in needed.matters]
    if others:
        found.append(words.OTHERS_TODAY.filled(others=_listed(others)))
    return tuple(found) or (words.FETCH_IT,)


def _not_allowed_words(matter: Matter, who: Who) -> Text:
    unit_only = matter.documents_for(Who.HOLDER) is None and matter.documents_for(Who.UNIT) is not None
    instead = words.UNIT_MUST_COME if unit_only else words.HOLDER_MUST_COME
    return words.MAY_NOT.filled(matter=matter.name, who=who.called, instead=instead)


def _listed(matters: Sequence[Matter]) -> Text:
    return _joined([matter.name for matter in matters])


def _joined(names: Sequence[Text]) -> Text:
    return Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))

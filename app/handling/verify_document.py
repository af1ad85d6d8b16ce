"""The verdict on a sealed document, in one sentence: who sealed and who signed it, when, whole or not, and the order's
or not. The command, the manager's archive and the centre's page all say it by this one function."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.content import Content, read_content
from app.domain.hall_time import on_paper
from app.domain.sealed_document import (
    CLOCKS_APART,
    DocumentProof,
    KnownOrder,
    MadeFor,
    SealedFile,
    TrustedFor,
    TrustedSeal,
)
from app.handling.hold_pages import pages_say
from app.texts import verify as words
from app.texts.language import Text, same

_SAME_MOMENT: Final = timedelta(seconds=1)  # a store keeps microseconds, what travels milliseconds


class Outcome(StrEnum):
    """What was found, the first thing wrong of all. The words go out as JSON: never renamed."""

    HOLDS = "holds"
    HOLDS_PAST = "holds_past"  # as genuine, of an order that a later one changed or took back, or that was voided
    CHANGED = "changed"
    NOT_CERTIFIED = "not_certified"
    UNKNOWN_KEY = "unknown_key"
    NO_TIME = "no_time"
    RETIRED = "retired"
    TOO_EARLY = "too_early"
    STAMP_APART = "stamp_apart"
    IN_FUTURE = "in_future"
    BEFORE_ORDER = "before_order"
    NO_PROOF = "no_proof"
    NOT_BOUND = "not_bound"
    OTHER_PAGES = "other_pages"
    NOTHING_TO_COMPARE = "nothing_to_compare"
    OTHER_RECEIPT = "other_receipt"
    UNKNOWN_ORDER = "unknown_order"
    OTHER_CONTENT = "other_content"
    OTHER_HANDWRITING = "other_handwriting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`said` is the whole sentence."""

    outcome: Outcome
    said: Text

    @property
    def ok(self) -> bool:
        return self.outcome is Outcome.HOLDS or self.past

    @property
    def past(self) -> bool:
        """Genuine, and no longer what is so."""
        return self.outcome is Outcome.HOLDS_PAST


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trust:
    """What everybody who told this certificate says of it together: the earliest end counts."""

    whose: str
    since: datetime
    until: datetime | None
    stamp: bool  # whether its time stamp is one of an authority that somebody here vouched for


def verify_document(
    found: SealedFile,
    *,
    trusted: Sequence[TrustedSeal],
    known: KnownOrder | None,
    compared: bool,
    now: datetime,
    zone: ZoneInfo,
    why_not: Text = words.NOBODY_ASKED,
) -> Verdict:
    """`known` is the order it is held against; `compared` says whether anybody was asked for it, `why_not` what is said
    where nobody was.

    It is judged by the time under the seal. `now` is aware UTC; times are said in `zone`, the hall's.
    """
    if not found.intact:
        return Verdict(outcome=Outcome.CHANGED, said=words.CHANGED)
    if not found.certified:
        return Verdict(outcome=Outcome.NOT_CERTIFIED, said=words.NOT_CERTIFIED)
    trust = _trust(found, trusted)
    if trust is None:
        said = words.UNKNOWN_KEY.filled(signer=found.signer, fingerprint=in_groups(found.fingerprint))
        return Verdict(outcome=Outcome.UNKNOWN_KEY, said=said)
    at = found.signed_at
    if at is None:
        return Verdict(outcome=Outcome.NO_TIME, said=words.NO_TIME.filled(whose=trust.whose))
    untimely = _untimely(found, trust, at=at, now=now, zone=zone)
    return untimely or _held_against(found, trust, at=at, known=known, why_not=None if compared else why_not, zone=zone)


def in_groups(fingerprint: str) -> str:
    """As people compare it: 7C1E 94B2 …"""
    return " ".join(fingerprint[start : start + 4] for start in range(0, len(fingerprint), 4)).upper()


def _trust(found: SealedFile, trusted: Sequence[TrustedSeal]) -> _Trust | None:
    sealing = [each for each in trusted if each.trusted_for is not TrustedFor.TIME]
    stamp = any(each.trusted_for is TrustedFor.TIME and each.fingerprint in found.stamp_chain for each in trusted)
    own = [each for each in sealing if each.fingerprint == found.fingerprint]
    if own:
        ends = [each.until for each in own if each.until is not None]
        since = min(each.since for each in own)
        return _Trust(whose=own[0].whose, since=since, until=min(ends) if ends else None, stamp=stamp)
    roots = (each for each in sealing if each.trusted_for is TrustedFor.BELOW)
    root = next((each for each in roots if each.fingerprint == found.issuer_fingerprint), None)
    if root is None or not found.for_sealing:  # a root vouches for web servers, too
        return None
    return _Trust(whose=f"{found.signer}（{root.whose}）", since=root.since, until=root.until, stamp=stamp)


def _untimely(found: SealedFile, trust: _Trust, *, at: datetime, now: datetime, zone: ZoneInfo) -> Verdict | None:
    if at > now + CLOCKS_APART:
        said = words.IN_FUTURE.filled(whose=trust.whose, at=on_paper(at, zone))
        return Verdict(outcome=Outcome.IN_FUTURE, said=said)
    if found.stamped_at is not None and abs(found.stamped_at - at) > CLOCKS_APART:
        stamped = on_paper(found.stamped_at, zone)
        said = words.STAMP_APART.filled(whose=trust.whose, at=on_paper(at, zone), stamped=stamped)
        return Verdict(outcome=Outcome.STAMP_APART, said=said)
    since = max(each for each in (trust.since, found.valid_from) if each is not None)
    until = min((each for each in (trust.until, found.valid_until) if each is not None), default=None)
    if until is not None and at > until + CLOCKS_APART:
        said = words.RETIRED.filled(whose=trust.whose, until=on_paper(until, zone), at=on_paper(at, zone))
        return Verdict(outcome=Outcome.RETIRED, said=said)
    if at < since - CLOCKS_APART:
        said = words.TOO_EARLY.filled(whose=trust.whose, since=on_paper(since, zone), at=on_paper(at, zone))
        return Verdict(outcome=Outcome.TOO_EARLY, said=said)
    return None


def _held_against(
    found: SealedFile, trust: _Trust, *, at: datetime, known: KnownOrder | None, why_not: Text | None, zone: ZoneInfo
) -> Verdict:
    proof = found.proof
    content = _content(proof)
    if proof is None or content is None:
        return Verdict(outcome=Outcome.NO_PROOF, said=words.NO_PROOF.filled(whose=trust.whose))
    if not proof.bound:
        return Verdict(outcome=Outcome.NOT_BOUND, said=words.NOT_BOUND.filled(whose=trust.whose))
    if not pages_say(found.pages(), content, receipt_number=proof.receipt_number):
        return Verdict(outcome=Outcome.OTHER_PAGES, said=words.OTHER_PAGES.filled(whose=trust.whose))
    same_order = known is not None and known.receipt_number == proof.receipt_number
    order_at = max(proof.signature.signed_at, known.accepted_at) if known and same_order else proof.signature.signed_at
    if at < order_at - CLOCKS_APART:
        said = words.BEFORE_ORDER.filled(whose=trust.whose, at=on_paper(at, zone), order=on_paper(order_at, zone))
        return Verdict(outcome=Outcome.BEFORE_ORDER, said=said)
    facts = _facts(found, trust, proof, content, at=at, zone=zone)
    if why_not is not None:
        said = words.NOTHING_TO_COMPARE.filled(facts=facts, why=why_not)
        return Verdict(outcome=Outcome.NOTHING_TO_COMPARE, said=said)
    if known is None:
        return Verdict(outcome=Outcome.UNKNOWN_ORDER, said=words.UNKNOWN_ORDER.filled(facts=facts))
    if not same_order:
        said = words.OTHER_RECEIPT.filled(facts=facts, asked=known.receipt_number, number=proof.receipt_number)
        return Verdict(outcome=Outcome.OTHER_RECEIPT, said=said)
    if known.content_sha256 != proof.content_sha256:
        return Verdict(outcome=Outcome.OTHER_CONTENT, said=words.OTHER_CONTENT.filled(facts=facts))
    signed_apart = abs(known.signed_at - proof.signature.signed_at) > _SAME_MOMENT  # the hash is not over its time
    if known.signature_sha256 != proof.signature.sha256 or signed_apart:
        return Verdict(outcome=Outcome.OTHER_HANDWRITING, said=words.OTHER_HANDWRITING.filled(facts=facts))
    past = known.voided or known.reversed_by or known.amended_by
    return Verdict(outcome=Outcome.HOLDS_PAST if past else Outcome.HOLDS, said=_matches(known, facts))


def _content(proof: DocumentProof | None) -> Content | None:
    try:
        return None if proof is None else read_content(proof.content)
    except ValueError:
        return None


def _facts(
    found: SealedFile, trust: _Trust, proof: DocumentProof, content: Content, *, at: datetime, zone: ZoneInfo
) -> Text:
    name = next((fact.value for fact in content.customer if fact.key == "name"), "")
    return words.FACTS.filled(
        kind=_kind(proof),
        name=same(name) if name else words.NO_NAME,
        signed_at=on_paper(proof.signature.signed_at, zone),
        whose=trust.whose,
        sealed_at=on_paper(at, zone),
        stamp=_stamp_words(found, trust, zone),
    )


def _stamp_words(found: SealedFile, trust: _Trust, zone: ZoneInfo) -> Text:
    """Whose word the time of the seal is."""
    if found.stamped_at is not None:
        return (words.STAMPED if trust.stamp else words.STAMPED_UNKNOWN).filled(by=found.stamped_by)
    if trust.until is not None:
        return words.NOT_STAMPED_RETIRED.filled(until=on_paper(trust.until, zone))
    return words.NOT_STAMPED


def _kind(proof: DocumentProof) -> Text:
    if proof.made_for is MadeFor.REMADE:
        said = words.REMADE_COPY if proof.copy_number else words.REMADE
    else:
        said = words.COPY if proof.made_for is MadeFor.COPY else words.FIRST
    return said.filled(number=proof.receipt_number, copy=proof.copy_number)


def _matches(known: KnownOrder, facts: Text) -> Text:
    if known.voided:
        return words.MATCHES_VOIDED.filled(facts=facts)
    if known.reversed_by:
        return words.MATCHES_REVERSED.filled(facts=facts, later=known.reversed_by)
    if known.amended_by:
        return words.MATCHES_AMENDED.filled(facts=facts, later=known.amended_by)
    return words.MATCHES.filled(facts=facts)

"""The verdict on what was read of a file: one sentence for each thing that can be wrong, the first one first."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest

from app.domain.sealed_document import DocumentProof, KnownOrder, MadeFor, SealedFile, TrustedFor, TrustedSeal
from app.handling.hold_pages import signed_words
from app.handling.verify_document import Outcome, verify_document
from tests.fakes.orders import NOW, ZONE, an_order

ORDER: Final = an_order()
NUMBER: Final = str(ORDER.receipt_number)
PROOF: Final = DocumentProof(
    order_id=ORDER.id,
    receipt_number=NUMBER,
    verify_token=ORDER.verify_token,
    content=ORDER.signed.content_bytes,
    signature=ORDER.signed.signature,
)
PAGES: Final = ("\n".join(signed_words(ORDER.signed.content, receipt_number=NUMBER)),)
FOUND: Final = SealedFile(
    intact=True,
    certified=True,
    signer="示例通信 · 滨河路营业厅 3 号台",
    fingerprint="ab" * 32,
    issuer_fingerprint="ab" * 32,
    signed_at=NOW,
    stamped_at=None,
    proof=PROOF,
    valid_from=NOW - timedelta(days=1),
    valid_until=NOW + timedelta(days=3650),
    pages=lambda: PAGES,
)
SEAL: Final = TrustedSeal(fingerprint="ab" * 32, whose="示例通信 滨河路营业厅 3 号台", since=NOW - timedelta(days=1))
KNOWN: Final = KnownOrder(
    receipt_number=NUMBER,
    content_sha256=PROOF.content_sha256,
    signature_sha256=PROOF.signature.sha256,
    signed_at=PROOF.signature.signed_at,
    accepted_at=ORDER.accepted_at,
)
HOUR: Final = timedelta(hours=1)


def _with_proof(**changes: Any) -> SealedFile:
    return replace(FOUND, proof=replace(PROOF, **changes))


WRONG: Final[dict[str, tuple[SealedFile, TrustedSeal, KnownOrder | None, Outcome]]] = {
    "changed": (replace(FOUND, intact=False, certified=False), SEAL, KNOWN, Outcome.CHANGED),
    "not certified": (replace(FOUND, certified=False), SEAL, KNOWN, Outcome.NOT_CERTIFIED),
    "unknown": (FOUND, replace(SEAL, fingerprint="cd" * 32), KNOWN, Outcome.UNKNOWN_KEY),
    "no time": (replace(FOUND, signed_at=None), SEAL, KNOWN, Outcome.NO_TIME),
    "retired": (FOUND, replace(SEAL, until=NOW - HOUR), KNOWN, Outcome.RETIRED),
    "retired, and the order is of later": (
        replace(FOUND, signed_at=NOW - 2 * HOUR),
        replace(SEAL, until=NOW - HOUR),
        KNOWN,
        Outcome.BEFORE_ORDER,
    ),
    "stamped at another time": (replace(FOUND, stamped_at=NOW - HOUR), SEAL, KNOWN, Outcome.STAMP_APART),
    "to come": (replace(FOUND, signed_at=NOW + HOUR), SEAL, KNOWN, Outcome.IN_FUTURE),
    "before the handwriting": (replace(FOUND, signed_at=NOW - HOUR), SEAL, None, Outcome.BEFORE_ORDER),
    "before it was accepted": (FOUND, SEAL, replace(KNOWN, accepted_at=NOW + HOUR), Outcome.BEFORE_ORDER),
    "ended": (replace(FOUND, valid_until=NOW - HOUR), SEAL, KNOWN, Outcome.RETIRED),
    "too early": (FOUND, replace(SEAL, since=NOW + HOUR), KNOWN, Outcome.TOO_EARLY),
    "no proof": (replace(FOUND, proof=None), SEAL, KNOWN, Outcome.NO_PROOF),
    "no content": (_with_proof(content=b"{}"), SEAL, KNOWN, Outcome.NO_PROOF),
    "another content": (
        _with_proof(signature=replace(PROOF.signature, content_sha256="0" * 64)),
        SEAL,
        KNOWN,
        Outcome.NOT_BOUND,
    ),
    "unknown order": (FOUND, SEAL, None, Outcome.UNKNOWN_ORDER),
    "another version": (FOUND, SEAL, replace(KNOWN, content_sha256="0" * 64), Outcome.OTHER_CONTENT),
    "other pages": (replace(FOUND, pages=lambda: ("form",)), SEAL, KNOWN, Outcome.OTHER_PAGES),
    "another receipt": (FOUND, SEAL, replace(KNOWN, receipt_number="BH20261120-03-0999"), Outcome.OTHER_RECEIPT),
    "another time of signing": (
        FOUND,
        SEAL,
        replace(KNOWN, signed_at=KNOWN.signed_at - HOUR),
        Outcome.OTHER_HANDWRITING,
    ),
    "another hand": (FOUND, SEAL, replace(KNOWN, signature_sha256="0" * 64), Outcome.OTHER_HANDWRITING),
}


@pytest.mark.parametrize("name", WRONG)
def test_each_thing_that_is_wrong_has_its_sentence(name: str) -> None:
    found, seal, known, outcome = WRONG[name]
    verdict = verify_document(found, trusted=[seal], known=known, compared=True, now=NOW, zone=ZONE)
    assert (verdict.outcome, verdict.ok) == (outcome, False)
    assert "{" not in verdict.said.zh + verdict.said.en


def test_the_sentences_differ() -> None:
    said = set()
    for found, seal, known, _ in WRONG.values():
        verdict = verify_document(found, trusted=[seal], known=known, compared=True, now=NOW, zone=ZONE)
        said.add(re.sub(r"[\d: -]+", "", verdict.said.zh.split("；")[-1]))
    assert len(said) == len({outcome for *_, outcome in WRONG.values()})


def test_without_anybody_to_ask_nothing_is_genuine() -> None:
    verdict = verify_document(FOUND, trusted=[SEAL], known=None, compared=False, now=NOW, zone=ZONE)
    assert (verdict.outcome, verdict.ok) == (Outcome.NOTHING_TO_COMPARE, False)


def _said(found: SealedFile = FOUND, *, known: KnownOrder = KNOWN) -> str:
    verdict = verify_document(found, trusted=[SEAL], known=known, compared=True, now=NOW, zone=ZONE)
    assert verdict.ok
    return verdict.said.zh


def test_copies_stamps_and_what_came_later_are_named() -> None:
    assert _said(_with_proof(made_for=MadeFor.COPY, copy_number=2)).startswith(
        f"盖章之后没有改动过：受理单 {NUMBER}（补打第 2 次）"
    )
    assert f"受理单 {NUMBER}（重制）" in _said(_with_proof(made_for=MadeFor.REMADE))
    assert "（没有时间戳）" in _said()
    assert _said(known=replace(KNOWN, amended_by="BH20261120-03-0099")).endswith("之后已由 BH20261120-03-0099 改单")
    assert _said(known=replace(KNOWN, reversed_by="BH20261120-03-0099")).endswith("之后已由 BH20261120-03-0099 返销")
    assert _said(known=replace(KNOWN, voided=True)).endswith("该单之后已作废")


def test_what_became_of_the_order_has_a_word_of_its_own() -> None:
    later = "BH20261120-03-0099"
    for past in (replace(KNOWN, voided=True), replace(KNOWN, reversed_by=later), replace(KNOWN, amended_by=later)):
        verdict = verify_document(FOUND, trusted=[SEAL], known=past, compared=True, now=NOW, zone=ZONE)
        assert (verdict.outcome, verdict.ok, verdict.past) == (Outcome.HOLDS_PAST, True, True)


def test_a_root_that_is_trusted_names_who_sealed() -> None:
    root = replace(SEAL, fingerprint="ef" * 32, whose="示例通信", trusted_for=TrustedFor.BELOW)
    found = replace(FOUND, issuer_fingerprint="ef" * 32)
    verdict = verify_document(found, trusted=[root], known=KNOWN, compared=True, now=NOW, zone=ZONE)
    assert verdict.ok
    assert "示例通信 · 滨河路营业厅 3 号台（示例通信）" in verdict.said.zh
    server = replace(found, for_sealing=False)
    verdict = verify_document(server, trusted=[root], known=KNOWN, compared=True, now=NOW, zone=ZONE)
    assert verdict.outcome is Outcome.UNKNOWN_KEY


def test_a_stamp_is_worth_what_its_authority_is() -> None:
    stamped = replace(FOUND, stamped_at=NOW, stamped_by="某服务", stamp_chain=("11" * 32, "22" * 32))
    assert "自称是某服务的，这里不认识" in _said(stamped)
    time = replace(SEAL, fingerprint="22" * 32, whose="某服务", trusted_for=TrustedFor.TIME)
    verdict = verify_document(stamped, trusted=[SEAL, time], known=KNOWN, compared=True, now=NOW, zone=ZONE)
    assert "（时间戳：某服务）" in verdict.said.zh
    sealed_by_it = replace(FOUND, fingerprint="22" * 32)
    verdict = verify_document(sealed_by_it, trusted=[time], known=KNOWN, compared=True, now=NOW, zone=ZONE)
    assert verdict.outcome is Outcome.UNKNOWN_KEY


def test_what_was_retired_later_says_whose_word_its_time_is() -> None:
    """The order is known to be of before: a stolen key could only make again what is so."""
    retired = replace(SEAL, until=NOW + HOUR)
    verdict = verify_document(FOUND, trusted=[retired], known=KNOWN, compared=True, now=NOW + 9 * HOUR, zone=ZONE)
    assert verdict.ok
    assert "起停用，盖章时间是盖章的电脑自己写的" in verdict.said.zh
    verdict = verify_document(FOUND, trusted=[retired], known=None, compared=True, now=NOW + 9 * HOUR, zone=ZONE)
    assert not verdict.ok


def test_nobody_but_a_person_makes_a_root() -> None:
    below = replace(FOUND, issuer_fingerprint="ef" * 32)
    told = replace(SEAL, fingerprint="ef" * 32)
    verdict = verify_document(below, trusted=[told], known=KNOWN, compared=True, now=NOW, zone=ZONE)
    assert verdict.outcome is Outcome.UNKNOWN_KEY


def test_whoever_says_it_was_retired_is_believed() -> None:
    told = replace(SEAL, until=NOW - HOUR)
    verdict = verify_document(FOUND, trusted=[SEAL, told], known=KNOWN, compared=True, now=NOW, zone=ZONE)
    assert verdict.outcome is Outcome.RETIRED


def test_clocks_a_little_apart_condemn_nothing() -> None:
    seal = replace(SEAL, since=NOW + timedelta(minutes=3), until=NOW - timedelta(minutes=3))
    assert verify_document(FOUND, trusted=[seal], known=KNOWN, compared=True, now=NOW, zone=ZONE).ok

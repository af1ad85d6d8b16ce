"""The verdict on what was read of a file: one sentence for each thing that can be wrong, the first one first."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest

from app.domain.sealed_document import DocumentProof, KnownOrder, MadeFor, SealedFile, TrustedSeal
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
FOUND: Final = SealedFile(
    intact=True,
    certified=True,
    signer="示例通信 · 滨河路营业厅 3 号台",
    fingerprint="ab" * 32,
    issuer_fingerprint="ab" * 32,
    certificate=b"",
    signed_at=NOW,
    stamped_at=None,
    proof=PROOF,
    valid_from=NOW - timedelta(days=1),
    valid_until=NOW + timedelta(days=3650),
)
SEAL: Final = TrustedSeal(fingerprint="ab" * 32, whose="示例通信 滨河路营业厅 3 号台", since=NOW - timedelta(days=1))
KNOWN: Final = KnownOrder(
    receipt_number=NUMBER, content_sha256=PROOF.content_sha256, signature_sha256=PROOF.signature.sha256
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
    "stamped after it was retired": (
        replace(FOUND, signed_at=NOW - 2 * HOUR, stamped_at=NOW),
        replace(SEAL, until=NOW - HOUR),
        KNOWN,
        Outcome.RETIRED,
    ),
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
    "another hand": (FOUND, SEAL, replace(KNOWN, signature_sha256="0" * 64), Outcome.OTHER_HANDWRITING),
}


@pytest.mark.parametrize("name", WRONG)
def test_each_thing_that_is_wrong_has_its_sentence(name: str) -> None:
    found, seal, known, outcome = WRONG[name]
    verdict = verify_document(found, trusted=[seal], known=known, compared=True, zone=ZONE)
    assert (verdict.outcome, verdict.ok) == (outcome, False)
    assert "{" not in verdict.said.zh + verdict.said.en


def test_the_sentences_differ() -> None:
    said = {
        verify_document(found, trusted=[seal], known=known, compared=True, zone=ZONE).said.zh.split("；")[-1]
        for found, seal, known, _ in WRONG.values()
    }
    assert len(said) == len({outcome for *_, outcome in WRONG.values()})


def test_without_anybody_to_ask_nothing_is_genuine() -> None:
    verdict = verify_document(FOUND, trusted=[SEAL], known=None, compared=False, zone=ZONE)
    assert (verdict.outcome, verdict.ok) == (Outcome.NOTHING_TO_COMPARE, False)


def _said(found: SealedFile = FOUND, *, known: KnownOrder = KNOWN) -> str:
    verdict = verify_document(found, trusted=[SEAL], known=known, compared=True, zone=ZONE)
    assert verdict.ok
    return verdict.said.zh


def test_copies_stamps_and_what_came_later_are_named() -> None:
    assert _said(_with_proof(made_for=MadeFor.COPY, copy_number=2)).startswith(
        f"盖章之后没有改动过：受理单 {NUMBER}（补打第 2 次）"
    )
    assert f"受理单 {NUMBER}（重制）" in _said(_with_proof(made_for=MadeFor.REMADE))
    assert "（没有时间戳）" in _said()
    assert "（时间戳：某服务）" in _said(replace(FOUND, stamped_at=NOW, stamped_by="某服务"))
    assert _said(known=replace(KNOWN, amended_by="BH20261120-03-0099")).endswith("之后已由 BH20261120-03-0099 改单")
    assert _said(known=replace(KNOWN, reversed_by="BH20261120-03-0099")).endswith("之后已由 BH20261120-03-0099 返销")
    assert _said(known=replace(KNOWN, voided=True)).endswith("该单之后已作废")


def test_a_root_that_is_trusted_names_who_sealed() -> None:
    root = replace(SEAL, fingerprint="ef" * 32, whose="示例通信")
    found = replace(FOUND, issuer_fingerprint="ef" * 32)
    verdict = verify_document(found, trusted=[root], known=KNOWN, compared=True, zone=ZONE)
    assert verdict.ok
    assert "示例通信 · 滨河路营业厅 3 号台（示例通信）" in verdict.said.zh
    server = replace(found, for_sealing=False)
    verdict = verify_document(server, trusted=[root], known=KNOWN, compared=True, zone=ZONE)
    assert verdict.outcome is Outcome.UNKNOWN_KEY


def test_whoever_says_it_was_retired_is_believed() -> None:
    told = replace(SEAL, until=NOW - HOUR)
    verdict = verify_document(FOUND, trusted=[SEAL, told], known=KNOWN, compared=True, zone=ZONE)
    assert verdict.outcome is Outcome.RETIRED


def test_clocks_a_little_apart_condemn_nothing() -> None:
    seal = replace(SEAL, since=NOW + timedelta(minutes=3), until=NOW - timedelta(minutes=3))
    assert verify_document(FOUND, trusted=[seal], known=KNOWN, compared=True, zone=ZONE).ok

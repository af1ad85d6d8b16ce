"""Time stamps on a seal: taken from an authority that answers, read, held to the seal's own time, or done without."""

import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import cms as asn1_cms

from app.domain.sealed_document import TrustedFor, TrustedSeal
from app.handling.verify_document import Outcome, verify_document
from printing import pdf_seal
from tests.fakes.stamp_authority import NAME, authority, stamp
from tests.papers.samples import ZONE
from tests.printing.pdf.sealed import FORM, KEYS, KNOWN, PROOF, flipped, outcome, place_of, read, seal


def _without_stamp(pdf: bytes) -> bytes:
    """What lies beside the signature taken off, and the seal written again around the rest."""
    start = place_of(b"/Contents <3082", pdf) + len(b"/Contents <")
    room = pdf.index(b">", start) - start
    cms: Any = asn1_cms.ContentInfo.load(bytes.fromhex(pdf[start : start + room].decode()))
    del cms["content"]["signer_infos"][0]["unsigned_attrs"]
    bare: bytes = cms.dump(force=True)
    return pdf[:start] + bare.hex().upper().encode().ljust(room, b"0") + pdf[start + room :]


@pytest.mark.needs("openssl")
@pytest.mark.logs(f"sealed {PROOF.receipt_number} without a time stamp")
def test_a_stamp_that_the_counters_clock_does_not_agree_with_is_done_without(tmp_path: Path) -> None:
    with authority(lambda query: stamp(tmp_path, query)) as url:
        found = read(seal(FORM, tsa=url, at=datetime.now(UTC) - timedelta(hours=1)))
    assert (found.intact, found.stamped_at) == (True, None)


@pytest.mark.needs("openssl")
def test_a_time_stamp_is_taken_and_read(tmp_path: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    with authority(lambda query: stamp(tmp_path, query)) as url:
        pdf = seal(FORM, tsa=url, at=before)
    found = read(pdf)
    assert found.intact
    assert found.stamped_at is not None
    assert before <= found.stamped_at <= datetime.now(UTC)
    assert found.stamped_by == NAME
    of_time = TrustedSeal(fingerprint=found.stamp_chain[-1], whose="", since=before, trusted_for=TrustedFor.TIME)
    for trusted, said in ((of_time, f"（时间戳：{NAME}）"), (KEYS.trusted()[0], f"自称是{NAME}的")):
        both = (*KEYS.trusted(), trusted)
        verdict = verify_document(found, trusted=both, known=KNOWN, compared=True, now=before, zone=ZONE)
        assert verdict.ok
        assert said in verdict.said.zh
    assert not read(_without_stamp(pdf)).intact
    start = place_of(b"/Contents <3082", pdf) + len(b"/Contents ")
    end = pdf.index(b"0" * 64, start)
    passed = [place for place in range(start, end, 97) if outcome(flipped(place, 1, pdf)) == Outcome.HOLDS]
    assert passed == []


@pytest.mark.parametrize(
    "answer", [lambda _: b"", lambda _: b"\x30\x03\x02\x01\x00", lambda query: query], ids=["empty", "odd", "echo"]
)
@pytest.mark.logs(f"sealed {PROOF.receipt_number} without a time stamp")
def test_an_authority_that_does_not_stamp_is_done_without(answer: Callable[[bytes], bytes]) -> None:
    with authority(answer) as url:
        found = read(seal(FORM, tsa=url))
    assert (found.intact, found.stamped_at) == (True, None)


@pytest.mark.logs("without a time stamp")
def test_an_authority_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_seal, "TSA_WAIT_S", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes the call, and says nothing
        began = time.monotonic()
        assert read(seal(FORM, tsa=f"http://127.0.0.1:{silent.getsockname()[1]}/")).intact
    assert time.monotonic() - began < 5


@pytest.mark.logs("without a time stamp")
def test_an_authority_that_is_away_is_done_without() -> None:
    assert read(seal(FORM, tsa="http://127.0.0.1:9/")).intact

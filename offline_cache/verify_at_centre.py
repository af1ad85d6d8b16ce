"""What a centre says publicly of one receipt, asked at an address that a person named."""

from typing import Final

from app.domain.sealed_document import DocumentProof
from app.errors import CentralTrouble
from app.texts import verify as words
from app.wire.canonical import read_json
from app.wire.signed_order import UNKNOWN
from app.wire.verify import PublicOrder, read_public_order, verify_path
from offline_cache.bounded_http import BoundedHttp, NoAnswer

DEADLINE_S: Final = 10.0
_MOST_BYTES: Final = 256 * 1024
_TOKEN_DIGITS: Final = 32
_HEX: Final = frozenset("0123456789abcdef")


def ask_centre(url: str, proof: DocumentProof) -> PublicOrder | None:
    """None where the centre knows no such order. Raises CentralTrouble where it is away or is none.

    Nothing of the address comes out of the document but the token, and that only where it is one.
    """
    token = proof.verify_token
    if len(token) != _TOKEN_DIGITS or not set(token) <= _HEX:
        return None
    http = BoundedHttp(url.rstrip("/"))
    try:
        with http.within(DEADLINE_S):
            answer = http.call("GET", verify_path(token), headers={}, most_bytes=_MOST_BYTES)
    except NoAnswer as nothing:
        raise CentralTrouble(words.CENTRE_AWAY, address=url) from nothing
    finally:
        http.close()
    try:
        if answer.status == 200:
            return read_public_order(answer.body)
        said = read_json(answer.body)
    except ValueError as wrong:
        raise CentralTrouble(words.NO_CENTRE, address=url) from wrong
    if answer.status == 404 and isinstance(said, dict) and said.get("code") == UNKNOWN:
        return None
    raise CentralTrouble(words.NO_CENTRE, address=url)

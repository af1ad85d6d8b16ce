"""Changing a pairing code into this counter's token, once, while it is set up."""

from app.errors import CentralTrouble
from app.texts import central as words
from app.wire.device_token import device_token
from app.wire.pairing import PairedDesk, PairingRequest, code_as_given, pairing_request_bytes, read_paired
from offline_cache.one_call import CallWords, post_once

DEADLINE_S = 15.0
PATH = "/sync/v1/pair"
_WORDS = CallWords(words.PAIRING_UNREACHABLE, words.PAIRING_STRANGE)


def pair_device(*, url: str, code: str, secret: str, deadline_s: float = DEADLINE_S) -> PairedDesk:
    """The desk the code was made for. May be called again with the same `secret`: an answer that was lost is no loss.

    Raises InputRefused with the centre's own sentence for a code it does not take, and CentralTrouble.
    """
    request = PairingRequest(code=code_as_given(code), secret=secret)
    headers = {"Content-Type": "application/json"}
    said = post_once(url, PATH, pairing_request_bytes(request), headers=headers, deadline_s=deadline_s, words=_WORDS)
    try:
        return read_paired(said)
    except ValueError:
        raise CentralTrouble(words.PAIRING_STRANGE, address=url) from None


def token_of(desk: PairedDesk, *, secret: str) -> str:
    """What this counter shows the centre from now on."""
    return device_token(hall=desk.hall_id, device=desk.device_id, secret=secret)

"""Pairing a device with the hall server: by what a person typed, once; its certificate is taken by its letters."""

import hashlib
import socket
import ssl
from urllib.parse import urlsplit

from app.errors import HallTrouble, InputRefused
from app.texts import queue_acts as words
from app.wire.canonical import read_json
from app.wire.device_token import device_token
from app.wire.hall_calls import PAIR_PATH, PairedDevice
from app.wire.hall_pin import letters_of, read_typed
from app.wire.pairing import PairingRequest, pairing_request_bytes
from app.wire.records import from_wire
from offline_cache.hall_client import DEADLINE_S, HallAddress
from offline_cache.one_call import CallWords, post_once

_WORDS = CallWords(words.HALL_UNREACHABLE, words.HALL_STRANGE)


def pair_with_hall(
    *, url: str, typed: str, secret: str, deadline_s: float = DEADLINE_S
) -> tuple[PairedDevice, HallAddress]:
    """May be called again with the same `secret`: an answer that was lost is no loss.

    Raises InputRefused for a code the server does not take, or a server that is not the one whose letters were typed;
    CentralTrouble or HallTrouble where nothing, or something else, answers.
    """
    url = url.rstrip("/")
    code, letters = read_typed(typed)
    pin = _certificate_of(url, deadline_s) if url.startswith("https:") else ""
    if (letters_of(pin) if pin else "") != letters:
        raise InputRefused(words.PIN_DIFFERS, address=url)
    said = post_once(
        url,
        PAIR_PATH,
        pairing_request_bytes(PairingRequest(code=code, secret=secret)),
        headers={"Content-Type": "application/json"},
        deadline_s=deadline_s,
        words=_WORDS,
        certificate_sha256=pin,
    )
    try:
        device = from_wire(PairedDevice, read_json(said))
        token = device_token(hall=device.hall_id, device=device.device_id, secret=secret)
    except ValueError:
        raise HallTrouble(words.HALL_STRANGE, address=url) from None
    return device, HallAddress(url, token, pin)


def _certificate_of(url: str, deadline_s: float) -> str:
    """The fingerprint of whoever answers there; trusted only once its letters were compared. Raises HallTrouble."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        where = urlsplit(url)
        with (
            socket.create_connection((where.hostname or "", where.port or 443), timeout=deadline_s) as plain,
            context.wrap_socket(plain) as secured,
        ):
            der = secured.getpeercert(binary_form=True)
    except (OSError, ValueError) as wrong:
        raise HallTrouble(words.HALL_UNREACHABLE) from wrong
    return hashlib.sha256(der or b"").hexdigest()

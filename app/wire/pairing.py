"""POST /sync/v1/pair: a new counter shows its pairing code and learns which hall and desk it is. Both ends use this.

The secret of the device's token is the counter's own: a lost answer is asked for again with the same secret, and no
code gives two counters the same token.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from app.texts.language import Text
from app.wire.canonical import JsonObject, read_json
from app.wire.strict import hex_digits, record, text

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another; 31 ** 8 codes
SECRET_DIGITS = 32
HALL_SERVER = "hall"  # in a desk's place, of a code made for a hall server


@dataclass(frozen=True, slots=True)
class PairingRequest:
    """`secret`: 32 hex digits the counter made; the centre keeps only a hash of the token they are part of."""

    code: str
    secret: str


@dataclass(frozen=True, slots=True)
class PairedDesk:
    """What the centre knows of the desk the code was made for; `last_receipt` is the newest number of an order of that
    desk that it knows of, "" for none."""

    hall_id: str
    hall_name: Text
    operator: Text
    zone: str
    desk_number: str
    device_id: str
    last_receipt: str = ""


def new_code(draw: Callable[[str], str]) -> str:
    """A code as a person reads it out: K7QM-4W2D. `draw` picks one of the letters and must be hard to guess."""
    drawn = "".join(draw(LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def code_as_given(typed: str) -> str:
    """What a person typed, as codes are written: capitals, with the dash. Nothing is guessed away."""
    plain = typed.strip().upper().replace("-", "").replace(" ", "")
    return f"{plain[:4]}-{plain[4:]}"


def pairing_request_bytes(request: PairingRequest) -> bytes:
    return json.dumps({"code": request.code, "secret": request.secret}).encode()


def read_pairing_request(raw: bytes) -> PairingRequest:
    """Raises ValueError."""
    body = record(read_json(raw), "pairing", code=str, secret=str)
    return PairingRequest(
        code=text(body["code"], "code"), secret=hex_digits(body["secret"], "secret", length=SECRET_DIGITS)
    )


def paired_object(desk: PairedDesk) -> JsonObject:
    return {
        "hall": desk.hall_id,
        "name": {"zh": desk.hall_name.zh, "en": desk.hall_name.en},
        "operator": {"zh": desk.operator.zh, "en": desk.operator.en},
        "zone": desk.zone,
        "desk": desk.desk_number,
        "device": desk.device_id,
        "last_receipt": desk.last_receipt,
    }


def read_paired(raw: bytes) -> PairedDesk:
    """Raises ValueError."""
    texts = dict.fromkeys(("hall", "zone", "desk", "device", "last_receipt"), str)
    body = record(read_json(raw), "paired", name=dict, operator=dict, **texts)
    name = record(body["name"], "name", zh=str, en=str)
    operator = record(body["operator"], "operator", zh=str, en=str)
    return PairedDesk(
        hall_id=text(body["hall"], "hall"),
        hall_name=Text(name["zh"], name["en"]),
        operator=Text(operator["zh"], operator["en"]),
        zone=text(body["zone"], "zone"),
        desk_number=text(body["desk"], "desk"),
        device_id=text(body["device"], "device"),
        last_receipt=body["last_receipt"],
    )

"""Who is calling: a device of a hall, by its token."""

import hmac
from dataclasses import dataclass

from sqlalchemy import Engine, bindparam, select

from app.texts import centre_answers as words
from app.wire.canonical import sha256_hex
from app.wire.device_token import read_device_token
from central.answers import CallRefused
from central.database import reading
from central.schema import DEVICE

_SCHEME = "bearer "
# Built once: putting a statement together costs SQLAlchemy more than running it.
_KNOWN = select(DEVICE.c.token_sha256).where(
    DEVICE.c.hall_id == bindparam("hall"), DEVICE.c.device_id == bindparam("device")
)


@dataclass(frozen=True, slots=True)
class Device:
    """A counter PC the centre knows by its token."""

    hall_id: str
    device_id: str


def device_of(engine: Engine, *, authorization: str) -> Device:
    """The device of an Authorization header. Raises CallRefused (401) where it is none of ours."""
    refused = CallRefused(401, "unauthorised", words.TOKEN_REFUSED)
    if not authorization.lower().startswith(_SCHEME):
        raise refused
    token = authorization[len(_SCHEME) :].strip()
    try:
        hall_id, device_id, _ = read_device_token(token)
    except ValueError:
        raise refused from None
    with reading(engine) as connection:
        kept = connection.execute(_KNOWN, {"hall": hall_id, "device": device_id}).scalar()
    # Compared also where there is no such device, so that the time tells nothing of which devices exist.
    if not hmac.compare_digest(kept or "", sha256_hex(token.encode())):
        raise refused
    return Device(hall_id, device_id)

"""Whether an id token is what it says (OpenID Connect Core 1.0 §3.1.3.7): signed by the operator, for us, now, for this
very visit. joserfc checks the signature; what it must say is here."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from joserfc import jwk, jwt
from joserfc.errors import JoseError

# Signatures with a key of the operator's alone: no "none", nothing with a shared secret (RFC 8725 §3.1).
ALGORITHMS: Final = ("RS256", "PS256", "ES256")
LEEWAY: Final = timedelta(seconds=60)
_MOST_KEYS: Final = 50


class NotBelieved(Exception):
    """The token does not check out; its words are for the log and name no person."""


def checked_claims(
    token: str,
    *,
    keys: Mapping[str, Any],
    issuer: str,
    client: str,
    nonce: str,
    asked_at: datetime,
    now: datetime,
) -> dict[str, Any]:
    """The claims. `asked_at` is when the browser was sent: a sign-in from before it was somebody else's at this PC.

    Raises NotBelieved.
    """
    try:
        found = keys.get("keys")
        if not isinstance(found, list) or len(found) > _MOST_KEYS:
            raise NotBelieved("no list of keys")
        usable = [each for each in found if isinstance(each, dict) and each.get("use", "sig") == "sig"]
        key_set = jwk.KeySet.import_key_set({"keys": usable})
        read = jwt.decode(token, key_set, algorithms=list(ALGORITHMS))
        claims = dict(read.claims)
        moment = int(now.timestamp())
        jwt.JWTClaimsRegistry(
            now=moment,
            leeway=int(LEEWAY.total_seconds()),
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": client},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(claims)
    except (JoseError, ValueError, TypeError, KeyError) as wrong:
        raise NotBelieved(type(wrong).__name__) from wrong
    _check_for_us(claims, client)
    _check_fresh(claims, asked_at)
    return claims


def _check_for_us(claims: Mapping[str, Any], client: str) -> None:
    audience, party = claims["aud"], claims.get("azp")
    if isinstance(audience, list) and len(audience) > 1 and party != client:
        raise NotBelieved("for several, and not asked by us")
    if party is not None and party != client:
        raise NotBelieved("asked by another client")
    if not isinstance(claims["sub"], str) or not 0 < len(claims["sub"]) <= 255:
        raise NotBelieved("no subject")


def _check_fresh(claims: Mapping[str, Any], asked_at: datetime) -> None:
    signed_in = claims.get("auth_time")
    if type(signed_in) is not int:
        raise NotBelieved("does not say when they signed in")
    if signed_in < (asked_at - LEEWAY).timestamp():
        raise NotBelieved("signed in before this visit")

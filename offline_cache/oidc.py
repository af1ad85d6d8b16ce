"""Sign-on by the operator's own accounts: OpenID Connect's code flow with PKCE, in the browser of this PC (RFC 8252).

A counter is a public client: it keeps no secret of the operator's. Each visit asks for a new sign-in, since the browser
of a shared PC may still know whoever sat here before.
"""

import base64
import hashlib
import json
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from app.errors import OutsideFailed
from app.ports import Clock
from app.staff_ports import OutsideIdentity
from app.texts import outside as words
from app.texts.language import same
from offline_cache.bounded_http import BoundedHttp, NoAnswer
from offline_cache.oidc_redirect import RedirectListener
from offline_cache.oidc_token import NotBelieved, checked_claims

CALL_S: Final = 15.0  # all calls between the redirect and the answer
VISIT_S: Final = 300.0
_MOST_BYTES: Final = 256 * 1024
_DISCOVERY: Final = "/.well-known/openid-configuration"
_FORM: Final = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
_MOST_WHY: Final = 120

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OidcClient:
    """`issuer` as the operator writes it, `client` our client_id there, `claim` which of its claims is the staff
    number."""

    issuer: str
    client: str
    claim: str
    clock: Clock

    def visit(self) -> "OidcVisit":
        """Raises OutsideFailed where the operator does not say where its page is."""
        said = self.ask("GET", self.issuer.rstrip("/") + _DISCOVERY)
        if said.get("issuer") != self.issuer:
            log.warning("the sign-in service says it is another issuer than is set")
            raise OutsideFailed(words.NOT_BELIEVED)
        places = {name: _place(said.get(name)) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")}
        person = said.get("userinfo_endpoint")
        return OidcVisit(
            self, places, _place(person) if person else "", said.get("authorization_response_iss_parameter_supported")
        )

    def ask(self, method: str, url: str, *, body: bytes | None = None, token: str = "") -> dict[str, Any]:
        """Raises OutsideFailed for anything but one JSON object."""
        headers = dict(_FORM) if body is not None else {"accept": "application/json"}
        if token:
            headers["authorization"] = f"Bearer {token}"
        parts = urlsplit(url)
        http = BoundedHttp(f"{parts.scheme}://{parts.netloc}")
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        try:
            with http.within(CALL_S):
                answer = http.call(method, path, headers=headers, most_bytes=_MOST_BYTES, body=body)
            said = json.loads(answer.body)
        except (NoAnswer, ValueError):
            raise OutsideFailed(words.AWAY) from None
        finally:
            http.close()
        if answer.status >= 500 or not isinstance(said, dict):
            raise OutsideFailed(words.AWAY)
        if answer.status != 200:
            raise OutsideFailed(words.DENIED, why=_why(said))
        return said


class OidcVisit:
    """app.staff_ports.OutsideVisit. State, nonce and verifier are of this visit alone and are kept nowhere."""

    def __init__(self, client: OidcClient, places: Mapping[str, str], person: str, names_issuer: object) -> None:
        self._client, self._places, self._person = client, places, person
        self._names_issuer = names_issuer is True
        self._state, self._nonce, self._verifier = (secrets.token_urlsafe(32) for _ in range(3))
        self._begun: datetime = client.clock.now()
        self._listener = RedirectListener(self._state)

    @property
    def url(self) -> str:
        challenge = base64.urlsafe_b64encode(hashlib.sha256(self._verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "response_type": "code",
            "client_id": self._client.client,
            "redirect_uri": self._listener.address,
            "scope": "openid profile",
            "state": self._state,
            "nonce": self._nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "prompt": "login",
            "max_age": "0",
        }
        place = self._places["authorization_endpoint"]
        return f"{place}{'&' if '?' in place else '?'}{urlencode(asked)}"

    def wait(self) -> OutsideIdentity:
        said = self._listener.wait(at_most_s=VISIT_S)
        if said is None:
            raise OutsideFailed(words.LEFT)
        if said.get("iss", self._client.issuer if not self._names_issuer else "") != self._client.issuer:
            raise self._unbelieved("another issuer's answer")  # RFC 9207
        if "error" in said or "code" not in said:
            raise OutsideFailed(words.DENIED, why=_why(said))
        return self._identity(self._changed(said["code"]))

    def cancel(self) -> None:
        self._listener.cancel()

    def _changed(self, code: str) -> dict[str, Any]:
        """The code for tokens."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._listener.address,
            "client_id": self._client.client,
            "code_verifier": self._verifier,
        }
        return self._client.ask("POST", self._places["token_endpoint"], body=urlencode(form).encode())

    def _identity(self, tokens: Mapping[str, Any]) -> OutsideIdentity:
        keys = self._client.ask("GET", self._places["jwks_uri"])
        try:
            claims = checked_claims(
                str(tokens.get("id_token", "")),
                keys=keys,
                issuer=self._client.issuer,
                client=self._client.client,
                nonce=self._nonce,
                asked_at=self._begun,
                now=self._client.clock.now(),
            )
        except NotBelieved as why:
            raise self._unbelieved(str(why)) from None
        number = claims.get(self._client.claim)
        access = tokens.get("access_token")
        if number is None and self._person and isinstance(access, str):
            more = self._client.ask("GET", self._person, token=access)
            if more.get("sub") != claims["sub"]:  # Core §5.3.2
                raise self._unbelieved("tells of another person")
            number = more.get(self._client.claim)
        if not isinstance(number, str) or not number:
            raise OutsideFailed(words.NO_NUMBER)
        return OutsideIdentity(number, self._client.issuer, str(claims["sub"]))

    def _unbelieved(self, why: str) -> OutsideFailed:
        log.warning("an answer of the sign-in service was not believed: %s", why)
        return OutsideFailed(words.NOT_BELIEVED)


def _place(value: object) -> str:
    """An address over TLS, or of this very machine. Raises OutsideFailed."""
    parts = urlsplit(value if isinstance(value, str) else "")
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return str(value)
    log.warning("the sign-in service names an address that is not safe")
    raise OutsideFailed(words.NOT_BELIEVED)


def _why(said: Mapping[str, Any]) -> str:
    found = said.get("error_description") or said.get("error") or same("?").zh
    return " ".join(str(found).split())[:_MOST_WHY]

"""Sign-on by the operator's accounts against a real provider: the whole way, and answers not to be believed."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from joserfc import jwk, jwt

from app.errors import OutsideFailed
from app.staff_ports import OutsideIdentity
from app.texts import outside as words
from offline_cache.oidc import OidcClient, OidcVisit
from offline_cache.oidc_token import NotBelieved, checked_claims
from tests.sign_in_provider import Browser, SignInProvider

pytestmark = pytest.mark.xdist_group("sign-in provider")  # one process brings and starts it, and once


class WallClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignInProvider]:
    running = SignInProvider(tmp_path_factory.mktemp("provider") / "brought")
    yield running
    running.stop()


def client(issuer: str) -> OidcClient:
    return OidcClient(issuer=issuer, client="yitai", claim="staff_number", clock=WallClock())


def signed_in(visit: OidcVisit, account: str) -> OutsideIdentity:
    pages: list[str] = []
    browser = threading.Thread(target=lambda: pages.append(Browser().sign_in(visit.url, account=account)))
    browser.start()
    try:
        return visit.wait()
    finally:
        browser.join()
        assert words.GO_BACK.zh in pages[0]


def test_the_operator_names_whoever_signed_in_at_its_page(provider: SignInProvider) -> None:
    known = signed_in(client(provider.issuer).visit(), "zhou.min")
    assert known == OutsideIdentity("3017", provider.issuer, "zhou.min")


@pytest.mark.parametrize(("account", "said"), [("no.number", words.NO_NUMBER), ("", words.DENIED)])
def test_whom_the_operator_does_not_name_stays_outside(provider: SignInProvider, account: str, said: object) -> None:
    with pytest.raises(OutsideFailed) as refused:
        signed_in(client(provider.issuer).visit(), account)
    assert refused.value.text is said


def test_another_visits_answer_is_refused_and_waited_past(provider: SignInProvider) -> None:
    visit = client(provider.issuer).visit()
    address = parse_qs(urlsplit(visit.url).query)["redirect_uri"][0]
    known: list[OutsideIdentity] = []
    waiting = threading.Thread(target=lambda: known.append(visit.wait()))
    waiting.start()
    strangers = [requests.get(f"{address}?{said}", timeout=5).status_code for said in ("code=a&state=b", "code=a")]
    Browser().sign_in(visit.url, account="zhou.min")
    waiting.join()
    assert (strangers, known[0].number) == ([400, 400], "3017")


def test_a_visit_that_was_left_ends_at_once_and_an_absent_service_is_said(provider: SignInProvider) -> None:
    visit = client(provider.issuer).visit()
    visit.cancel()
    with pytest.raises(OutsideFailed) as left:
        visit.wait()
    with pytest.raises(OutsideFailed) as away:
        client("http://127.0.0.1:9").visit()
    assert (left.value.text, away.value.text) == (words.LEFT, words.AWAY)


KEY = jwk.RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
GOOD = {
    "iss": "https://login.example",
    "aud": "yitai",
    "sub": "zhou.min",
    "nonce": "n",
    "iat": int(NOW.timestamp()),
    "exp": int(NOW.timestamp()) + 300,
    "auth_time": int(NOW.timestamp()),
}


def token(changes: dict[str, Any], *, alg: str = "RS256", key: Any = KEY) -> str:
    claims = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    return jwt.encode({"alg": alg, "kid": "one"}, claims, key, algorithms=[alg])


def believed(raw: str) -> dict[str, Any]:
    keys = {"keys": [KEY.as_dict(private=False)]}
    return checked_claims(
        raw, keys=keys, issuer="https://login.example", client="yitai", nonce="n", asked_at=NOW, now=NOW
    )


def test_a_sound_token_is_believed() -> None:
    assert believed(token({}))["sub"] == "zhou.min"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://other.example"},
        {"aud": "other"},
        {"aud": ["yitai", "other"]},
        {"azp": "other"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": int((NOW - timedelta(minutes=5)).timestamp())},
        {"iat": int((NOW + timedelta(minutes=5)).timestamp())},
        {"auth_time": int((NOW - timedelta(minutes=5)).timestamp())},
        {"auth_time": None},
        {"sub": None},
    ],
    ids=json.dumps,
)
def test_a_token_that_says_something_else_is_not_believed(changes: dict[str, Any]) -> None:
    with pytest.raises(NotBelieved):
        believed(token(changes))


def test_a_token_signed_by_another_key_or_by_none_is_not_believed() -> None:
    other = jwk.RSAKey.generate_key(2048, {"kid": "one"})
    shared = jwk.OctKey.import_key("a secret that both sides know, 32 bytes")
    head, body, _ = token({}).split(".")
    unsigned = "eyJhbGciOiJub25lIn0." + body + "."
    for raw in (token({}, key=other), token({}, alg="HS256", key=shared), unsigned, f"{head}.{body}.AAAA", "", "a.b.c"):
        with pytest.raises(NotBelieved):
            believed(raw)

"""A desk's calls to a payment provider over HTTP, each with a deadline of its own. What is no answer is UNKNOWN."""

import hashlib
from datetime import datetime
from enum import StrEnum

from app.domain.payment import PaymentMethod
from app.domain.payment_try import ProviderAnswer, ProviderState
from app.domain.reconcile import Listed
from app.texts import payment as words
from app.wire.moment import moment
from app.wire.provider_call import (
    CHARGES,
    ChargeRequest,
    RefundRequest,
    charge_bytes,
    read_answer,
    refund_bytes,
)
from app.wire.provider_list import LIST, MOST_PAGE_BYTES, read_page
from offline_cache.bounded_http import BoundedHttp, NoAnswer

CALL_DEADLINE_S = 6.0
LIST_DEADLINE_S = 20.0
MOST_PAGES = 500  # 100,000 lines
MOST_ANSWER_BYTES = 16 * 1024
_NO_KEY = "none"  # no charge has it: asking about it is answered and changes nothing


class ProviderHealth(StrEnum):
    """What a look at a provider found."""

    FINE = "fine"
    AWAY = "away"
    TOKEN = "token"
    STRANGE = "strange"


def sign_of(counter: str) -> str:
    """What stands before each key of a counter, by its device; it fits a path."""
    return f"{hashlib.sha256(counter.encode()).hexdigest()[:12]}."


class HttpPaymentProvider:
    """app.payment_ports.PaymentProvider. One call at a time; only `close` may come from another thread.

    With `counter` the provider gets each key behind the counter's own sign, so that one key of two counters (of a store
    that was copied) is two charges there and never one that both count.
    """

    def __init__(self, url: str, *, token: str, counter: str = "", deadline_s: float = CALL_DEADLINE_S) -> None:
        self._http = BoundedHttp(url.rstrip("/"))
        self._token = token
        self._before = sign_of(counter) if counter else ""
        self._deadline_s = deadline_s

    def close(self) -> None:
        """Ends a call under way at once; each later one is UNKNOWN."""
        self._http.close()

    def begin(self, key: str, *, amount_fen: int, method: PaymentMethod, code: str, account: str) -> ProviderAnswer:
        asked = ChargeRequest(key=self.own(key), amount_fen=amount_fen, method=method, code=code, account=account)
        return self._call("POST", CHARGES, key=self.own(key), body=charge_bytes(asked))

    def ask(self, key: str) -> ProviderAnswer:
        """A key the provider never heard of is closed there, so that a call still on its way charges nothing."""
        return self._call("GET", self._path(key), key=self.own(key))

    def cancel(self, key: str) -> ProviderAnswer:
        return self._call("POST", f"{self._path(key)}/cancel", key=self.own(key), body=b"{}")

    def refund(self, key: str, *, refund_key: str, amount_fen: int) -> ProviderAnswer:
        body = refund_bytes(RefundRequest(self.own(refund_key), amount_fen))
        return self._call("POST", f"{self._path(key)}/refunds", key=self.own(refund_key), body=body)

    def look(self) -> ProviderHealth:
        """Whether it answers as a provider does, for whoever looks after the counter; no charge is touched."""
        try:
            with self._http.within(self._deadline_s):
                path = f"{CHARGES}/{_NO_KEY}"
                answer = self._http.call("GET", path, headers=self._headers(), most_bytes=MOST_ANSWER_BYTES)
        except NoAnswer:
            return ProviderHealth.AWAY
        if answer.status in (401, 403):
            return ProviderHealth.TOKEN
        if answer.status >= 500:
            return ProviderHealth.AWAY
        knows_none = answer.status == 404 and b"no_such_charge" in answer.body
        return ProviderHealth.FINE if knows_none else ProviderHealth.STRANGE

    def listed(self, since: datetime, until: datetime) -> tuple[Listed, ...] | None:
        """The provider's own list, oldest first, all pages within one deadline; None where it gives none."""
        found: list[Listed] = []
        params = {"since": moment(since), "until": moment(until), "after": ""}
        try:
            with self._http.within(LIST_DEADLINE_S):
                for _ in range(MOST_PAGES):
                    answer = self._http.call(
                        "GET", LIST, headers=self._headers(), params=params, most_bytes=MOST_PAGE_BYTES
                    )
                    if answer.status != 200:
                        return None
                    page = read_page(answer.body)
                    found += page.lines
                    if not page.next:
                        return tuple(found)
                    params["after"] = page.next
        except (NoAnswer, ValueError):
            return None
        return None  # a list that does not end is none

    def own(self, key: str) -> str:
        """As the provider has it."""
        return self._before + key

    def _path(self, key: str) -> str:
        return f"{CHARGES}/{self.own(key)}"

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}", "Accept": "application/json"}

    def _call(self, method: str, path: str, *, key: str, body: bytes | None = None) -> ProviderAnswer:
        headers = self._headers()
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            with self._http.within(self._deadline_s):
                answer = self._http.call(method, path, headers=headers, body=body, most_bytes=MOST_ANSWER_BYTES)
                if method == "GET" and answer.status == 404:
                    path = f"{path}/cancel"
                    answer = self._http.call("POST", path, headers=headers, body=b"{}", most_bytes=MOST_ANSWER_BYTES)
        except NoAnswer:
            return ProviderAnswer(ProviderState.UNKNOWN, reason=words.PROVIDER_AWAY)
        if answer.status >= 500:
            return ProviderAnswer(ProviderState.UNKNOWN, reason=words.PROVIDER_AWAY)
        try:
            if answer.status != 200:
                raise ValueError(f"status {answer.status}")
            return read_answer(answer.body, key=key)
        except ValueError:
            return ProviderAnswer(ProviderState.UNKNOWN, reason=words.PROVIDER_STRANGE)

"""A connection of its own to the centre, for what a person waits for: its answer, or its own sentence why not."""

from collections.abc import Callable
from typing import TypeVar

from app.errors import CentralTrouble, InputRefused
from app.ports import LinkState
from app.texts.language import Text
from app.wire.canonical import read_json
from app.wire.strict import text
from offline_cache.bounded_http import BoundedHttp, NoAnswer
from offline_cache.central_client import CentreAddress
from offline_cache.link import Link

T = TypeVar("T")
_MOST_BYTES = 16 * 1024


class CentreAsks:
    """Calls block: from one lane at a time; only `close` may come from another."""

    def __init__(
        self, address: CentreAddress, *, link: Link, deadline_s: float, offline: Text, no_answer: Text
    ) -> None:
        """`offline` and `no_answer` are what CentralTrouble says: nobody was asked, or nobody answered."""
        self._address, self._link, self._deadline_s = address, link, deadline_s
        self._offline, self._no_answer = offline, no_answer
        self._http = BoundedHttp(address.url)

    def close(self) -> None:
        """Ends a call under way at once; each later one is CentralTrouble."""
        self._http.close()

    def ask(self, path: str, body: bytes, read: Callable[[bytes], T]) -> T:
        """`read` raises ValueError for no such answer. Raises CentralTrouble; InputRefused where the centre refuses."""
        if self._link.status().state is LinkState.OFFLINE:
            raise CentralTrouble(self._offline)
        headers = {
            "Authorization": f"Bearer {self._address.token}",
            "Accept": "application/json",
            "Content-Type": "application/json",
        }
        try:
            with self._http.within(self._deadline_s):
                answer = self._http.call("POST", path, headers=headers, body=body, most_bytes=_MOST_BYTES)
            if answer.status == 200:
                return read(answer.body)
            refusal = _refusal(answer.body)
        except (NoAnswer, ValueError) as nothing:
            raise CentralTrouble(self._no_answer) from nothing
        raise InputRefused(refusal)


def _refusal(body: bytes) -> Text:
    """What the centre says in both languages. Raises ValueError where it is not the centre that says it."""
    said = read_json(body)
    if not isinstance(said, dict):
        raise ValueError("no object")
    return Text(text(said.get("message"), "message"), text(said.get("reason"), "reason"))

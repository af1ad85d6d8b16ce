"""The counter's calls for a confirmation code, over a connection of their own (app.code_ports.OneTimeCodes)."""

import json
from collections.abc import Callable
from typing import TypeVar

from app.domain.one_time_code import CodeAnswer, CodeSent, CodeWanted
from app.errors import CentralTrouble, InputRefused
from app.ports import LinkState
from app.texts import one_time_code as words
from app.texts.language import Text
from app.wire.canonical import read_json
from app.wire.one_time_code import check_bytes, read_code_answer, read_sent, wanted_object
from app.wire.strict import text
from offline_cache.bounded_http import BoundedHttp, NoAnswer
from offline_cache.central_client import CentreAddress
from offline_cache.link import Link

T = TypeVar("T")

DEADLINE_S = 10.0  # the customer stands there
_MOST_BYTES = 16 * 1024


class CentreCodes:
    """One connection. Calls block: use it from one lane at a time; only `close` may come from another."""

    def __init__(self, address: CentreAddress, *, link: Link, deadline_s: float = DEADLINE_S) -> None:
        self._address = address
        self._link = link
        self._deadline_s = deadline_s
        self._http = BoundedHttp(address.url)

    def close(self) -> None:
        """Ends a call under way at once; each later one is CentralTrouble."""
        self._http.close()

    def send(self, wanted: CodeWanted) -> CodeSent:
        """Raises CentralTrouble; InputRefused with the centre's own sentence where it sends none."""
        return self._call("/sync/v1/code", json.dumps(wanted_object(wanted)).encode(), read_sent)

    def check(self, message: str, code: str, wanted: CodeWanted) -> CodeAnswer:
        """Raises CentralTrouble, InputRefused."""
        return self._call("/sync/v1/code/check", check_bytes(message, code, wanted), read_code_answer)

    def _call(self, path: str, body: bytes, read: Callable[[bytes], T]) -> T:
        if self._link.status().state is LinkState.OFFLINE:
            raise CentralTrouble(words.OFFLINE)
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
            raise CentralTrouble(words.NO_ANSWER) from nothing
        raise InputRefused(refusal)


def _refusal(body: bytes) -> Text:
    """What the centre says in both languages. Raises ValueError where it is not the centre that says it."""
    said = read_json(body)
    if not isinstance(said, dict):
        raise ValueError("no object")
    return Text(text(said.get("message"), "message"), text(said.get("reason"), "reason"))

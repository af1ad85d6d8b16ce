"""The counter's call for a text message to a customer, over a connection of its own (app/wire/notice.py)."""

import json

from app.errors import CentralTrouble, InputRefused
from app.ports import LinkState
from app.texts import notices as words
from app.texts.language import Text
from app.wire.canonical import read_json
from app.wire.notice import Notice, notice_object, read_sent_to
from app.wire.strict import text
from offline_cache.bounded_http import BoundedHttp, NoAnswer
from offline_cache.central_client import CentreAddress
from offline_cache.link import Link

DEADLINE_S = 10.0
_MOST_BYTES = 16 * 1024


class CentreNotices:
    """One connection. Calls block: from one lane at a time; only `close` may come from another."""

    def __init__(self, address: CentreAddress, *, link: Link) -> None:
        self._address, self._link = address, link
        self._http = BoundedHttp(address.url)

    def close(self) -> None:
        """Ends a call under way at once; each later one is CentralTrouble."""
        self._http.close()

    def send(self, notice: Notice) -> str:
        """The number it went to, masked. Raises CentralTrouble; InputRefused with the centre's sentence."""
        if self._link.status().state is LinkState.OFFLINE:
            raise CentralTrouble(words.NO_ANSWER)
        headers = {
            "Authorization": f"Bearer {self._address.token}",
            "Accept": "application/json",
            "Content-Type": "application/json",
        }
        body = json.dumps(notice_object(notice)).encode()
        try:
            with self._http.within(DEADLINE_S):
                answer = self._http.call("POST", "/sync/v1/notice", headers=headers, body=body, most_bytes=_MOST_BYTES)
            said = read_json(answer.body)
            if answer.status == 200:
                return read_sent_to(said)
            if not isinstance(said, dict):
                raise ValueError("no object")
            refusal = Text(text(said.get("message"), "message"), text(said.get("reason"), "reason"))
        except (NoAnswer, ValueError) as nothing:
            raise CentralTrouble(words.NO_ANSWER) from nothing
        raise InputRefused(refusal)

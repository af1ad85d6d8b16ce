"""The counter's call for a text message to a customer, over a connection of its own (app/wire/notice.py)."""

import json

from app.texts import notices as words
from app.wire.canonical import read_json
from app.wire.notice import Notice, notice_object, read_sent_to
from offline_cache.central_client import CentreAddress
from offline_cache.centre_asks import CentreAsks
from offline_cache.link import Link

DEADLINE_S = 10.0


class CentreNotices:
    """Used as CentreAsks is."""

    def __init__(self, address: CentreAddress, *, link: Link) -> None:
        self._asks = CentreAsks(
            address, link=link, deadline_s=DEADLINE_S, offline=words.NO_ANSWER, no_answer=words.NO_ANSWER
        )

    def close(self) -> None:
        """Ends a call under way at once; each later one is CentralTrouble."""
        self._asks.close()

    def send(self, notice: Notice) -> str:
        """The number it went to, masked. Raises CentralTrouble; InputRefused with the centre's sentence."""
        body = json.dumps(notice_object(notice)).encode()
        return self._asks.ask("/sync/v1/notice", body, lambda raw: read_sent_to(read_json(raw)))

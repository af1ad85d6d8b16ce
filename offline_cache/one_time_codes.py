"""The counter's calls for a confirmation code, over a connection of their own (app.code_ports.OneTimeCodes)."""

import json

from app.domain.one_time_code import CodeAnswer, CodeSent, CodeWanted
from app.texts import one_time_code as words
from app.wire.one_time_code import check_bytes, read_code_answer, read_sent, wanted_object
from offline_cache.central_client import CentreAddress
from offline_cache.centre_asks import CentreAsks
from offline_cache.link import Link

DEADLINE_S = 10.0  # the customer stands there


class CentreCodes:
    """Used as CentreAsks is."""

    def __init__(self, address: CentreAddress, *, link: Link, deadline_s: float = DEADLINE_S) -> None:
        self._asks = CentreAsks(
            address, link=link, deadline_s=deadline_s, offline=words.OFFLINE, no_answer=words.NO_ANSWER
        )

    def close(self) -> None:
        """Ends a call under way at once; each later one is CentralTrouble."""
        self._asks.close()

    def send(self, wanted: CodeWanted) -> CodeSent:
        """Raises CentralTrouble; InputRefused with the centre's own sentence where it sends none."""
        return self._asks.ask("/sync/v1/code", json.dumps(wanted_object(wanted)).encode(), read_sent)

    def check(self, message: str, code: str, wanted: CodeWanted) -> CodeAnswer:
        """Raises CentralTrouble, InputRefused."""
        return self._asks.ask("/sync/v1/code/check", check_bytes(message, code, wanted), read_code_answer)

"""Handing a catalogue to the centre, which tells every counter. The one call that needs the operator's import token."""

import json

from app.errors import CentralTrouble, InputRefused
from app.texts import data_files as words
from app.texts.language import Text
from offline_cache.bounded_http import BoundedHttp, NoAnswer

DEADLINE_S = 60.0  # a whole catalogue goes up, and the centre writes it
PATH = "/sync/v1/catalogue"
MOST_ANSWER_BYTES = 64 * 1024


def upload_catalogue(toml: str, *, url: str, token: str, deadline_s: float = DEADLINE_S) -> None:
    """Raises InputRefused with the centre's own sentence, and CentralTrouble where it is not reached."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/toml"}
    http = BoundedHttp(url.rstrip("/"))
    try:
        with http.within(deadline_s):
            answer = http.call("POST", PATH, headers=headers, body=toml.encode(), most_bytes=MOST_ANSWER_BYTES)
    except NoAnswer as nothing:
        raise CentralTrouble(words.IMPORT_UNREACHABLE, address=url) from nothing
    finally:
        http.close()
    if answer.status >= 500:
        raise CentralTrouble(words.IMPORT_UNREACHABLE, address=url)
    said = _object(answer.body)
    if answer.status == 200 and "version" in said:
        return
    zh, en = said.get("message"), said.get("reason")
    if answer.status >= 400 and isinstance(zh, str) and isinstance(en, str):
        raise InputRefused(Text(zh, en))
    raise CentralTrouble(words.IMPORT_STRANGE, address=url)


def _object(raw: bytes) -> dict[str, object]:
    try:
        said = json.loads(raw)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}

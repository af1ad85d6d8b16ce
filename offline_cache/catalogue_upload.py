"""Handing a catalogue to the centre, which tells every counter. The one call that needs the operator's import token."""

import json

import requests

from app.errors import CentralTrouble, InputRefused
from app.texts import data_files as words
from app.texts.language import Text
from offline_cache.deadline import Deadline, watched_session

DEADLINE_S = 60.0  # a whole catalogue goes up, and the centre writes it
PATH = "/sync/v1/catalogue"
MOST_ANSWER_BYTES = 64 * 1024


def upload_catalogue(toml: str, *, url: str, token: str, deadline_s: float = DEADLINE_S) -> None:
    """Raises InputRefused with the centre's own sentence, and CentralTrouble where it is not reached."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/toml"}
    session = watched_session()
    try:
        with Deadline(deadline_s) as deadline:
            answer = session.post(
                url.rstrip("/") + PATH,
                data=toml.encode(),
                headers=headers,
                timeout=deadline_s,
                allow_redirects=False,
                stream=True,
            )
            raw = answer.raw.read(MOST_ANSWER_BYTES, decode_content=True)
    except (requests.RequestException, OSError, ValueError) as wrong:
        raise CentralTrouble(words.IMPORT_UNREACHABLE, address=url) from wrong
    finally:
        session.close()
    if deadline.passed or answer.status_code >= 500:
        raise CentralTrouble(words.IMPORT_UNREACHABLE, address=url)
    said = _object(raw)
    if answer.status_code == 200 and "version" in said:
        return
    zh, en = said.get("message"), said.get("reason")
    if answer.status_code >= 400 and isinstance(zh, str) and isinstance(en, str):
        raise InputRefused(Text(zh, en))
    raise CentralTrouble(words.IMPORT_STRANGE, address=url)


def _object(raw: bytes) -> dict[str, object]:
    try:
        said = json.loads(raw)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}

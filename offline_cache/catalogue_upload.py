"""Handing a catalogue or matters to the centre, which tells every counter: what needs the operator's import token."""

import json

from app.errors import CentralTrouble
from app.texts import data_files as words
from offline_cache.one_call import CallWords, post_once

DEADLINE_S = 60.0  # a whole catalogue goes up, and the centre writes it
PATH = "/sync/v1/catalogue"
MATTERS_PATH = "/sync/v1/matters"
_WORDS = CallWords(words.IMPORT_UNREACHABLE, words.IMPORT_STRANGE)


def upload_catalogue(toml: str, *, url: str, token: str, deadline_s: float = DEADLINE_S) -> None:
    """Raises InputRefused with the centre's own sentence, and CentralTrouble where it is not reached."""
    _upload(PATH, toml, url=url, token=token, deadline_s=deadline_s)


def upload_matters(toml: str, *, url: str, token: str, deadline_s: float = DEADLINE_S) -> None:
    """Raises as upload_catalogue."""
    _upload(MATTERS_PATH, toml, url=url, token=token, deadline_s=deadline_s)


def _upload(path: str, toml: str, *, url: str, token: str, deadline_s: float) -> None:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/toml"}
    said = post_once(url, path, toml.encode(), headers=headers, deadline_s=deadline_s, words=_WORDS)
    try:
        taken = "version" in json.loads(said)
    except (ValueError, TypeError):
        taken = False
    if not taken:
        raise CentralTrouble(words.IMPORT_STRANGE, address=url)

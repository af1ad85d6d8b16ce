"""A single call to a centre outside the sync: its answer, or its own sentence why not."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.errors import CentralTrouble, InputRefused
from app.texts.language import Text
from offline_cache.bounded_http import BoundedHttp, HttpAnswer, NoAnswer

MOST_ANSWER_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class CallWords:
    """What is said where nothing answers, and where what answers is not the centre; both hold {address}."""

    unreachable: Text
    strange: Text


def post_once(
    url: str,
    path: str,
    body: bytes,
    *,
    headers: Mapping[str, str],
    deadline_s: float,
    words: CallWords,
    certificate_sha256: str = "",
) -> bytes:
    """The body of a 200. Raises InputRefused with the centre's own sentence, and CentralTrouble."""
    http = BoundedHttp(url.rstrip("/"), certificate_sha256=certificate_sha256)

    def call() -> HttpAnswer:
        return http.call("POST", path, headers=headers, body=body, most_bytes=MOST_ANSWER_BYTES)

    return _once(http, call, url, deadline_s=deadline_s, words=words)


def get_once(
    url: str,
    path: str,
    params: Mapping[str, str],
    *,
    headers: Mapping[str, str],
    deadline_s: float,
    words: CallWords,
    most_bytes: int,
) -> bytes:
    """Raises as post_once, also for an answer over `most_bytes`."""
    http = BoundedHttp(url.rstrip("/"))

    def call() -> HttpAnswer:
        return http.call("GET", path, params=params, headers=headers, most_bytes=most_bytes)

    return _once(http, call, url, deadline_s=deadline_s, words=words)


def _once(http: BoundedHttp, call: Callable[[], HttpAnswer], url: str, *, deadline_s: float, words: CallWords) -> bytes:
    """Raises InputRefused with the centre's own sentence, and CentralTrouble."""
    try:
        with http.within(deadline_s):
            answer = call()
    except NoAnswer as nothing:
        raise CentralTrouble(words.unreachable, address=url) from nothing
    finally:
        http.close()
    if answer.status >= 500:
        raise CentralTrouble(words.unreachable, address=url)
    if answer.status == 200:
        return answer.body
    said = _object(answer.body)
    zh, en = said.get("message"), said.get("reason")
    if answer.status >= 400 and isinstance(zh, str) and isinstance(en, str):
        raise InputRefused(Text(zh, en))
    raise CentralTrouble(words.strange, address=url)


def _object(raw: bytes) -> dict[str, object]:
    try:
        said = json.loads(raw)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}

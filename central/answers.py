"""Answers of the centre: JSON bodies and TM Forum's error body {code, reason, message, status}."""

import json
from collections.abc import Mapping
from datetime import date

from fastapi import Response

from app.texts import centre_answers as texts
from app.texts.language import Language, Text
from app.wire.canonical import JsonObject
from app.wire.records import written

JSON_TYPE = "application/json; charset=utf-8"
MOST_SAID = 200  # characters of what somebody sent, said back to them


class CallRefused(Exception):
    """A call that cannot be answered. `code` is for programs, the words are for people, in both languages."""

    def __init__(self, status: int, code: str, text: Text, /, **values: object) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        values = {name: value[:MOST_SAID] if isinstance(value, str) else value for name, value in values.items()}
        self.zh = text.say(Language.ZH, **values)
        self.en = text.say(Language.EN, **values)


def json_answer(
    body: JsonObject | list[JsonObject], *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    words = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(words.encode(), status_code=status, headers=dict(headers or {}), media_type=JSON_TYPE)


def record_answer(value: object) -> Response:
    """One record of the trade, as its other end reads it (app/wire/records.py)."""
    return body_answer(written(value))


def body_answer(body: bytes) -> Response:
    """JSON that is written already."""
    return Response(body, media_type=JSON_TYPE)


def read_day(said: str) -> date:
    """Raises CallRefused (400)."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise CallRefused(400, "bad_day", texts.DAY_WRONG, day=said) from None


def error_answer(refused: CallRefused) -> Response:
    body = {"code": refused.code, "reason": refused.en, "message": refused.zh, "status": str(refused.status)}
    headers = {"WWW-Authenticate": "Bearer"} if refused.status == 401 else None
    return json_answer(body, status=refused.status, headers=headers)

"""POST /sync/v1/code and /sync/v1/code/check: a confirmation code is sent, then compared. Both ends use this.

The code itself travels once, from the counter to the centre; nothing here writes it into a log or an answer.
"""

import json
from datetime import datetime

from app.domain.one_time_code import CodeAnswer, CodeOutcome, CodeSent, CodeWanted
from app.texts.language import Language
from app.wire.canonical import JsonObject, read_json
from app.wire.moment import moment, read_moment
from app.wire.strict import record, text


def wanted_object(wanted: CodeWanted) -> JsonObject:
    return {
        "customer": wanted.customer_id,
        "number": wanted.number,
        "form": wanted.form_id,
        "version": wanted.version,
        "line": wanted.line_id,
        "offer": wanted.offer_code,
        "catalogue": wanted.catalogue_version,
        "language": wanted.language.value,
    }


def read_wanted(value: object) -> CodeWanted:
    """Raises ValueError."""
    row = record(
        value, "code", customer=str, number=str, form=str, version=int, line=str, offer=str, catalogue=str, language=str
    )
    return CodeWanted(
        customer_id=text(row["customer"], "customer"),
        number=text(row["number"], "number"),
        form_id=text(row["form"], "form"),
        version=row["version"],
        line_id=text(row["line"], "line"),
        offer_code=text(row["offer"], "offer"),
        catalogue_version=text(row["catalogue"], "catalogue"),
        language=Language(row["language"]),
    )


def sent_object(sent: CodeSent) -> JsonObject:
    return {"message": sent.message, "to": sent.to, "expires_at": moment(sent.expires_at)}


def read_sent(raw: bytes) -> CodeSent:
    """Raises ValueError."""
    row = record(read_json(raw), "sent", message=str, to=str, expires_at=str)
    return CodeSent(text(row["message"], "message"), row["to"], read_moment(row["expires_at"]))


def check_bytes(message: str, code: str, wanted: CodeWanted) -> bytes:
    return json.dumps({"message": message, "code": code, "wanted": wanted_object(wanted)}).encode()


def read_check(raw: bytes) -> tuple[str, str, CodeWanted]:
    """Message, code as typed, and what it is for. Raises ValueError."""
    row = record(read_json(raw), "check", message=str, code=str, wanted=dict)
    return text(row["message"], "message"), row["code"], read_wanted(row["wanted"])


def answer_object(answer: CodeAnswer) -> JsonObject:
    at = moment(answer.at) if answer.at is not None else ""
    return {"outcome": answer.outcome.value, "left": answer.left, "at": at}


def read_code_answer(raw: bytes) -> CodeAnswer:
    """Raises ValueError, also for a confirmation without its moment."""
    row = record(read_json(raw), "answer", outcome=str, left=int, at=str)
    at: datetime | None = read_moment(row["at"]) if row["at"] else None
    outcome = CodeOutcome(row["outcome"])
    if (outcome is CodeOutcome.CONFIRMED) is not (at is not None):
        raise ValueError("a confirmation has its moment, and nothing else has one")
    return CodeAnswer(outcome, row["left"], at)

"""Why the centre refused an order or a line, as stores keep it: JSON, and to whom it was handed since."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.texts.language import Text, same

_UNSAID: Final = same("—")


@dataclass(frozen=True, slots=True)
class KeptRefusal:
    """`code` and `words` are the centre's; `handed_to` a staff number, to be done `until`, "" for nobody."""

    code: str = ""
    words: Text = _UNSAID
    handed_to: str = ""
    until: date | None = None
    handed_why: str = ""


def refusal_json(code: str, reason: Text) -> str:
    """As the store keeps it."""
    return _json({"code": code, "zh": reason.zh, "en": reason.en})


def handed_json(kept: str, *, to: str, until: date, why: str) -> str:
    """The same, handed to somebody: the one before them is forgotten."""
    said: dict[str, str] = json.loads(kept)
    return _json(said | {"handed_to": to, "until": until.isoformat(), "handed_why": why})


def read_refusal(kept: str) -> KeptRefusal:
    """What of it can be read: facts of other counters are not looked into when they come."""
    try:
        said = json.loads(kept)
        until = said.get("until")
        return KeptRefusal(
            str(said["code"]),
            Text(str(said["zh"]), str(said["en"])),
            str(said.get("handed_to", "")),
            date.fromisoformat(until) if until else None,
            str(said.get("handed_why", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return KeptRefusal()


def _json(said: dict[str, str]) -> str:
    return json.dumps(said, ensure_ascii=False)

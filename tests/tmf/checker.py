"""Whether a body is what TM Forum's official v4 file says, and nothing else.

The files leave every object open, so a misspelt attribute would pass; here each object that declares attributes is
closed before anything is compared. Attributes marked readOnly are taken as any other.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, FormatChecker

FILES = Path(__file__).parent / "files"

_formats = FormatChecker(formats=())


@_formats.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or ("T" in value and datetime.fromisoformat(value).tzinfo is not None)


def faults(api: str, schema: str, body: Any) -> list[str]:
    """What is wrong with `body` as `schema` of the file of `api` (622): place and reason each."""
    return _faults(_closed(api), {"$ref": f"#/definitions/{schema}"}, body)


def request_faults(api: str, operation: str, body: Any) -> list[str]:
    """As `faults`, for what is sent: operation is "POST /productOrder"."""
    method, path = operation.split()
    parameters = _closed(api)["paths"][path][method.lower()]["parameters"]
    (sent,) = [p["schema"] for p in parameters if p["in"] == "body"]
    return _faults(_closed(api), sent, body)


def answer_faults(api: str, operation: str, status: int, body: Any) -> list[str]:
    """As `faults`, for what is answered. A page (206) is described as the whole list (200)."""
    method, path = operation.split()
    answers = _closed(api)["paths"][path][method.lower()]["responses"]
    return _faults(_closed(api), answers[str(200 if status == 206 else status)]["schema"], body)


def _faults(document: dict[str, Any], schema: dict[str, Any], body: Any) -> list[str]:
    root = {"allOf": [schema], "definitions": document["definitions"]}
    found = Draft4Validator(root, format_checker=_formats).iter_errors(body)
    return sorted(f"/{'/'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in found)


@cache
def _closed(api: str) -> dict[str, Any]:
    (file,) = FILES.glob(f"TMF{api}-*.json")
    document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8-sig"))
    for schema in _schemas(document["definitions"]):
        if isinstance(schema.get("properties"), dict):
            schema["additionalProperties"] = False
    return document


def _schemas(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for below in node.values():
            yield from _schemas(below)
    elif isinstance(node, list):
        for below in node:
            yield from _schemas(below)

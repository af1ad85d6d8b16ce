"""TMF630: which part of a list, which attributes, which filters; and the headers that say so."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from app.texts import centre_answers as words
from app.wire.canonical import JsonObject
from central.answers import CallRefused

DEFAULT_LIMIT = 50
MOST = 200
FARTHEST = 10_000_000

_OWN = ("offset", "limit", "fields")


@dataclass(frozen=True, slots=True)
class ListCall:
    """`filters` are attribute and accepted values (a comma is an or); `fields` empty means all."""

    offset: int
    limit: int
    fields: tuple[str, ...]
    filters: dict[str, tuple[str, ...]]


def read_list_call(params: Iterable[tuple[str, str]], *, known: Iterable[str]) -> ListCall:
    """Raises CallRefused (400) for a filter that is none here or a number that is none."""
    given = list(params)
    values = dict(given)
    filters: dict[str, tuple[str, ...]] = {}
    names = sorted(known)
    for name, value in given:
        if name in _OWN:
            continue
        if name not in names:
            raise CallRefused(400, "unknown_filter", words.FILTER_UNKNOWN, name=name, known=", ".join(names) or "-")
        filters[name] = tuple(value.split(","))
    return ListCall(
        offset=whole_number("offset", values.get("offset", "0"), least=0, most=FARTHEST),
        limit=whole_number("limit", values.get("limit", str(DEFAULT_LIMIT)), least=1, most=MOST),
        fields=read_fields(values.get("fields", "")),
        filters=filters,
    )


def whole_number(name: str, value: str, *, least: int, most: int) -> int:
    """Raises CallRefused (400)."""
    if not (value.isascii() and value.isdigit()) or len(value) > 9 or not least <= int(value) <= most:
        raise CallRefused(400, "bad_number", words.NUMBER_WRONG, name=name, least=least, most=most)
    return int(value)


def read_fields(value: str) -> tuple[str, ...]:
    return tuple(name for name in value.split(",") if name)


def only(body: JsonObject, fields: tuple[str, ...]) -> JsonObject:
    """The asked attributes, always with id and href."""
    if not fields:
        return body
    return {name: value for name, value in body.items() if name in ("id", "href") or name in fields}


def page_headers(call: ListCall, *, path: str, shown: int, total: int) -> dict[str, str]:
    headers = {"X-Total-Count": str(total), "X-Result-Count": str(shown)}
    links = {}
    if call.offset + shown < total:
        links["next"] = call.offset + call.limit
    if call.offset > 0:
        links["prev"] = max(0, call.offset - call.limit)
    if links:
        parts = [f'<{path}?{_query(call, offset)}>; rel="{name}"' for name, offset in links.items()]
        headers["Link"] = ", ".join(parts)
    return headers


def _query(call: ListCall, offset: int) -> str:
    fields = {"fields": ",".join(call.fields)} if call.fields else {}
    filters = {name: ",".join(values) for name, values in call.filters.items()}
    return urlencode({**filters, **fields, "offset": offset, "limit": call.limit})

"""Bytes that a release signed read back to the same bytes with today's program, for ever.

The files in signed/ are what stood in stores: schema 1 from a counter of 0.1.0, schema 2 from the program of the day
before schema 3. They are never made anew.
"""

import hashlib
import json
from dataclasses import MISSING, fields, replace
from pathlib import Path

import pytest

from app.domain.content import SCHEMA, SINCE, Content, read_content
from app.errors import Bug
from tests.fakes import orders as demo

SIGNED = {  # sha256 as the signature was bound to it
    "schema-1-zh": "eef0707ec8909af0423285ce825def0946f07584e72f8c4a3e8c43b51a07088e",
    "schema-2-zh": "00c1fb79087c41c89855f917f0c56ed3227c61e726e957b84ff106cba463aec3",
    "schema-2-en-offline": "3f20555625562bef0c6206db756702f2169e59b446fd44adf8069da772066f7e",
}


def stored(name: str) -> bytes:
    return (Path(__file__).parent / "signed" / f"{name}.json").read_bytes()


@pytest.mark.parametrize("name", sorted(SIGNED))
def test_signed_bytes_keep_their_hash(name: str) -> None:
    raw = stored(name)
    content = read_content(raw)
    assert hashlib.sha256(raw).hexdigest() == SIGNED[name]
    assert (content.to_bytes(), content.sha256) == (raw, SIGNED[name])
    assert f"schema-{content.schema}" in name


@pytest.mark.parametrize("name", sorted(SIGNED))
def test_a_field_of_a_later_schema_is_no_part_of_an_older_one(name: str) -> None:
    row = json.loads(stored(name))
    later = [field for field, since in SINCE[Content].items() if since > row["schema"]]
    for field in later or ["not_yet"]:
        raw = json.dumps({**row, field: []}, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        with pytest.raises(ValueError, match=field):
            read_content(raw)


def test_what_an_older_schema_has_no_place_for_is_never_dropped_in_silence() -> None:
    old = read_content(stored("schema-1-zh"))
    new = read_content(stored("schema-2-zh"))
    with pytest.raises(Bug, match="attachments"):
        replace(old, attachments=new.attachments).to_bytes()


def test_every_field_that_came_later_has_a_default() -> None:
    for part, names in SINCE.items():
        have = {field.name: field.default for field in fields(part)}
        for name, since in names.items():
            assert 2 <= since <= SCHEMA
            assert have[name] is not MISSING, f"{part.__name__}.{name}"


@pytest.mark.parametrize("schema", [0, SCHEMA + 1, "2", None, [2]])
def test_a_schema_nobody_knows_is_refused(schema: object) -> None:
    row = json.loads(demo.a_form().content().to_bytes())
    raw = json.dumps({**row, "schema": schema}, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    with pytest.raises(ValueError, match="schema"):
        read_content(raw)


@pytest.mark.parametrize("raw", [b"[]", b"1", b"null", b'"schema"', b'{"schema":2}'])
def test_bytes_of_something_else_are_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="not the content"):
        read_content(raw)

"""Set-up files (docs/setup.md): what a counter is set up from, and what one desk hands to the next, in one form."""

from collections.abc import Mapping

from app.domain.setting import Setting
from app.domain.setup_fields import answer_faults
from app.handling.data_file.document import Document
from app.handling.data_file.table import Table
from app.handling.hall_file import quoted
from app.texts import setup as words


def read_fields(
    text: str, *, fields: tuple[Setting, ...], answers: Mapping[str, str], later: tuple[Setting, ...] = ()
) -> dict[str, str]:
    """`answers` with what the file gives over it. A field of `later` may be missing: it is asked.

    Raises FileFaulty with every fault at its line: fields that do not exist, values that cannot stand.
    """
    document = Document(text, faulty=words.SETUP_FAULTY, records=())
    known = {one.key: one for one in fields}
    places: dict[str, tuple[Table, str]] = {}
    found = dict(answers)
    _walk(document.head, "", tuple(known), found, places)
    unread = {one.key for one in later if not found.get(one.key)}
    asked = tuple(one for one in fields if one.key not in unread)
    for fault in answer_faults(found, fields=asked):
        table, key = places.get(fault.key, (document.head, fault.key))
        if table.sound(key):
            table.fault(key, fault.words)
    document.refuse_faults()
    return found


def _walk(
    table: Table, path: str, keys: tuple[str, ...], found: dict[str, str], places: dict[str, tuple[Table, str]]
) -> None:
    """Reads the fields below `path`, group by group, and notes where each stands for what is said of it later."""
    below: dict[str, None] = {}
    for key in keys:
        if not key.startswith(path):
            continue
        name, _, deeper = key[len(path) :].partition(".")
        if deeper:
            below.setdefault(name)
            continue
        places[key] = (table, name)
        value = table.plain_or_absent(name)
        if value is not None:
            found[key] = value
    for name in below:
        group = table.group_or_absent(name)
        if group is not None:
            _walk(group, f"{path}{name}.", keys, found, places)
    table.finish()


def write_fields(values: Mapping[str, str], *, fields: tuple[Setting, ...]) -> str:
    """A file that `read_fields` reads back; only fields with a value, each under its explanation in both languages."""
    rows: list[str] = []
    for one in fields:
        if values.get(one.key, ""):
            rows += [f"# {one.name.zh} · {one.name.en}", f"{one.key} = {quoted(values[one.key])}"]
    return "\n".join((*rows, ""))

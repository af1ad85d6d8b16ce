"""The operator's catalogue from its TOML file (docs/catalogue.md): all of it is right, or every fault is named."""

from datetime import date

from app.domain.catalogue import TOP_UP_MATTER, Catalogue
from app.handling.catalogue_file.matters import read_matter
from app.handling.catalogue_file.offerings import read_offering
from app.handling.data_file.document import Document, decode
from app.handling.data_file.table import Table, check_unique
from app.texts import data_files as words

_RECORDS = {"notice": "notices", "matter": "matters", "offering": "offerings"}


def decode_catalogue(raw: bytes) -> str:
    """The text of a catalogue file. Raises FileFaulty where it is not UTF-8."""
    return decode(raw, faulty=words.CATALOGUE_FAULTY)


def read_catalogue(text: str) -> Catalogue:
    """The catalogue of a file's text. Raises FileFaulty with every fault and its place."""
    document = Document(text, faulty=words.CATALOGUE_FAULTY, records=tuple(_RECORDS))
    head = document.head
    version = head.shaped("version", r"\d{4}-\d{2}-\d{2}\.[1-9]", example="2026-11-19.3")
    if head.sound("version"):
        _check_day(head, version[:10])
    name = head.text("name")
    template_version = head.string("template_version")
    statement = head.text("statement")
    _check_counts(document)
    head.finish()

    notices = tuple(table.both() for table in document.tables("notice", label=""))
    matter_tables = document.tables("matter", label="code")
    matters = tuple(read_matter(table) for table in matter_tables)
    check_unique(matter_tables, "code", [m.code for m in matters])
    known = frozenset(m.code for m in matters)
    if TOP_UP_MATTER not in known:
        head.fault("matter", words.NO_TOP_UP)
    tables = document.tables("offering", label="code")
    offerings = tuple(read_offering(table, matters=known) for table in tables)
    check_unique(tables, "code", [o.code for o in offerings])
    check_unique(tables, "position", [o.position for o in offerings])
    document.refuse_faults()
    return Catalogue.of(
        version=version,
        name=name,
        template_version=template_version,
        notices=notices,
        statement=statement,
        matters=matters,
        offerings=offerings,
    )


def _check_day(head: Table, words_of_day: str) -> None:
    try:
        date.fromisoformat(words_of_day)
    except ValueError:
        head.fault("version", words.WANTS_SHAPE, example="2026-11-19.3")


def _check_counts(document: Document) -> None:
    """The head says how many records follow: a file cut off between two of them would read as a whole one."""
    counts = document.head.group("counts")
    if counts is None:
        return
    for record, key in _RECORDS.items():
        said = counts.whole(key, least=1, most=1_000_000)
        found = document.count(record)
        if counts.sound(key) and said != found:
            counts.fault(key, words.COUNT_DIFFERS, said=said, found=found)
    counts.finish()

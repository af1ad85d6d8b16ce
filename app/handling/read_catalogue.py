"""The operator's catalogue from its TOML file (docs/catalogue.md): all of it is right, or every fault is named."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.catalogue import Catalogue
from app.domain.matter import Matter
from app.domain.matters import NAMED_BY_CODE, Matters
from app.domain.offering import Offering
from app.domain.waiver import Waiver
from app.handling.catalogue_file.conditions import check_conditions
from app.handling.catalogue_file.matters import read_older_matter
from app.handling.catalogue_file.offering_rules import check_names, check_way_out
from app.handling.catalogue_file.offerings import read_offering
from app.handling.catalogue_file.point_rules import read_point_rules
from app.handling.catalogue_file.tariff_rules import read_tariff_rule
from app.handling.catalogue_file.waivers import check_overlaps, read_waiver
from app.handling.data_file.document import Document, decode
from app.handling.data_file.new_words import NAME, PARAGRAPH, Drawable, NewWords, any_character
from app.handling.data_file.table import check_unique
from app.texts import data_files as words
from app.texts import matters as matter_words
from app.texts import templates as template_words
from app.texts.language import Text

_RECORDS = {"notice": "notices", "offering": "offerings"}
# since 0.3; a file may have none
_LATER_RECORDS = {"waiver": "waivers", "tariff_rule": "tariff_rules", "point_rule": "point_rules"}
_OLDER_RECORDS = {**_RECORDS, "matter": "matters"}
_ALL_RECORDS = (*_OLDER_RECORDS, *_LATER_RECORDS)


def decode_catalogue(raw: bytes) -> str:
    """The text of a catalogue file. Raises FileFaulty where it is not UTF-8."""
    return decode(raw, faulty=words.CATALOGUE_FAULTY)


@dataclass(frozen=True, slots=True)
class KeptCatalogue:
    """`older` is true where the text holds matters of its own, as every file of before 0.3 does."""

    catalogue: Catalogue
    older: bool


def read_catalogue(
    text: str, *, matters: Matters | None, new: bool = True, drawable: Drawable = any_character
) -> Catalogue:
    """The catalogue of a file's text under `matters`; with None any matter may be named, as where it goes has its own.
    One that is not `new` was taken already, and stays readable where today's rules would refuse it. The words of a new
    one are `drawable` by a font.

    Raises FileFaulty with every fault and its place.
    """
    new_words = NewWords(drawable) if new else None
    document = Document(text, faulty=words.CATALOGUE_FAULTY, records=_ALL_RECORDS, new_words=new_words)
    if document.count("matter"):
        document.tables("matter", label="code")[0].fault("", matter_words.MATTERS_ELSEWHERE)
    document.check_counts(_counted(document, _RECORDS))
    if matters is None:
        return _rest(document, None, version="", new=new)
    return _rest(document, matters.matters, version=matters.version, new=new)


def read_kept_catalogue(text: str, *, matters: Matters, complete: bool = True) -> KeptCatalogue:
    """The same of a text that a store or the centre keeps, which may hold the matters itself: those lie over `matters`.

    Without `complete` a matter may be missing: today's rules need not know every offer of years ago. Raises FileFaulty.
    """
    document = Document(text, faulty=words.CATALOGUE_FAULTY, records=_ALL_RECORDS)
    tables = document.tables("matter", label="code")
    if not tables:
        document.check_counts(_counted(document, _RECORDS))
        known = matters.matters if complete else None
        catalogue = _rest(document, known, version=matters.version)
        return KeptCatalogue(catalogue.under(matters), older=False)
    document.check_counts(_counted(document, _OLDER_RECORDS))
    own = [read_older_matter(table, over=matters) for table in tables]
    check_unique(tables, "code", [matter.code for matter in own])
    both = {**matters.matters, **{matter.code: matter for matter in own}}
    return KeptCatalogue(_rest(document, both, version=""), older=True)


def _counted(document: Document, records: Mapping[str, str]) -> Mapping[str, str]:
    """Without notices of its own the words come from the template it names (docs/templates.md)."""
    later = {name: key for name, key in _LATER_RECORDS.items() if document.counted(name, key)}
    without = () if document.count("notice") else ("notice",)
    return {name: key for name, key in {**records, **later}.items() if name not in without}


def _rest(document: Document, matters: Mapping[str, Matter] | None, *, version: str, new: bool = False) -> Catalogue:
    """Head and offers; with None any matter is taken. Raises FileFaulty."""
    head = document.head
    said = head.version("version")
    name = head.text("name", NAME)
    template_version = head.string("template_version")
    own_words = bool(document.count("notice"))
    statement = head.text("statement", PARAGRAPH) if own_words else Text("", "")
    if not own_words:
        head.forbid("statement", template_words.BOTH_GIVEN)
    head.finish()
    notices = tuple(table.both(PARAGRAPH) for table in document.tables("notice", label=""))
    for code in (code for code in NAMED_BY_CODE if matters is not None and code not in matters):
        head.fault("matter", matter_words.MISSING_MATTER, code=code)
    tables = document.tables("offering", label="code")
    offerings = tuple(read_offering(table, matters=matters) for table in tables)
    check_unique(tables, "code", [o.code for o in offerings])
    check_unique(tables, "position", [o.position for o in offerings])
    if not document.count("matter"):
        for table, offering in zip(tables, offerings, strict=True):
            check_way_out(table, offering)
    if new:
        check_names(tables, offerings)
    if head.sound("counts"):  # of a file that was cut off nobody can say which offers it has
        check_conditions(tables, offerings)
    waivers = _waivers(document, offerings)
    rule_tables = document.tables("tariff_rule", label="code")
    rules = tuple(read_tariff_rule(table) for table in rule_tables)
    check_unique(rule_tables, "code", [rule.code for rule in rules])
    points = read_point_rules(document.tables("point_rule", label="stars_from"))
    document.refuse_faults()
    return Catalogue.of(
        version=said,
        name=name,
        template_version=template_version,
        notices=notices,
        statement=statement,
        matters=tuple((matters or {}).values()),
        offerings=offerings,
        matters_version=version,
        waivers=waivers,
        tariff_rules=rules,
        point_rules=points,
    )


def _waivers(document: Document, offerings: tuple[Offering, ...]) -> tuple[Waiver, ...]:
    tables = document.tables("waiver", label="code")
    whole = document.head.sound("counts")  # of a file that was cut off nobody can say which offers it has
    known = {offering.code: offering for offering in offerings} if whole else None
    waivers = tuple(read_waiver(table, offerings=known) for table in tables)
    check_unique(tables, "code", [waiver.code for waiver in waivers])
    check_overlaps(tables, waivers)
    return waivers

"""The matters file (docs/matters.md): all of it is right, or every fault is named with its line and record."""

import re
from collections.abc import Mapping

from app.domain.catalogue import Catalogue
from app.domain.certificates import CertificateKind
from app.domain.matter import (
    AgentRule,
    CheckKind,
    DocumentKind,
    Evidence,
    Matter,
    Minutes,
    OfflineClass,
    QueueClass,
    SelfService,
    Showing,
    SumRange,
    Who,
)
from app.domain.matters import NAMED_BY_CODE, Matters
from app.domain.money import yuan
from app.domain.right import Right, RightGroup
from app.errors import InputRefused
from app.handling.data_file.document import Document, decode
from app.handling.data_file.table import Table, check_unique
from app.handling.matter_rules import check_matter
from app.texts import data_files
from app.texts import matters as words
from app.texts.language import same

CODE = r"[a-z][a-z0-9_]{1,39}"
CERTIFICATE = r"[A-Z][A-Z0-9-]{1,19}"
_RECORDS = {"document": "documents", "matter": "matters"}
_REAL_NAME = {"none": (False, False), "card": (True, False), "card_and_face": (True, True)}
MOST_MINUTES = 240
MOST_VISIT_DAYS = 366


def decode_matters(raw: bytes) -> str:
    """The text of a matters file. Raises FileFaulty where it is not UTF-8."""
    return decode(raw, faulty=words.MATTERS_FAULTY)


def is_matters_file(text: str) -> bool:
    """Whether somebody who chose a file meant this kind: it has documents, and a catalogue has none."""
    return re.search(r"^\s*\[\[document\]\]", text, re.MULTILINE) is not None


def read_matters(text: str) -> Matters:
    """The rules of a file's text. Raises FileFaulty with every fault and its place."""
    document = Document(text, faulty=words.MATTERS_FAULTY, records=tuple(_RECORDS))
    head = document.head
    version = head.version("version")
    name = head.text("name")
    document.check_counts(_RECORDS)
    head.finish()
    kinds = _documents(document)
    tables = document.tables("matter", label="code")
    matters = tuple(_matter(table, kinds) for table in tables)
    check_unique(tables, "code", [matter.code for matter in matters])
    known = {matter.code for matter in matters}
    for code in NAMED_BY_CODE:
        if code not in known:
            head.fault("matter", words.MISSING_MATTER, code=code)
    document.refuse_faults()
    return Matters.of(version=version, name=name, matters=matters)


def refuse_lacking(matters: Matters, on_sale: Catalogue | None) -> None:
    """Raises InputRefused where the catalogue on sale needs a matter that is not there."""
    lacking = sorted(on_sale.matters_named() - matters.matters.keys()) if on_sale is not None else []
    if on_sale is not None and lacking:
        raise InputRefused(words.NEEDED_BY_CATALOGUE, version=on_sale.version, codes=", ".join(lacking))


def _documents(document: Document) -> dict[str, DocumentKind]:
    tables = document.tables("document", label="code")
    kinds = []
    for table in tables:
        kinds.append(
            DocumentKind(
                code=table.shaped("code", CODE, example="resident_id"),
                name=table.text("name"),
                showing=table.choice("showing", Showing),
                # files of before the greeter's list say nothing of it
                instead=table.text_or_none("instead") if table.has("instead") else None,
                proves=table.choice("proves", Who) if table.has("proves") else None,
            )
        )
        table.finish()
    check_unique(tables, "code", [kind.code for kind in kinds])
    return {kind.code: kind for kind in kinds}


def _matter(table: Table, kinds: Mapping[str, DocumentKind]) -> Matter:
    real_name, face = _real_name(table)
    order_fen, sum_fen = _limit(table)
    rule, rule_source = _agent(table)
    matter = Matter(
        code=table.shaped("code", CODE, example="plan_change"),
        name=table.text("name"),
        about=table.text("about"),
        bring=table.text("bring"),
        offline=table.choice("offline", OfflineClass),
        offline_limit_fen=sum_fen,
        offline_order_limit_fen=order_fen,
        why_offline=table.text_or_none("why_offline"),
        instead=table.text_or_none("instead"),
        real_name=real_name,
        face=face,
        agent=rule,
        agent_source=rule_source,
        documents=_who_brings_what(table, kinds),
        checks=table.choices_or_none("checks", CheckKind),
        minutes=_minutes(table),
        queue=table.choice("queue", QueueClass),
        right=_right(table),
        certificate=_certificate(table),
        second_confirmation=table.flag("second_confirmation"),
        notices=table.codes_or_none("notices", CODE, example="fraud_notice"),
        self_service=table.choices_or_none("self_service", SelfService),
        source=table.choice("source", Evidence),
        sums=_sums(table),
        visit_days=table.whole("visit_days", least=1, most=MOST_VISIT_DAYS) if table.has("visit_days") else None,
    )
    table.finish()
    check_matter(matter, table)
    return matter


def _real_name(table: Table) -> tuple[bool, bool]:
    """Whether the card must have been read, and whether the face is compared."""
    said = table.string("real_name")
    if said not in _REAL_NAME and table.sound("real_name"):
        table.fault("real_name", data_files.WANTS_ONE_OF, allowed=same(", ".join(_REAL_NAME)))
    return _REAL_NAME.get(said, (False, False))


def _limit(table: Table) -> tuple[int | None, int | None]:
    """Of one form, and of this form with the orders that are not sent yet."""
    group = table.group_or_none("offline_limit")
    if group is None:
        return None, None
    order, whole = group.fen("order"), group.fen("sum")
    group.finish()
    if group.sound("order", "sum") and order > whole:
        table.fault("offline_limit", words.LIMITS_REVERSED, order=yuan(order), sum=yuan(whole))
    return order, whole


def _sums(table: Table) -> SumRange | None:
    group = table.group_or_absent("sums")
    if group is None:
        return None
    sums = SumRange(group.fen("least"), group.fen("most"))
    group.finish()
    if group.sound("least", "most") and sums.least_fen > sums.most_fen:
        table.fault("sums", words.SUMS_REVERSED, least=yuan(sums.least_fen), most=yuan(sums.most_fen))
    return sums


def _agent(table: Table) -> tuple[AgentRule, Evidence]:
    group = table.group("agent")
    if group is None:
        return AgentRule.FORBIDDEN, Evidence.ESTIMATE
    said = group.choice("rule", AgentRule), group.choice("source", Evidence)
    group.finish()
    return said


def _who_brings_what(
    table: Table, kinds: Mapping[str, DocumentKind]
) -> tuple[tuple[Who, tuple[DocumentKind, ...]], ...]:
    group = table.group("documents")
    if group is None:
        return ()
    found = []
    for who in Who:
        codes = group.codes_or_none(who.value, CODE, example="resident_id")
        for code in (code for code in codes if code not in kinds):
            group.fault(who.value, words.UNKNOWN_DOCUMENT, code=code)
        if codes:
            found.append((who, tuple(kinds[code] for code in codes if code in kinds)))
    group.finish()
    return tuple(found)


def _minutes(table: Table) -> Minutes:
    group = table.group("minutes")
    if group is None:
        return Minutes(1, 1, Evidence.ESTIMATE)
    minutes = Minutes(
        least=group.whole("least", least=1, most=MOST_MINUTES),
        most=group.whole("most", least=1, most=MOST_MINUTES),
        source=group.choice("source", Evidence),
    )
    group.finish()
    if group.sound("least", "most") and minutes.least > minutes.most:
        table.fault("minutes", words.MINUTES_REVERSED, least=minutes.least, most=minutes.most)
    return minutes


def _right(table: Table) -> str:
    code = table.string("right")
    takes = {right.value for right in Right if right.group is RightGroup.ORDERS} | {Right.REVERSE_ORDER.value}
    if table.sound("right") and code not in takes:
        table.fault("right", words.UNKNOWN_RIGHT, code=code)
    return code


def _certificate(table: Table) -> CertificateKind | None:
    group = table.group_or_none("certificate")
    if group is None:
        return None
    kind = CertificateKind(group.shaped("code", CERTIFICATE, example="C-ENT"), group.text("name"))
    group.finish()
    return kind

"""A template file (docs/templates.md): read strictly, and looked over for what a form may not say (S62, S63, R12)."""

import re

from app.domain.attachment import AttachmentKind
from app.domain.consent_question import ConsentNeed, ConsentQuestion
from app.domain.form_template import FormTemplate, NoticeKey
from app.handling.data_file.document import Document
from app.handling.data_file.table import Table, check_unique
from app.texts import data_files
from app.texts import templates as words
from app.texts.language import Text

VERSION = r"\d{4}-\d{2}\.[1-9]"
EXAMPLE = "2026-11.1"
_RECORDS = {"notice": "notices", "consent": "consents"}
_OLDEST = 18  # whoever is older answers for themselves
_LONGEST = Text("600", "1200")  # characters of what is printed in one piece
_CODE = r"[a-z][a-z0-9_]{1,39}"
# Words that name a charge without saying whose and how much (S63).
_BARE = ("代收费", "其他费用", "相关费用", "collected charge", "other charges", "third-party charge")
_ADVERTISING = ("特惠", "抽奖", "立即办理", "免费领取", "special offer", "order now", "lucky draw")
_STATEMENT = (
    Text("真实", "true"),
    Text("已阅读", "have read"),
    Text("自愿", "free will"),
    Text("预先勾选", "ticked"),
)
_ELEMENTS = ("name", "code", "service", "price", "minutes", "operator")  # of S62, as far as a code has them
_HOTLINE = re.compile(r"(?<!\d)\d{5}(?!\d)", re.ASCII)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def read_template(text: str) -> FormTemplate:
    """The template of a file's text. Raises FileFaulty with every fault and its place."""
    document = Document(text, faulty=words.TEMPLATE_FAULTY, records=tuple(_RECORDS))
    head = document.head
    version = head.shaped("version", VERSION, example=EXAMPLE)
    valid_from, name = head.day("valid_from"), head.text("name")
    statement, message = head.text("statement"), head.text("code_message")
    _check_counts(document)
    _lint_statement(head, statement)
    _lint_message(head, message)
    head.finish()
    notices = _notices(document)
    tables = document.tables("consent", label="code")
    consents = tuple(_consent(table) for table in tables)
    check_unique(tables, "code", [each.code for each in consents])
    document.refuse_faults()
    return FormTemplate(version, valid_from, name, notices, statement, consents, message)


def _notices(document: Document) -> tuple[Text, ...]:
    tables = document.tables("notice", label="key")
    keys, said = [], []
    for table in tables:
        keys.append(table.choice("key", NoticeKey))
        said.append(table.text("words"))
        _lint(table, "words", said[-1])
        table.finish()
    check_unique(tables, "key", keys)
    for key in NoticeKey:
        if key not in keys:
            document.head.fault("notice", words.NOTICE_MISSING, key=key.value)
            break
    return tuple(said)


def _consent(table: Table) -> ConsentQuestion:
    question = ConsentQuestion(
        code=table.shaped("code", _CODE, example="marketing"),
        need=table.choice("need", ConsentNeed),
        title=table.text("title"),
        words=table.text("words"),
        yes=table.text("yes"),
        no=table.text_or_none("no"),
        matters=_matters(table),
        picture=AttachmentKind(table.choice("picture", AttachmentKind)) if not table.says_none("picture") else None,
        below_age=table.whole_or_none("below_age", least=1, most=_OLDEST),
    )
    _lint(table, "words", question.words)
    if table.sound("need", "no"):
        acknowledge = question.need is ConsentNeed.ACKNOWLEDGE
        if acknowledge and question.no is not None:
            table.fault("no", words.NEEDLESS_NO)
        if not acknowledge and question.no is None:
            table.fault("no", words.NEEDS_NO)
    if table.sound("matters", "picture") and question.matters and question.picture is not None:
        table.fault("matters", words.PICTURE_OR_MATTERS)
    table.finish()
    return question


def _matters(table: Table) -> tuple[str, ...]:
    if table.says_none("matters"):
        return ()
    return tuple(code for code in table.string("matters").split(" ") if code)


def _lint(table: Table, key: str, said: Text) -> None:
    """Nothing so general that nobody knows what it costs, nothing that sells, nothing without an end."""
    if not table.sound(key):
        return
    if len(said.zh) > int(_LONGEST.zh) or len(said.en) > int(_LONGEST.en):
        table.fault(key, words.TOO_LONG, most=_LONGEST)
        return
    whole = f"{said.zh}\n{said.en.lower()}"
    for text, found in ((words.BARE_CHARGE, _BARE), (words.ADVERTISING, _ADVERTISING)):
        first = next((each for each in found if each in whole), None)
        if first is not None:
            table.fault(key, text, words=first)
            return


def _lint_statement(head: Table, statement: Text) -> None:
    if not head.sound("statement"):
        return
    for needed in _STATEMENT:
        if needed.zh not in statement.zh or needed.en not in statement.en.lower():
            head.fault("statement", words.STATEMENT_LACKS, words=needed)
            return
    _lint(head, "statement", statement)


def _lint_message(head: Table, message: Text) -> None:
    """Greeting, service, price, how long, hotline and signature, in both languages (S62)."""
    if not head.sound("code_message"):
        return
    for said in (message.zh, message.en):
        named = _PLACEHOLDER.findall(said)
        lacking = next((each for each in _ELEMENTS if each not in named), None)
        unknown = next((each for each in named if each not in _ELEMENTS), None)
        if lacking is not None or unknown is not None:
            text = words.MESSAGE_LACKS if lacking is not None else words.MESSAGE_UNKNOWN
            head.fault("code_message", text, element=f"{{{lacking or unknown}}}")
            return
    if not message.zh.startswith("{name}") or not message.en.startswith(("Hello {name}", "Dear {name}")):
        head.fault("code_message", words.MESSAGE_GREETING, name="…")
    elif not message.zh.endswith("【{operator}】") or not message.en.endswith("[{operator}]"):
        head.fault("code_message", words.MESSAGE_SIGNATURE, operator="…")
    elif not all(_HOTLINE.search(said) for said in (message.zh, message.en)):
        head.fault("code_message", words.MESSAGE_HOTLINE)
    else:
        _lint(head, "code_message", message)


def _check_counts(document: Document) -> None:
    """The head says how many records follow: a file cut off between two of them would read as a whole one."""
    counts = document.head.group("counts")
    if counts is None:
        return
    for record, key in _RECORDS.items():
        said, found = counts.whole(key, least=1, most=100), document.count(record)
        if counts.sound(key) and said != found:
            counts.fault(key, data_files.COUNT_DIFFERS, said=said, found=found)
    counts.finish()

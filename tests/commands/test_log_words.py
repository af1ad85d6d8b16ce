import logging
import sqlite3

import pytest

from app.errors import Bug, InputRefused, StoreFull
from app.ports import PrintState
from app.texts import clerk, store
from commands.log_words import HIDDEN, LogFormatter, described, plain, sentence, short, shown, told
from tests.house.tree import ROOT

UUID = "01939e2b-7c00-7000-8000-000000001000"
PERSONAL = (
    "张立",
    "Zhang Li",
    "ZHANG LI",
    "15420260017",
    "154 2026 0017",
    "154-2026-0017",
    "133****5678",
    "990101197005021234",
    "99010219520418026X",
    "KD00170300",
    "示例市滨河路 18 号 3 幢",
    "9f86d081884c7d659a2feaa0c55ad015",
    "H0032.H0032-03.demo",
    "bh3017",
    "ZHANG-SAN",
)


def raised(said: str) -> Bug:
    """As the program raises it: part of what it says stands there."""
    try:
        raise Bug(f"print job {said} has nothing to print")
    except Bug as bug:
        return bug


@pytest.mark.parametrize("personal", PERSONAL)
def test_nothing_personal_is_a_value_a_word_or_a_message(personal: str) -> None:
    bare = personal.replace(" ", "")
    for said in (
        shown(personal),
        plain(f"no customer {personal} here"),
        described(ValueError(f"invalid literal: '{personal}'")),
        described(KeyError(personal)),
        described(raised(f"{personal} acts and is not known: {personal}")),
        described(AttributeError(f"no attribute '{personal}'")) if not bare.isalpha() or not bare.isascii() else "",
        described(InputRefused(clerk.CENTRE_KNOWS_NOBODY.filled(number=personal))),
        described(FileNotFoundError(2, "No such file", f"/home/{personal}/x")),
        sentence(record("urllib3", f"GET /individual?number={personal}")),
        sentence(record("ui.shell", "customer %s", personal)),
        sentence(record("ui.shell", "customer %(who)s", {"who": personal})),
        sentence(record("ui.shell", "%s", [personal])),
        sentence(record("ui.shell", personal, 1, 2)),
    ):
        assert bare not in said.replace(" ", ""), said
    assert shown(personal) == HIDDEN


def record(name: str, message: object, *args: object) -> logging.LogRecord:
    return logging.LogRecord(name, logging.WARNING, "x.py", 1, message, args, None)


def test_what_helps_to_find_a_fault_stays() -> None:
    said = sentence(record("offline_cache.sender", "entry %s of %d is %s at %s", UUID, 12, PrintState.SENT, "0.1.0"))
    assert said == f"entry {UUID} of 12 is {shown(PrintState.SENT)} at 0.1.0"
    assert shown("BH20261120-03-0001") == "BH20261120-03-0001"
    assert shown("26GD-5G-0199") == "26GD-5G-0199"
    assert shown("tcp://192.168.1.40:9100") == "tcp://192.168.1.40:9100"
    assert shown("http://me:secret@centre.example:8622/a?number=1") == "http://centre.example:8622"
    assert shown(15420260017) == HIDDEN
    assert plain("the widget was destroyed twice, 3 times late") == "the widget was destroyed twice, 3 times late"
    assert plain("QPixmap::scaled: Pixmap is a null pixmap") == f"QPixmap::scaled: {HIDDEN}"
    assert plain("This plugin does not support raise()") == "This plugin does not support raise()"


def test_behind_the_first_word_that_is_not_plain_nothing_is_shown() -> None:
    assert plain("no customer 张立 lane 88 at dusk") == f"no customer {HIDDEN}"
    assert plain("The customer Zhang Li is here") == f"The customer {HIDDEN}"


def test_of_an_error_the_type_and_what_the_program_said_stays() -> None:
    assert described(KeyError("VAS-0014")) == "KeyError: VAS-0014"
    assert described(KeyError(UUID)) == f"KeyError: {UUID}"
    assert described(RuntimeError("anything at all")) == "RuntimeError"
    assert described(OSError(28, "No space left")) == "OSError: ENOSPC"
    assert described(StoreFull(store.FULL)) == f"StoreFull: {store.FULL.en}"
    assert described(AttributeError("'NoneType' object has no attribute 'form'")).endswith(
        "'NoneType' object has no attribute 'form'"
    )
    assert described(sqlite3.IntegrityError("UNIQUE constraint failed: orders.id")).endswith("failed: orders.id")
    assert described(raised(UUID)) == f"Bug: print job {UUID} has nothing to print"
    assert described(raised("by li na")) == f"Bug: print job {HIDDEN} {HIDDEN} {HIDDEN} has nothing to print"
    assert described(Bug(f"order {UUID} of li na")) == f"Bug: {HIDDEN} {UUID} {HIDDEN} {HIDDEN} {HIDDEN}"


def test_a_trace_names_places_in_the_program_only() -> None:
    def fails() -> None:
        try:
            int("张立")
        except ValueError as wrong:
            raise Bug("a form without a customer") from wrong

    with pytest.raises(Bug) as caught:
        fails()
    said = told(caught.value)
    assert said.startswith("Bug: a form without a customer\n  tests/commands/test_log_words.py:")
    assert "because of\nValueError\n" in said
    assert "张立" not in said
    assert str(ROOT) not in said


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (str(ROOT / "ui" / "shell" / "program.py"), "ui/shell/program.py"),
        ("ui/shell/program.py", "ui/shell/program.py"),
        ("C:\\Users\\zhangli\\yitai\\_internal\\ui\\shell\\program.py", "ui/shell/program.py"),
        ("/home/zhangli/.venv/lib/python3.11/site-packages/sqlalchemy/engine/base.py", "sqlalchemy/engine/base.py"),
        ("/home/zhangli/other.py", "other.py"),
    ],
)
def test_a_place_does_not_say_whose_computer_it_is(file: str, said: str) -> None:
    assert short(file) == said


def test_a_line_says_when_who_and_what() -> None:
    one = record("printing.spool", "job %s was not sent", UUID)
    one.created = 1795141441.25
    one.threadName = "lane-printing"
    line = LogFormatter().format(one)
    assert line == f"2026-11-20T02:24:01.250Z WARNING printing.spool [lane-printing] job {UUID} was not sent"

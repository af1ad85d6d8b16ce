"""Each sentence about a printer, with each of its conditions and each paper, as a person reads it."""

import pytest

from app.ports import PaperKind, PrintState
from app.printer_ports import PrinterCondition
from app.texts import printers as words
from app.texts.language import Language, Text, same
from tests.ui.shell.samples import FIRST
from ui.frame.open_paper import asked, why_asked
from ui.frame.outcome import print_words
from ui.shell.printer.dialog import waiting_words
from ui.shell.printer.state import PrintersSeen

WAITS = {
    PrinterCondition.PAPER_OUT: ("打印机缺纸，小票在等。J-1", "The printer is out of paper; the receipt waits. J-1"),
    PrinterCondition.COVER_OPEN: (
        "打印机盖子开着，小票在等。J-1",
        "The printer has its cover open; the receipt waits. J-1",
    ),
    PrinterCondition.FAULT: ("打印机有故障，小票在等。J-1", "The printer has a fault; the receipt waits. J-1"),
    PrinterCondition.OFFLINE: ("打印机脱机，小票在等。J-1", "The printer is offline; the receipt waits. J-1"),
}
OF_THE_FIRST = {
    PrinterCondition.READY: "is ready",
    PrinterCondition.PAPER_LOW: "is low on paper",
    PrinterCondition.PAPER_OUT: "is out of paper",
    PrinterCondition.COVER_OPEN: "has its cover open",
    PrinterCondition.FAULT: "has a fault",
    PrinterCondition.OFFLINE: "is offline",
    PrinterCondition.SILENT: "says nothing",
    PrinterCondition.AWAY: "cannot be reached",
    PrinterCondition.UNASKED: "tells no state",
}


def both(text: Text) -> tuple[str, str]:
    return text.zh, text.en


@pytest.mark.parametrize("condition", PrinterCondition)
def test_a_condition_is_said_in_a_sentence_of_its_own(condition: PrinterCondition) -> None:
    how = words.IS[condition.value]
    if condition.says_why:
        said = words.WAITS_NOW.filled(condition=how, paper=words.PAPERS["receipt"], about=same("J-1"))
        assert both(said) == WAITS[condition]
    assert condition.says_why == (condition.value in words.GOES_ON)
    where = words.ON_SECOND_WHERE.filled(model="XP-80", condition=how)
    assert where.en == f"Second one: XP-80. The first {OF_THE_FIRST[condition]}."
    assert where.zh == f"第二台：XP-80。第一台{how.zh}。"


def test_a_question_names_the_mark_of_a_copy_as_papers_bear_it_in_the_language_it_is_asked_in() -> None:
    detail = why_asked(PrinterCondition.SILENT, broke=False, next_copy=2)
    assert detail.zh.endswith("印上【补打 第2次】。")
    assert detail.en.endswith("marked [Reprint no. 2].")


@pytest.mark.parametrize("paper", PaperKind)
def test_a_paper_is_named_alike_in_each_sentence_without_an_article_that_may_not_fit(paper: PaperKind) -> None:
    name = words.PAPERS[paper.value]
    waits = words.WAITS_NOW.filled(condition=words.IS["paper_out"], paper=name, about=same(""))
    sentences = [waits, asked(paper, same("J-1")), words.ON_SECOND_ONE.filled(paper=name, about=same(""))]
    sentences += [print_words(state, paper=paper) for state in PrintState]
    for said in sentences:
        assert f"the {name.en} " in said.en[:1].lower() + said.en[1:], said.en
        assert name.zh in said.zh


def test_papers_that_wait_are_counted_as_people_count() -> None:
    seen = PrintersSeen(FIRST, waiting=(PaperKind.RECEIPT, PaperKind.X_REPORT, PaperKind.RECEIPT))
    assert waiting_words(seen, Language.EN) == "To be printed: 2 receipts, 1 X report"
    assert waiting_words(seen, Language.ZH) == "等着打印：小票 2 张、X 报 1 张"
    assert set(words.PAPERS_MORE) == set(words.PAPERS)

"""What is waited for on a line, by the line's own time: nothing here takes any."""

import pytest

from app.printer_ports import Delivery, PrinterCondition, never
from printing.conversation import Bounds, Conversation, Speech
from printing.profiles import StatusBy
from printing.status import BARRIER, QUESTIONS
from printing.ways.way import WaitsOn, gives_up

READY = b"\x12"
IN_TURN = Speech(answers=True, status=StatusBy.GS_R, cuts=True, band_bytes=72 * 128)
AT_ONCE = Speech(answers=True, status=StatusBy.DLE_EOT, cuts=True, band_bytes=72 * 128)


class ScriptedLine:
    """`barriers` are for each barrier in turn the seconds after which an answer comes; `at_once` to each question, of
    one byte or by the four, `at_once_s` after it."""

    def __init__(
        self, *barriers: tuple[float, ...], at_once: bytes = READY, at_once_s: float = 0.0, answer: bytes = b"\x00"
    ) -> None:
        self._barriers = list(barriers)
        self._at_once = at_once
        self._at_once_s = at_once_s
        self._answer = answer
        self._comes: list[tuple[float, bytes]] = []
        self.now_s = 0.0

    def write(self, data: bytes, waits_on: WaitsOn = gives_up) -> None:
        if data in QUESTIONS:
            said = self._at_once[QUESTIONS.index(data) :][:1] or self._at_once
            self._comes.append((self.now_s + self._at_once_s, said))
        if BARRIER in data:
            self._comes += [(self.now_s + after_s, self._answer) for after_s in self._barriers.pop(0)]

    def read(self, within_s: float) -> bytes:
        until = self.now_s + within_s
        coming = min(self._comes, default=None)
        if coming is None or coming[0] > until:
            self.now_s = until + 0.001
            return b""
        self._comes.remove(coming)
        self.now_s = max(self.now_s, coming[0])
        return coming[1]

    def finish(self) -> None:
        """Nothing is kept back."""

    def close(self) -> None:
        """Nothing was opened."""


def talk(
    line: ScriptedLine, speech: Speech, monkeypatch: pytest.MonkeyPatch
) -> tuple[Conversation, list[PrinterCondition]]:
    told: list[PrinterCondition] = []
    monkeypatch.setattr("printing.conversation.monotonic", lambda: line.now_s)
    return Conversation(line, speech, Bounds(), told=told.append, stopped=never), told


@pytest.mark.parametrize(
    ("at_once", "job", "delivery", "given_up_after_s"),
    [
        (READY, (), Delivery.SILENT, Bounds().busy_s),
        (READY, (8.0,), Delivery.CONFIRMED, 8.0),  # a slow one
        (b"\x3a", (), Delivery.SILENT, Bounds().wait_s),  # it says why: offline, out of paper, its cover open
        (b"", (8.0,), Delivery.SILENT, Bounds().answer_s),
    ],
)
def test_how_long_the_end_of_a_job_is_waited_for(
    at_once: bytes,
    job: tuple[float, ...],
    delivery: Delivery,
    given_up_after_s: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = ScriptedLine(job, at_once=at_once)
    conversation, _ = talk(line, AT_ONCE, monkeypatch)
    assert conversation.confirmed() is delivery
    assert given_up_after_s <= line.now_s < given_up_after_s + 2


def test_an_answer_that_would_confirm_nothing_is_not_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a printer that does not know GS r, and got a job before."""
    line = ScriptedLine((), ())
    conversation, _ = talk(line, AT_ONCE, monkeypatch)
    conversation.resynchronise(fill=False)
    assert conversation.confirmed() is Delivery.SILENT
    bounds = Bounds()
    assert line.now_s < bounds.busy_s + bounds.settle_s + bounds.answer_s + 2


@pytest.mark.parametrize(
    ("answer", "delivery"),
    [
        (b"\x00", Delivery.CONFIRMED),
        (b"\x13\x03", Delivery.CONFIRMED),
        (b"\x0c", Delivery.SILENT),  # processed, and the roll has ended
        (b"\xfe\x00", Delivery.SILENT),  # on a line with noise nothing is an answer
    ],
)
def test_what_confirms_a_job(answer: bytes, delivery: Delivery, monkeypatch: pytest.MonkeyPatch) -> None:
    conversation, _ = talk(ScriptedLine((0.1,), answer=answer), IN_TURN, monkeypatch)
    assert conversation.confirmed() is delivery


def test_noise_behind_the_answer_takes_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The job is processed by then: the clerk is not asked what became of it."""
    conversation, _ = talk(ScriptedLine((0.6,), at_once=b"\xfe", at_once_s=0.2), AT_ONCE, monkeypatch)
    assert conversation.confirmed() is Delivery.CONFIRMED


def test_no_late_answer_to_a_question_behind_a_job_is_one_before_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """A serial line is the same for every job; the first answer of an open drawer reads as an open cover in second."""
    line = ScriptedLine((0.6,), at_once=b"\x16\x12\x12\x12", at_once_s=0.2)
    first, told = talk(line, AT_ONCE, monkeypatch)
    assert first.confirmed() is Delivery.CONFIRMED
    following, _ = talk(line, AT_ONCE, monkeypatch)
    assert following.ask() is PrinterCondition.READY
    assert told == []


@pytest.mark.parametrize(
    ("cleaning", "job", "delivery"),
    [
        ((0.6,), (), Delivery.SILENT),
        ((0.05, 0.6), (), Delivery.SILENT),  # the torn job's answer, and behind the cut the cleaning's own
        ((0.05, 1.9, 3.8), (), Delivery.SILENT),  # two torn jobs
        ((0.05, 0.6), (0.4,), Delivery.CONFIRMED),
        ((), (0.4,), Delivery.SILENT),  # whose answer this is nobody knows
    ],
)
def test_no_late_answer_of_a_torn_job_confirms_the_next(
    cleaning: tuple[float, ...], job: tuple[float, ...], delivery: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation, _ = talk(ScriptedLine(cleaning, job), IN_TURN, monkeypatch)
    conversation.resynchronise(fill=True)
    conversation.hand_over(b"\x1b@next\n")
    assert conversation.confirmed() is delivery

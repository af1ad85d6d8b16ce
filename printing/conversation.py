"""One job on one opened line: what the printer is asked, how long its answers are waited for, and what is told of it.

Before the job it is asked how it is; behind the job stands a barrier that it answers once all before it is processed.
Until then a printer that says why it does not print, or that it is still at it, is waited for; one that says nothing is
given up soon. What is asked in real time cannot pass a line that takes nothing: then only what comes by itself counts.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Final

from app.printer_ports import Delivery, PrinterCondition, ToldCondition
from printing.profiles import CutBy, PrinterProfile, StatusBy
from printing.status import (
    BARRIER,
    CLEAR,
    CLEARED,
    QUESTIONS,
    SUBSCRIBE,
    UNSUBSCRIBE,
    Answer,
    AnswerKind,
    Hearing,
    condition_at_once,
    condition_by_itself,
)
from printing.ways.way import Line

_RESET = b"\x1b@"
_CUT = b"\x1dVB\x00"  # GS V 66 0: what hangs in the printer falls off as a slip of its own
_MOST_READS = 64  # a line that never falls quiet is left at that
_HEAD_BYTES = 16  # a pulse for the drawer may stand before the job's own ESC @
_RAN_ON: Final = (PrinterCondition.READY, PrinterCondition.PAPER_LOW)


@dataclass(frozen=True, slots=True)
class Speech:
    """What a printer is asked and told beside its jobs. `answers`: it knows GS r 1. `band_bytes`: the largest picture
    it may have been cut off in."""

    answers: bool
    status: StatusBy = StatusBy.NONE
    clears: bool = False
    cuts: bool = False
    band_bytes: int = 0

    @property
    def asks(self) -> bool:
        """It answers at once, whatever it is doing."""
        return self.status in (StatusBy.DLE_EOT, StatusBy.ASB)


def speech_of(profile: PrinterProfile) -> Speech:
    return Speech(
        answers=profile.answers,
        status=profile.status,
        clears=profile.clears,
        cuts=profile.cut is CutBy.PRINTER,
        band_bytes=profile.dots // 8 * profile.band_rows,
    )


@dataclass(frozen=True, slots=True)
class Bounds:
    """In seconds. `answer_s`: of silence behind a job, a slow printer is still printing its end; `ask_s`: of one
    question before a job; `wait_s`: in all for one that says why; `busy_s`: for one that says that it is well and does
    not come to the job's end, a slow one may still be at it; `look_s`: between two looks while a job is out;
    `settle_s`: longer than a cut takes, so that a line that was quiet for so long has nothing more of a torn job."""

    answer_s: float = 5.0
    ask_s: float = 0.5
    wait_s: float = 60.0
    busy_s: float = 15.0
    look_s: float = 0.5
    settle_s: float = 2.0


class Conversation:
    """`told` hears of each change of `condition`; `stopped` ends a wait."""

    def __init__(
        self, line: Line, speech: Speech, bounds: Bounds, *, told: ToldCondition, stopped: Callable[[], bool]
    ) -> None:
        self._line = line
        self._speech = speech
        self._bounds = bounds
        self._told = told
        self._stopped = stopped
        self._hearing = Hearing()
        self._until: float | None = None  # of the wait; it begins when there is something to wait for
        self._own_answer_known = True
        self.condition: PrinterCondition | None = None

    def ask(self) -> PrinterCondition:
        """How it is, by four questions; silent where one of them has no answer, or more than one. Raises OSError."""
        answers: list[int] = []
        while len(answers) < len(QUESTIONS):
            self._line.write(QUESTIONS[len(answers)])
            said = self._next_of(AnswerKind.AT_ONCE, within_s=self._bounds.ask_s)
            if len(said) != 1 or self._hearing.noise:
                return self._is(PrinterCondition.SILENT)
            answers.append(said[0].data[0])
        return self._is(condition_at_once(answers))

    def answer_to(self, query: bytes, *, fits: Callable[[int], bool], within_s: float) -> int | None:
        """The first byte that `fits`, of a printer that is not known to say anything else. Raises OSError."""
        self._line.write(query)
        until = monotonic() + within_s
        while (left_s := until - monotonic()) > 0 and (said := self._line.read(left_s)):
            for byte in said:
                if fits(byte):
                    return byte
        return None

    def gone(self) -> None:
        """The line broke."""
        self._is(PrinterCondition.AWAY)

    def clear(self) -> bool:
        """Empties what a torn job left in the printer; whether it said that it did so. Raises OSError."""
        self._line.write(CLEAR)
        said, until = b"", monotonic() + self._bounds.ask_s
        while CLEARED not in said and (left_s := until - monotonic()) > 0 and (more := self._line.read(left_s)):
            said += more
        return CLEARED in said

    def resynchronise(self, *, fill: bool) -> None:
        """Nothing of a torn job is to hang on the next one, nor to answer for it. Raises OSError.

        `fill`: a picture that was cut off may still wait for its dots. Where the printer does not come to the end of
        what lies in it, an answer behind the next job may be the torn one's: then nothing confirms it.
        """
        dots = bytes(self._speech.band_bytes) if fill else b""
        self._line.write(dots + _RESET + (_CUT if self._speech.cuts else b""), self._waits_on)
        if self._speech.answers:
            self._drain(0)  # the torn job's answer may have come meanwhile
            self._own_answer_known = self._barrier() is Delivery.CONFIRMED
            self._drain(self._bounds.settle_s)  # or it was that one, and its own comes behind the cut
            self._until = None

    def hand_over(self, data: bytes) -> None:
        """The job's bytes. Raises OSError once some may have been taken."""
        if self._speech.status is StatusBy.ASB:
            at = data.find(_RESET, 0, _HEAD_BYTES)
            at = 0 if at < 0 else at + len(_RESET)  # ESC @ would end it again
            data = data[:at] + SUBSCRIBE + data[at:]
        self._line.write(data, self._waits_on)

    def confirmed(self) -> Delivery:
        """All bytes are handed over: from here on silence is an answer, not an error."""
        try:
            self._drain(0)  # what was said before the question is no answer to it
            return self._barrier()
        except OSError:
            self.gone()
            return Delivery.SILENT

    def _barrier(self) -> Delivery:
        """Silent also where the wait ran out; `condition` is then what the printer said, or that it said nothing."""
        delivery = self._answered()
        if delivery is Delivery.SILENT and not self._says_why:
            self._is(PrinterCondition.SILENT)
        return delivery

    def _answered(self) -> Delivery:
        self._line.write(BARRIER + (UNSUBSCRIBE if self._speech.status is StatusBy.ASB else b""), self._waits_on)
        begun = monotonic()
        silent_at = begun + self._bounds.answer_s
        well_until = begun + (self._bounds.busy_s if self._own_answer_known else self._bounds.answer_s)
        questions = _Questions(begun, self._bounds)
        while not self._expired():
            end: Answer | None = None
            for answer in self._hear(self._line.read(questions.pause_s(monotonic()))):
                if answer.kind is AnswerKind.IN_TURN:
                    end = end or answer
                elif answer.kind is AnswerKind.AT_ONCE and questions.answered(answer.data[0]):
                    silent_at = monotonic() + self._bounds.answer_s
                    if len(questions.answers) == len(QUESTIONS):
                        self._is(condition_at_once(questions.answers))
            if end is not None:
                return self._end(end, one_is_out=questions.one_is_out)
            now = monotonic()
            if self._says_why:
                well_until = now + self._bounds.busy_s
            if now > min(silent_at, well_until) and not (self._speech.status is StatusBy.ASB and self._says_why):
                return Delivery.SILENT
            if self._speech.asks and (question := questions.due(now)):
                self._line.write(question)
        return Delivery.SILENT

    def _end(self, answer: Answer, *, one_is_out: bool) -> Delivery:
        """A question that is out is heard to its end: on a serial line its answer would come to whoever opens it next,
        as the answer to another question, and an open drawer's is there an open cover. Noise that comes behind the end
        takes nothing back."""
        noise = self._hearing.noise
        if one_is_out:
            with suppress(OSError):  # gone, and all of the job is processed
                self._next_of(AnswerKind.AT_ONCE, within_s=self._bounds.ask_s)
        if answer.without_paper:
            self._is(PrinterCondition.PAPER_OUT)
        elif self._own_answer_known and not noise:
            if self.condition not in _RAN_ON and self.condition is not None:
                self._is(PrinterCondition.READY)
            return Delivery.CONFIRMED
        return Delivery.SILENT

    def _next_of(self, kind: AnswerKind, *, within_s: float) -> list[Answer]:
        """The answers of this kind that come together; none where none came in time."""
        until = monotonic() + within_s
        while (left_s := until - monotonic()) > 0 and (said := self._line.read(left_s)):
            if found := [answer for answer in self._hear(said) if answer.kind is kind]:
                return found
        return []

    def _hear(self, said: bytes) -> tuple[Answer, ...]:
        """What came by itself is told at once."""
        answers = self._hearing.hear(said)
        for answer in answers:
            if answer.kind is AnswerKind.BY_ITSELF:
                self._is(condition_by_itself(answer.data))
        return answers

    def _drain(self, quiet_s: float) -> None:
        for _ in range(_MOST_READS):
            said = self._line.read(quiet_s)
            if not said:
                return
            self._hear(said)

    def _waits_on(self) -> bool:
        """While the line takes nothing: the printer's own word, where it comes by itself."""
        self._drain(0)
        return self._says_why and not self._expired()

    def _expired(self) -> bool:
        if self._until is None:
            self._until = monotonic() + self._bounds.wait_s
        return self._stopped() or monotonic() > self._until

    @property
    def _says_why(self) -> bool:
        return self.condition is not None and self.condition.says_why

    def _is(self, condition: PrinterCondition) -> PrinterCondition:
        if condition is not self.condition:
            self.condition = condition
            self._told(condition)
        return condition


class _Questions:
    """The four in their turn while a job is out, again and again; a missed answer begins them anew.

    A question stands behind whatever of the job is still under way, so that its answer may take longer than before one.
    """

    def __init__(self, begun: float, bounds: Bounds) -> None:
        self._bounds = bounds
        self._answer_s = bounds.answer_s / 2
        self._next_at = begun + bounds.look_s
        self._asked_at: float | None = None
        self.answers: list[int] = []

    @property
    def one_is_out(self) -> bool:
        """Asked and not answered yet."""
        return self._asked_at is not None

    def answered(self, byte: int) -> bool:
        """False for an answer to nothing that was asked."""
        if self._asked_at is None:
            return False
        self._asked_at = None
        self.answers.append(byte)
        return True

    def due(self, now: float) -> bytes | None:
        """What is to be asked now, if anything."""
        if self._asked_at is not None:
            if now - self._asked_at < self._answer_s:
                return None
            self._asked_at, self.answers, self._next_at = None, [], now + self._bounds.look_s
            return None
        if len(self.answers) == len(QUESTIONS):
            self.answers, self._next_at = [], now + self._bounds.look_s
        if not self.answers and now < self._next_at:
            return None
        self._asked_at = now
        return QUESTIONS[len(self.answers)]

    def pause_s(self, now: float) -> float:
        """Until there may be something to do."""
        asked = self._asked_at
        until = asked + self._answer_s if asked is not None else self._next_at if not self.answers else now
        return min(max(until - now, 0.0), self._bounds.look_s)

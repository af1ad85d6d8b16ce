"""What is told of a paper while it is out and where it went, in passing; what nobody knows of is asked elsewhere.
No Qt here."""

from collections.abc import Callable
from typing import Final

from app.ports import PaperKind, PrintState
from app.printer_ports import PrinterCondition, PrintNews
from app.texts import printers as words
from app.texts.language import Text, same
from ui.clerk.notice import NoticeAnswer
from ui.clerk.voice import Voice
from ui.frame.outcome import print_words

WAIT: Final = "paper waits"
STOP_CAP: Final = "Alt 3"
# Of these nobody is asked: what became of them is told where it is not what everybody expects.
_TOLD_ONLY: Final = (PaperKind.DAILY_SUMMARY.value, PaperKind.X_REPORT.value, PaperKind.CASH_COUNT.value)
_ARRIVED: Final = (PrintState.CONFIRMED.value, PrintState.HANDED_OVER.value)


def held_by(news: PrintNews) -> PrinterCondition | None:
    """What keeps the printer that has this job from going on, as long as it does."""
    condition, out = news.condition, not news.over and news.state == PrintState.SENT.value
    return condition if out and condition is not None and condition.says_why else None


class PaperNotices:
    """`hear` each news; `number_of` is the receipt number of an order, "" where it is not known here, `second` how
    people call the second printer."""

    def __init__(
        self, *, number_of: Callable[[str], str], second: Callable[[], Text | None], stop: Callable[[], None]
    ) -> None:
        self._number_of = number_of
        self._second = second
        self._stop = stop
        self._waits: tuple[str, PrinterCondition] | None = None
        self._waiting: PrintNews | None = None  # of what stands
        self._first: PrinterCondition | None = None  # why the first printer did not take the job under way

    def hear(self, news: PrintNews, voice: Voice) -> None:
        condition, waits_for = news.condition, held_by(news)
        if waits_for is not None:
            self._wait(news, waits_for, voice)
        else:
            self._wait_no_more(voice)
        if not news.over:
            return
        if not news.spare:
            self._first = condition
        elif news.state in _ARRIVED:
            self._tell_where(news, voice)
        if news.paper in _TOLD_ONLY and news.state not in _ARRIVED and news.state != PrintState.CANCELLED.value:
            said = print_words(PrintState(news.state), paper=PaperKind(news.paper))
            detail = words.WHAT_TO_DO[condition.value] if condition is not None else same("")
            voice.tell(said, icon="printer-x", about=news.paper, detail=detail)

    def say_anew(self, voice: Voice) -> None:
        """In another language."""
        if self._waits is not None and self._waiting is not None:
            (_, condition), self._waits = self._waits, None
            self._wait(self._waiting, condition, voice)

    def _wait(self, news: PrintNews, condition: PrinterCondition, voice: Voice) -> None:
        """Said once of each reason."""
        if self._waits == (news.job_id, condition):
            return
        self._waits, self._waiting = (news.job_id, condition), news
        said = words.WAITS_NOW.filled(
            condition=words.IS[condition.value], paper=words.PAPERS[news.paper], about=self._about(news)
        )
        stop = NoticeAnswer(words.STOP_WAITING.say(voice.language), self._stop, STOP_CAP)
        voice.ask(
            said,
            detail=words.WAITS_NOW_HOW.filled(how=words.GOES_ON[condition.value]),
            icon="printer-x",
            about=WAIT,
            answers=(stop,),
        )

    def _wait_no_more(self, voice: Voice) -> None:
        if self._waits is not None:
            self._waits = None
            voice.take_back(WAIT)

    def _tell_where(self, news: PrintNews, voice: Voice) -> None:
        first = self._first or PrinterCondition.AWAY
        voice.tell(
            words.ON_SECOND_ONE.filled(paper=words.PAPERS[news.paper], about=self._about(news)),
            detail=words.ON_SECOND_WHERE.filled(
                model=self._second() or same(news.printer), condition=words.IS[first.value]
            ),
            icon="printer",
            about=news.job_id,
        )

    def _about(self, news: PrintNews) -> Text:
        return same(self._number_of(news.order_id) if news.order_id else "")

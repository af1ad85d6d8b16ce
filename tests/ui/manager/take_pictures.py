"""The pictures of the manager's face: `python -m tests.ui.manager.take_pictures [FOLDER]`.

今天 and 日报 over the facts of a Friday, 1366 and 1920 wide, in both languages, light and dark, and once in high
contrast; 人员, the rows behind a figure, and a morning on which nothing has happened yet.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from app.domain.approval import Leave
from app.domain.day_close import STEPS, CloseStanding, CloseStep, StepState
from app.domain.day_summary import FigureName
from app.domain.figure_table import Behind
from app.domain.hall_ask import AskKind, HallAsk
from app.domain.repair import RefusedEntry
from app.domain.ticket_times import Promises
from app.repair_ports import RefusedDetail, RefusedSeen
from app.texts.language import Language, Text, same
from offline_cache.cash_desk import StoredCashDesk
from offline_cache.day_book import StoredDayBook
from offline_cache.method_corrections import StoredMethodCorrections
from tests.fakes.asks_here import AsksHere, HallOfAsks
from tests.fakes.clerk_ports import TestClock
from tests.fakes.hall_days import AFTERNOON, HALL, NAMES, ZONE, a_day, as_of, kept_days, weeks_before
from tests.fakes.orders import DESK
from tests.fakes.summary_papers import PapersAsked
from tests.offline_cache.hall_shared import SharedStore
from tests.offline_cache.parts import new_counter
from tests.people.bench import Desk, people_of, started
from tests.ui.manager.bench import ManagerBench
from ui.frame.application import application
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.manager.staff_view import StaffView
from ui.manager.summary_view import SummaryView
from ui.manager.today_view import TodayView
from ui.shell.manager_page import AsksParts, CashPageParts, CloseParts, ManagerParts, RepairParts
from ui.shell.styles import STYLES

PICTURES = Path(__file__).resolve().parents[3] / "docs" / "pictures"
SIZES = ((1366, 768), (1920, 1080))
ASKS = (
    HallAsk(
        "A1",
        AskKind.APPROVAL,
        AFTERNOON - timedelta(minutes=3),
        "3017",
        "01",
        "D-01",
        Text("看完整证件号", "See a whole document number"),
        "宽带地址与证件不符，要核对",
        '{"right": "unmask_document"}',
    ),
    HallAsk(
        "A2",
        AskKind.APPROVAL,
        AFTERNOON - timedelta(minutes=1),
        "3025",
        "03",
        "D-03",
        Text("减免补换卡费 ¥20.00", "Waive the SIM fee of ¥20.00"),
        "上次换的卡 7 天内坏了",
        '{"right": "return_money"}',
    ),
)


def answered(*, ask: HallAsk, granted: bool, said: str, by: str, pin: str) -> HallAsk:
    """ui.manager.asks_presenter.AnswerAsk; on a picture nobody answers."""
    return replace(ask, answered_by=by, answer=said)


class TwoRefused:
    """app.repair_ports.RepairDesk: two orders wait, as on the board; nothing is done to them on a picture."""

    def look(self) -> RefusedSeen:
        said = Text("卡已在别处使用", "The card was used elsewhere")
        entries = (
            RefusedEntry(
                *(f"R{desk}", f"BH20261120-{desk}-00{number}", desk, f"D-{desk}", staff, name, "card_used", said),
                *(AFTERNOON - timedelta(minutes=minutes), 20_00, False),
            )
            for desk, staff, number, name, minutes in (
                ("04", "3029", 31, "赵** 154****0031", 280),
                ("01", "3017", 77, "王* 154****0077", 155),
            )
        )
        return RefusedSeen(tuple(entries))

    def detail(self, entry: RefusedEntry) -> RefusedDetail:
        return RefusedDetail()

    def resend(self, entry: RefusedEntry, *, rewritten: bool, reason: str, leave: Leave) -> Text:
        return entry.reason

    def cancel(self, entry: RefusedEntry, *, reason: str, notify: bool, leave: Leave) -> Text:
        return entry.reason

    def hand_over(self, entry: RefusedEntry, *, to: str, until: date, reason: str, leave: Leave) -> Text:
        return entry.reason

    def listen(self, told: Callable[[], None]) -> None:
        """Nothing changes."""


class NotBegun:
    """app.day_ports.DayClosing of a day whose close nobody has begun."""

    def standing(self, day: date) -> CloseStanding:
        steps = tuple(StepState(step, None, Text("", "")) for step in STEPS)
        return CloseStanding(day, None, "", steps, (), (), (), (), 0, 0, 0, None, None)

    def ask_desks(self) -> None:
        """None is asked on a picture."""

    def take(self, day: date, step: CloseStep, *, version: int, leave: Leave) -> CloseStanding:
        return self.standing(day)

    def carry(self, day: date, subject: str, *, reason: str, version: int, leave: Leave) -> CloseStanding:
        return self.standing(day)


def every_page(desk: Desk) -> Callable[[ManagerParts], ManagerParts]:
    """All tabs of a counter that is in its hall."""
    cash = CashPageParts(StoredCashDesk(desk.store, DESK), StoredMethodCorrections(desk.store, DESK), None)
    repair = RepairParts(TwoRefused(), lambda: (4, 24), lambda *_: None, lambda *_: None, same)
    close = CloseParts(NotBegun(), lambda *_: None, None)
    return lambda parts: replace(parts, cash=cash, repair=repair, close=close)


@dataclass
class Studio:
    """Where the pictures are taken, and over which store."""

    folder: Path
    place: Path
    desk: Desk
    theme: Theme
    taken: int = 0

    @contextmanager
    def bench(self, language: Language, *, hall_id: str = HALL) -> Iterator[ManagerBench]:
        self.taken += 1
        place = self.place / str(self.taken)
        place.mkdir()
        clock = TestClock(AFTERNOON)
        book = StoredDayBook(self.desk.store, hall_id, ZONE, clock, promises=Promises, names=lambda: NAMES)
        kept = SharedStore(place / "asks.db")
        asked = HallOfAsks(kept, clock)
        if hall_id == HALL:
            for ask in ASKS:
                AsksHere(asked, ask.device, ask.desk).put_up(ask)
        made = ManagerBench(
            place,
            self.desk,
            self.theme,
            book,
            language=language,
            papers=PapersAsked(),
            save=lambda *_: None,
            asks=AsksParts(AsksHere(asked, "D-09", "09"), answered, lambda number: NAMES[f"staff:{number}"]),
            beside=every_page(self.desk),
        )
        try:
            yield made
        finally:
            made.close()
            kept.close()

    def pages(self, language: Language, said: str, sizes: tuple[tuple[int, int], ...] = SIZES) -> None:
        """`said` is the look in a picture's name."""
        for size in sizes:
            with self.bench(language) as bench:
                bench.busy()
                for page in ("today", "summary"):
                    bench.show(page, size=size)
                    bench.take(self.folder / f"manager-{page}-{said}{language.value}-{size[0]}.png")
                    view = bench.desk.pages[page].view
                    assert isinstance(view, TodayView | SummaryView)
                    if self.folder != PICTURES:  # to look at oneself: what is scrolled out of sight
                        name = f"manager-{page}-whole-{said}{language.value}-{size[0]}.png"
                        view.whole().grab().save(str(self.folder / name))

    def people(self, language: Language, said: str) -> None:
        """人员 with one chosen."""
        with self.bench(language) as bench:
            bench.show("people")
            view = bench.desk.pages["people"].view
            assert isinstance(view, StaffView)
            view.person_chosen.emit("3017")
            bench.take(self.folder / f"manager-people-{said}{language.value}.png")

    def rows(self, language: Language) -> None:
        with self.bench(language) as bench:
            bench.show()
            view = bench.desk.pages["today"].view
            assert isinstance(view, TodayView)
            view.opened.emit(Behind(FigureName.ORDERS))
            bench.take(self.folder / f"manager-rows-{language.value}.png")

    def morning(self, language: Language) -> None:
        with self.bench(language, hall_id="nobody") as bench:
            bench.show(size=SIZES[1])
            bench.take(self.folder / f"manager-morning-{language.value}.png")


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    qt = application()
    theme = Theme(qt, extra=STYLES, parent=qt)
    with tempfile.TemporaryDirectory() as place:
        counter = new_counter(Path(place) / "store")
        with counter.opened() as store:
            people_of(store)
            kept_days(store, (as_of(a_day(until=AFTERNOON), unsent=0), *weeks_before()))
        with started(counter) as desk:
            studio = Studio(folder, Path(place), desk, theme)
            for name, look in ((ThemeName.LIGHT, ""), (ThemeName.DARK, "dark-")):
                theme.switch(name)
                for language in Language:
                    studio.pages(language, look)
                    studio.people(language, look)
            for language in Language:
                studio.rows(language)
                studio.morning(language)
            theme.switch(ThemeName.HIGH_CONTRAST)
            studio.pages(Language.ZH, "contrast-", SIZES[:1])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""今天: what the board says of figures and queue, when it looks again, and what stands there while nobody answers."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from app.day_ports import DayBook
from app.domain.day_close import LeftOver, OpenItem, OpenKind
from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary, DeskFigures, FigureName
from app.domain.desk_duty import DeskDuty, DeskStanding
from app.domain.figure_table import Behind, FigureTable
from app.domain.hall_ask import AskKind, HallAsk
from app.domain.matter import QueueClass
from app.domain.queue_picture import QueuePicture
from app.domain.repair import Age, RefusedEntry
from app.domain.right import Right
from app.errors import DayTampered, HallTrouble
from app.hall_ports import HallSeen, HallState
from app.handling.view_day import DayPlace
from app.papers.figure_words import cell_words
from app.ports import Lane
from app.repair_ports import RefusedSeen
from app.texts.day_close import TAMPERED
from app.texts.language import Language, Text
from offline_cache.day_book import StoredDayBook
from tests.fakes.clerk_ports import HeldLane, InstantLane, TestClock
from tests.fakes.day_books import EmptyDayBook, empty_day
from tests.fakes.hall_days import (
    AFTERNOON,
    FRIDAY,
    HALL,
    NAMES,
    ZONE,
    a_day,
    as_of,
    kept_days,
    weeks_before,
)
from tests.fakes.orders import NOW
from tests.fakes.summary_papers import PapersAsked
from tests.offline_cache.parts import new_counter
from tests.papers.day_summaries import rich_summary
from tests.ui.shell.samples import HE_JING
from ui.frame.gate import Asked, Gate
from ui.manager.asks_presenter import AskSeen, AsksState
from ui.manager.repair_presenter import RepairState
from ui.manager.rows_presenter import RowsOutside, RowsPresenter
from ui.manager.today_presenter import LEAST_S, MOST_S, TodayOutside, TodayPresenter
from ui.manager.today_state import LIVE, TodayShown

ZH = Language.ZH


@dataclass
class AskedBook(EmptyDayBook):
    """A DayBook that notes what it is asked; `day` is this Friday's, every week before has `orders` at 10:00."""

    day: DaySummary = field(default_factory=lambda: replace(rich_summary(), made_at=AFTERNOON))
    away: bool = False
    tampered: bool = False
    asked: list[date] = field(default_factory=list)
    opened: list[tuple[DayScope, Behind]] = field(default_factory=list)

    def summary(self, wanted: DayScope) -> DaySummary:
        if self.away:
            raise HallTrouble(Text("厅服务器没有回答。", "The hall server does not answer."))
        if self.tampered:
            raise DayTampered(TAMPERED, day=wanted.first, number=7)
        self.asked.append(wanted.first)
        if wanted.first == FRIDAY:
            return replace(self.day, scope=wanted)
        return replace(empty_day(wanted), hours=rich_summary().hours)

    def rows(self, wanted: DayScope, behind: Behind) -> FigureTable:
        self.opened.append((wanted, behind))
        return super().rows(wanted, behind)


class Screen:
    """TodayScreen and RowsScreen."""

    def __init__(self) -> None:
        self.shown = TodayShown()
        self.rows: list[FigureTable] = []
        self.dialogs = 0

    def render_today(self, shown: TodayShown) -> None:
        self.shown = shown

    def open_rows(self) -> None:
        self.dialogs += 1

    def render_rows(self, table: FigureTable) -> None:
        self.rows.append(table)

    def close_rows(self) -> None:
        self.dialogs -= 1


class Board:
    """The presenter on a book; `held`: figures wait until `lane.run_all`."""

    def __init__(self, *, held: bool = False, person: Right | None = None) -> None:
        self.clock = TestClock(AFTERNOON)
        self.book, self.screen, self.told = AskedBook(), Screen(), list[str]()
        self.lane = HeldLane()
        self.left: tuple[LeftOver, ...] = ()
        lane: Lane = self.lane if held else InstantLane()
        self.asked: list[Asked] = []
        self.gate = Gate(today=lambda: FRIDAY)
        self.gate.listen(open_dialog=self.asked.append, tell=self._tell)
        revoked = frozenset() if person is None else frozenset({person})
        self.gate.on_duty(replace(HE_JING, revoked=revoked))
        self.seen = HallSeen(HallState.NONE, "03", NOW)
        self.asks: AsksState | None = None
        self.repair: RepairState | None = None
        self.may_answer = True
        self.papers = PapersAsked()
        place = DayPlace(self.book, self.clock, ZONE)
        rows = RowsPresenter(RowsOutside(place, lane, self._tell, None), screen=self.screen)
        outside = TodayOutside(
            place=place,
            lane=lane,
            gate=self.gate,
            seen=lambda: self.seen,
            names=lambda: NAMES,
            asks=lambda: self.asks,
            may_answer=lambda: self.may_answer,
            repair=lambda: self.repair,
            papers=self.papers,
            today=lambda: FRIDAY,
            tell=self._tell,
            left=lambda: self.left,
        )
        self._outside = outside
        self.presenter = TodayPresenter(outside, screen=self.screen, rows=rows, language=ZH)
        self.shown = 0

    def put(self, book: DayBook) -> None:
        """Another book in its place."""
        place = DayPlace(book, self.clock, ZONE)
        rows = RowsPresenter(RowsOutside(place, InstantLane(), self._tell, None), screen=self.screen)
        self.presenter = TodayPresenter(replace(self._outside, place=place), screen=self.screen, rows=rows, language=ZH)

    def open(self) -> None:
        def shown() -> None:
            self.shown += 1

        self.presenter.open(shown)

    def looks(self) -> int:
        return self.book.asked.count(FRIDAY)

    def note(self) -> str:
        note = self.screen.shown.note
        return note.say(ZH) if note is not None else ""

    def _tell(self, said: Text) -> None:
        self.told.append(said.say(ZH))


def tile(board: Board, name: str) -> tuple[str, str, str]:
    (found,) = [each for each in board.screen.shown.tiles if each.name == name]
    return found.figure, found.unit, found.note


def test_what_the_day_before_left_open_stands_there_until_it_is_done_away() -> None:
    board, words = Board(), Text("R001 被中心退回", "R001 was refused")
    board.left = (LeftOver(FRIDAY, OpenItem(OpenKind.REFUSED, "refused:1", words, Text("", "")), "等中心"),)
    board.open()
    panel = board.screen.shown.left
    assert (panel.hidden, panel.pill, panel.title) == (False, "1", f"{FRIDAY} 日结带着、还没办完")
    assert panel.table is not None
    assert panel.table.rows[0][0].value == words
    board.left = ()
    board.presenter.look_again()
    assert board.screen.shown.left.hidden


def test_the_board_says_the_day_beside_the_week_before() -> None:
    board = Board()
    board.open()
    assert board.shown == 1
    assert board.note() == "数据到 15:47:06，来自本台"
    assert tile(board, "takings") == ("31,207", ".40 元", "银行卡 14,986，扫码 11,885.40")
    assert tile(board, "orders") == ("142", "张", "上周五这时 102")
    assert tile(board, "protected") == ("84%", "", "19 位里 16 位，低于 90%")
    assert tile(board, "waiting") == ("—", "", "本厅没有取号")
    assert tile(board, "unsent")[2] == "都上传了"
    assert [bar.expected for bar in board.screen.shown.chart.bars][-2:] == [20, 9]
    assert [line.name for line in board.screen.shown.matters.lines][-1] == "其他"


def test_it_looks_again_when_something_happened_but_not_at_once() -> None:
    board = Board()
    board.open()
    for seconds, looks in ((1.0, 1), (LEAST_S - 1.0, 2), (1.0, 2)):
        board.clock.forward(seconds=seconds)
        board.presenter.changed()
        assert board.looks() == looks
    board.clock.forward(seconds=LEAST_S)
    board.presenter.tick()  # what happened since the second look is due by now
    assert board.looks() == 3
    board.clock.forward(seconds=MOST_S - 1)
    board.presenter.tick()
    assert board.looks() == 3
    board.clock.forward(seconds=1)
    board.presenter.tick()
    assert board.looks() == 4
    assert len(board.book.asked) == 4 + 4  # the four weeks before only once


def test_one_look_at_a_time_and_none_while_it_is_not_shown() -> None:
    board = Board(held=True)
    board.open()
    board.presenter.look_again()
    assert board.lane.waiting == 1
    board.lane.run_all()
    board.presenter.left()
    board.clock.forward(seconds=MOST_S)
    board.presenter.changed()
    board.presenter.tick()
    assert board.lane.waiting == 0


def test_what_was_found_last_stays_while_the_hall_does_not_answer() -> None:
    board = Board()
    board.seen = HallSeen(HallState.LINKED, "03", NOW)
    board.open()
    board.book.away = True
    for _ in range(2):
        board.clock.forward(seconds=MOST_S)
        board.presenter.tick()
    assert board.note() == "厅服务器没有回答，数据停在 15:47:06"
    assert tile(board, "orders")[0] == "142"
    assert board.told == ["厅服务器没有回答。"]  # once, not with every look
    board.book.away = False
    board.presenter.look_again()
    assert board.note() == "数据到 15:47:06，来自本厅"


def test_nobody_sees_it_without_the_right() -> None:
    board = Board(person=Right.VIEW_DAY)
    board.open()
    assert (board.shown, board.book.asked, len(board.asked)) == (0, [], 1)


def test_every_figure_opens_its_rows_and_the_queue_its_own() -> None:
    board = Board()
    board.open()
    board.book.opened.clear()
    board.presenter.open_rows(Behind(FigureName.TAKINGS, "method:cash"))
    assert board.book.opened == [(DayScope(FRIDAY, FRIDAY), Behind("takings", "method:cash"))]
    board.presenter.open_rows(Behind(LIVE, "waiting"))
    assert [table.key for table in board.screen.rows] == ["takings", "waiting"]
    assert len(board.book.opened) == 1


ASK = HallAsk(
    "A",
    AskKind.APPROVAL,
    AFTERNOON - timedelta(minutes=3),
    "3025",
    "03",
    "D-03",
    Text("减免补换卡费 ¥20.00", "Waive the SIM fee ¥20.00"),
    "卡坏了",
    "{}",
)
REFUSED = RefusedEntry(
    *("R1", "BH20261120-04-0019", "04", "D-04", "3025", "赵** 154****0017", "price_differs"),
    *(Text("清单改了版本", "The catalogue changed"), AFTERNOON - timedelta(minutes=42), 20_00, False),
)


def test_what_waits_stands_there_with_its_buttons() -> None:
    board = Board()
    board.asks = AsksState((AskSeen(ASK, Text("周敏", "Zhou Min"), None),), loaded=True)
    board.repair = RepairState(RefusedSeen((REFUSED,)), (Age.LATE,), loaded=True)
    board.open()
    asked, refused = board.screen.shown.asks, board.screen.shown.repair
    assert asked.acts is not None
    (row,) = asked.acts.rows
    assert (row.cells, row.waited) == (("3 台 周敏", "减免补换卡费 ¥20.00\n理由：卡坏了"), "3 分")
    assert [(act.name, act.cap) for act in row.acts] == [("grant", "F9"), ("deny", "F8")]
    assert refused.acts is not None
    (row,) = refused.acts.rows
    assert row.cells[0] == f"BH20261120-04-0019\n4 台 {NAMES['staff:3025'].zh}"
    assert row.cells[1] == "赵**\n154****0017"
    assert row.cells[2:] == ("清单改了版本", "照签字价重送、改单重签、取消并退钱")
    assert (row.waited, row.age, refused.pill) == ("42 分", Age.LATE, "1 单被退回")
    board.may_answer = False
    board.repair = replace(board.repair, seen=RefusedSeen((REFUSED,) * 5), ages=(Age.LATE,) * 5)
    board.presenter.waiting_changed()
    assert board.screen.shown.asks.acts is not None
    assert board.screen.shown.asks.acts.rows[0].acts == ()
    assert board.screen.shown.repair.more


def test_without_a_hall_server_nobody_asks_from_afar() -> None:
    board = Board()
    board.open()
    assert board.screen.shown.asks.empty == ("没有厅内服务", "要批准时到台前，当面输 PIN。")
    assert board.screen.shown.repair.hidden
    board.asks = AsksState(loaded=True, away=True)
    board.presenter.waiting_changed()
    assert "连不上" in board.screen.shown.asks.empty[0]


def test_the_day_is_printed_as_it_stands_on_the_board() -> None:
    board = Board(held=True)
    board.open()
    board.presenter.print_day()
    assert (board.papers.made, board.told) == ([], ["正在算今天的数"])
    board.lane.run_all()
    board.presenter.print_day()
    board.lane.run_all()
    assert [made[1].made_at for made in board.papers.made] == [AFTERNOON]
    assert board.told[-1] == "日报已送去打印。"


def test_over_the_real_tables_the_board_says_what_the_facts_say(tmp_path: Path) -> None:
    facts = as_of(a_day(until=AFTERNOON), unsent=3)
    with new_counter(tmp_path / "store").opened() as store:
        kept_days(store, (facts, *weeks_before(weeks=1)))
        board = Board()
        clock = board.clock
        book = StoredDayBook(store, HALL, ZONE, clock, names=lambda: NAMES)
        board.put(book)
        board.open()
        ago = clock.now() - timedelta(days=7)
        before = weeks_before(weeks=1)[0].orders
        assert tile(board, "orders")[::2] == (
            str(len(facts.orders)),
            f"上周五这时 {sum(1 for each in before if each.accepted_at <= ago)}",
        )
        taken = sum(each.amount_fen for each in facts.takings if each.account != "deposit")
        assert tile(board, "takings")[0] == f"{taken // 100:,}"
        cared = [each.finished for each in facts.tickets if each.finished in ("kept", "missed")]
        assert tile(board, "protected")[2].startswith(f"{len(cared)} 位里 {cared.count('kept')} 位")
        slots = [each.slot_called for each in facts.tickets if each.slot_called in ("kept", "missed")]
        appointed = next(each for each in board.screen.shown.promises.lines if each.name == "预约按时开始")
        assert slots
        assert appointed.figures[0] == f"{slots.count('kept')} / {len(slots)}"
        assert [tile(board, name)[0] for name in ("unsent", "repair")] == ["3", "2"]
        assert sum(bar.came or 0 for bar in board.screen.shown.chart.bars) == len(facts.tickets)
        for shown in board.screen.shown.tiles:
            if shown.behind is not None and shown.behind.figure != LIVE:
                board.presenter.open_rows(shown.behind)
        counts = {table.key: len(table.rows) for table in board.screen.rows}
        assert counts["orders"] == len(facts.orders)
        for line in (*board.screen.shown.promises.lines, *board.screen.shown.methods.lines):
            board.presenter.open_rows(line.behind)
        desks = board.screen.shown.desks.table
        assert desks is not None
        for row in desks.rows:
            for cell in row:
                assert cell.behind is not None
                board.presenter.open_rows(cell.behind)
            assert len(board.screen.rows[-1].rows) == row[3].value  # tickets of that desk
        assert board.told == []


def test_a_hall_without_a_queue_has_no_panels_for_one() -> None:
    board = Board()
    board.book.day = empty_day(DayScope(FRIDAY, FRIDAY))
    board.open()
    assert (board.screen.shown.arrivals.hidden, board.screen.shown.promises.hidden) == (True, True)
    board.seen = HallSeen(HallState.LINKED, "03", NOW)
    board.presenter.tick()
    assert (board.screen.shown.arrivals.hidden, board.screen.shown.promises.hidden) == (False, False)


def test_a_desk_is_one_desk_however_it_is_written_and_whoever_sat_there() -> None:
    """The hall's queue writes 03, the figures 3."""
    here = DeskFigures("3", "3025", 12, 14, 300.0, 1.0, 1.0, 1.0, 1.0)
    before = replace(here, staff="3017", orders=6, tickets=7, mean_service_s=600.0)
    board = Board()
    duty = DeskDuty("03", "3025", frozenset({QueueClass.MOBILE}), frozenset(), DeskStanding.OPEN, AFTERNOON)
    picture = QueuePicture(AFTERNOON, "1", (), (), (duty,), ())
    board.seen = HallSeen(HallState.LINKED, "03", NOW, picture)
    board.book.day = replace(board.book.day, desks=(before, here))
    board.open()
    table = board.screen.shown.desks.table
    assert table is not None
    (row,) = table.rows
    assert [cell_words(cell, ZH, ZONE) for cell in row] == ["3", "周敏", "空着", "21", "6.7 分"]

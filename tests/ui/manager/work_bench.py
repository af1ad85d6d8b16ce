"""审批 and 修复台 on the manager's face: a counter with refused orders, a hall server with another desk's, and asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.approval import ApprovalWanted
from app.domain.hall_ask import AskKind, HallAsk
from app.domain.order import Order
from app.domain.repair import RefusedEntry
from app.domain.right import Right
from app.domain.staff import StaffMember
from app.errors import CentralTrouble
from app.handling.ask_approval import answer_approval, approval_ask
from app.handling.prove_pin import prove_pin
from app.handling.view_day import DayPlace
from app.ports import Lane
from app.texts import notices
from app.texts.language import Language, Text
from app.wire.notice import Notice
from commands.customer_notices import CustomerNotices
from commands.manager_parts import manager_parts
from commands.outside import SystemIds
from commands.refused_file import write_refused
from commands.repair_acts import RepairActs
from commands.repair_asks import AskedRepairs
from commands.repair_desk import HallRepairDesk
from offline_cache.day_collect import catch_up
from offline_cache.day_refused import refused_of_hall
from offline_cache.refused_orders import StoredRefusedOrders
from tests.fakes.asks_here import AsksHere, HallOfAsks
from tests.fakes.clerk_ports import Hall as Ports
from tests.fakes.day_books import EmptyDayBook
from tests.fakes.orders import CATALOGUE, DESK, NOW, TODAY, ZONE
from tests.offline_cache.hall_shared import SharedStore
from tests.offline_cache.parts import SOURCES, Books, Counter, accept, books_of, copy_of
from tests.people.bench import HE, LIN, ZHOU, Desk, started
from tests.ui.looks import settle
from tests.ui.shell.samples import HE_JING, ONLINE
from ui.frame.theme import LanguageChoice, Theme
from ui.manager.asks_presenter import AsksState
from ui.manager.asks_view import AsksView
from ui.manager.repair_presenter import RepairState
from ui.manager.repair_view import RepairView
from ui.manager.today_state import APPROVALS, REPAIR
from ui.manager.today_view import TodayView
from ui.shell.manager_desk import ManagerDesk
from ui.shell.manager_page import AsksParts, DayParts, ManagerNeeds, RepairParts
from ui.shell.modes import COUNTER, MANAGER
from ui.shell.top_line import TopLineState
from ui.shell.window import ShellWindow

MANAGER_ON_DUTY = replace(HE_JING, number=HE.number, granted=frozenset(Right))
WHYS = (
    ("customer_unknown", Text("中心没有这位客户的资料。", "The centre does not know this customer.")),
    (
        "price_differs",
        Text(
            "5G畅行199 签字的价格与 2026.11 版清单不同。",
            "The signed price of 5G Flow 199 is not the one in catalogue 2026.11.",
        ),
    ),
    (
        "second_main_plan",
        Text(
            "133****5678 已有主套餐5G畅行129，不能再加一个。",
            "133****5678 already has the main plan 5G Flow 129; a second one cannot be added.",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class AsksWithOthers(AsksHere):
    """The hall server, with the refused orders that the other desk told it of."""

    others: tuple[RefusedEntry, ...] = ()

    def refused(self) -> tuple[RefusedEntry, ...]:
        return self.others


@dataclass
class Phone:
    """commands.customer_notices.Sends: a centre that takes what it is given, or cannot be reached."""

    sent: list[Notice] = field(default_factory=list)
    away: bool = False

    def send(self, notice: Notice) -> str:
        if self.away:
            raise CentralTrouble(notices.NO_ANSWER)
        self.sent.append(notice)
        return "154****0017"


class WorkBench:
    """`desk` is the manager's own counter with its store; `other` the desk whose order was refused too."""

    def __init__(
        self,
        folder: Path,
        desk: Desk,
        other: Desk,
        theme: Theme,
        *,
        language: Language = Language.ZH,
        hall_lane: Lane | None = None,
    ) -> None:
        self.store = SharedStore(folder / "hall.db")
        self.clock = desk.counter.clock
        self.hall = HallOfAsks(self.store, self.clock)
        self.books, self.theirs = books_of(desk.store), books_of(other.store)
        self.mine = [self._refuse(self.books, n, n) for n in range(2)]
        self.elsewhere = self._refuse(self.theirs, 5, 2)
        catch_up(other.store, desk=replace(DESK, number="05", device_id="PC-05"), at=NOW)
        with other.store.read() as connection:
            others = refused_of_hall(connection, DESK.hall.id)
        self.asks = AsksWithOthers(self.hall, DESK.device_id, "03", others)
        self.told: list[str] = []
        self.manager, self.other = desk, other
        self.orders = StoredRefusedOrders(desk.store, SOURCES)
        self.phone = Phone()
        told = CustomerNotices(self.phone, self.books.orders, DESK.hall, desk.trail, self.clock)
        acts = self._acts(desk, self.books)
        self.repair = HallRepairDesk(acts, self.asks, told, "03", DESK.device_id, SystemIds())
        there = AsksHere(self.hall, "PC-05", "05")
        self.asked = AskedRepairs(there, "PC-05", self._acts(other, self.theirs), other.staff.name_of)
        self._open_window(theme, language, hall_lane)

    def ask(self, right: Right, about: Text, reason: str, *, by: StaffMember = ZHOU, minutes: int = 2) -> HallAsk:
        """By the other desk."""
        there = AsksHere(self.hall, "PC-05", "05")
        at = self.clock.now() - timedelta(minutes=minutes)
        empty = HallAsk(f"ask-{right.value}-{minutes}", AskKind.APPROVAL, at, "", "05", "PC-05", about, "", "")
        ask = approval_ask(ApprovalWanted(by, right, "signed-1", about), reason=reason, ask=empty)
        there.put_up(ask)
        return ask

    def some_asks(self) -> None:
        self.ask(
            Right.RETURN_MONEY,
            Text("退 张* ¥120.00，签好的版本作废", "Return ¥120.00 to 张* and void the signed version"),
            "客户要求",
        )
        self.ask(
            Right.TAKE_CASH_OVER_LIMIT,
            Text("收现金 ¥6,200.00，超过一单 ¥5,000.00", "Take ¥6,200.00 in cash, above ¥5,000.00 for one form"),
            "客户只带了现金，已当面点清",
            by=LIN,
            minutes=1,
        )

    def show(self, page: str = APPROVALS, *, size: tuple[int, int] = (1366, 768)) -> None:
        self.window.resize(*size)
        self.window.show()
        self.desk.go(page)
        settle(self.window)

    @property
    def repair_view(self) -> RepairView:
        view = self.desk.pages[REPAIR].view
        assert isinstance(view, RepairView)
        return view

    @property
    def today_view(self) -> TodayView:
        view = self.desk.pages["today"].view
        assert isinstance(view, TodayView)
        return view

    @property
    def asks_view(self) -> AsksView:
        view = self.desk.pages[APPROVALS].view
        assert isinstance(view, AsksView)
        return view

    def asks_state(self) -> AsksState:
        return self.asks_view.state

    def repair_state(self) -> RepairState:
        return self.repair_view.state

    def take(self, file: Path) -> None:
        settle(self.window)
        self.window.grab().save(str(file))

    def close(self) -> None:
        self.window.close()
        self.store.close()

    def _refuse(self, books: Books, number: int, why: int) -> Order:
        order = accept(books, number + 1, customer=number)
        books.outbox.mark_inflight([order.id])
        code, said = WHYS[why]
        books.outbox.mark_dead(order.id, code=code, reason=said, at=NOW - timedelta(hours=(30, 6, 2)[why]))
        return order

    def _acts(self, desk: Desk, books: Books) -> RepairActs:
        orders = StoredRefusedOrders(desk.store, SOURCES)
        return RepairActs(orders, books.orders, desk.staff, desk.counter.clock, ZONE, lambda: None)

    def _open_window(self, theme: Theme, language: Language, hall_lane: Lane | None) -> None:
        self.ports = Ports()
        self.ports.gate.on_duty(MANAGER_ON_DUTY)
        self.language = LanguageChoice(language)
        self.window = ShellWindow(theme=theme, language=self.language, sign_on=QWidget())
        self.window.add_mode(COUNTER.name, QWidget())
        door = self.manager.door
        asks = AsksParts(
            self.asks,
            lambda *, ask, granted, said, by, pin: answer_approval(
                ask=ask, granted=granted, said=said, by=by, pin=pin, asks=self.asks, door=door
            ),
            self.name_of,
        )
        repair = RepairParts(
            self.repair,
            lambda: (4, 24),
            lambda entries, file, _, said: write_refused(entries, file, language=said, zone=ZONE, now=self.clock.now()),
            lambda number, pin, subject: prove_pin(number=number, pin=pin, subject=subject, door=door),
            self.name_of,
        )
        parts = manager_parts(self.manager.store, door=door, zone=ZONE, desk=DESK.number, catalogue=lambda: CATALOGUE)
        day = DayParts(DayPlace(EmptyDayBook(), self.clock, ZONE), dict, None, None)
        self.desk = ManagerDesk(
            ManagerNeeds(
                window=self.window,
                theme=theme,
                language=self.language,
                parts=replace(parts, asks=asks, repair=repair, day=day),
                outside=replace(self.ports.outside, hall_lane=hall_lane or self.ports.outside.hall_lane),
                lane=self.ports.outside.store_lane,
                figures=self.ports.outside.store_lane,
                listen=lambda _: None,
                gate=self.ports.gate,
                today=lambda: TODAY,
                zone=ZONE,
                tell=lambda said: self.told.append(said.say(language)),
                back=lambda: self.window.show_body(COUNTER.name),
            )
        )
        self.window.set_modes((COUNTER, MANAGER))
        self.window.render_top(TopLineState(DESK, MANAGER_ON_DUTY, 0))
        self.window.render_strip(ONLINE)

    def name_of(self, number: str) -> Text:
        member = self.manager.staff.name_of(number)
        return Text(number, number) if member is None else Text(member.name, member.latin_name)


@contextmanager
def work_bench(
    folder: Path,
    staffed: Counter,
    theme: Theme,
    *,
    language: Language = Language.ZH,
    hall_lane: Lane | None = None,
) -> Iterator[WorkBench]:
    """`staffed` is a counter with people, which is copied. Without a `hall_lane` the hall answers at once."""
    mine, theirs = (copy_of(staffed, folder / name) for name in ("mine", "theirs"))
    with started(mine) as desk, started(theirs) as other:
        bench = WorkBench(folder, desk, other, theme, language=language, hall_lane=hall_lane)
        yield bench
        bench.close()

"""A clerk at a desk in memory: the presenter with everything it emits kept for looking at."""

from app.domain.order_line import Decision
from app.domain.signature import Point
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK, CUSTOMER
from ui.clerk.cash import CashState
from ui.clerk.find_state import FindState, Scope
from ui.clerk.notice import Notice
from ui.clerk.presenter import ClerkPresenter
from ui.clerk.state import ClerkState
from ui.frame.form_state import FormState

STROKES = (tuple(Point(100 + 40 * i, 200 + 30 * (i % 3), 16 * i, 500) for i in range(12)),)


class ClerkAtDesk:
    """`screen` and `customer` are the last states painted, `told` every sentence said, `taken_back` what it was about
    that is over."""

    def __init__(self, hall: Hall | None = None, *, language: Language = Language.ZH) -> None:
        self.hall = hall or Hall()
        self.presenter = ClerkPresenter(self.hall.outside, clerk=CLERK, language=language)
        self.told: list[Notice] = []
        self.taken_back: list[str] = []
        self.presenter.listen(
            render=self._render,
            show_customer=self._show,
            tell=self.told.append,
            take_back=self.taken_back.append,
        )
        self.presenter.finder.listen(self._find)
        self.presenter.cash.listen(self._cash)
        self.presenter.begin()

    screen: ClerkState
    customer: FormState
    found: FindState
    cash: CashState

    def _render(self, state: ClerkState) -> None:
        self.screen = state

    def _show(self, state: FormState) -> None:
        self.customer = state

    def _find(self, state: FindState) -> None:
        self.found = state

    def _cash(self, state: CashState) -> None:
        self.cash = state

    @property
    def form(self) -> FormState:
        return self.screen.form

    def words(self) -> list[str]:
        return [notice.words for notice in self.told]

    # ── what a person does ────────────────────────────────────────────────────────────────

    def choose_customer(self, typed: str = CUSTOMER.phone) -> None:
        self.presenter.find_customer()
        self.presenter.finder.type(typed)
        self.presenter.finder.take(and_go_on=False)

    def add(self, typed: str) -> None:
        if not self.found.open or self.found.scope is not Scope.OFFERS:
            self.presenter.find_offer()
        self.presenter.finder.type(typed)
        self.presenter.finder.take(and_go_on=False)

    def demo_lines(self) -> None:
        """Change a plan, cancel one value-added service, add one, top up ¥20."""
        self.choose_customer()
        for typed in ("cx199", "ldxs", "spcl", "jf20"):
            self.add(typed)

    def confirm(self, decision: Decision = Decision.CONFIRMED) -> None:
        for line in self.customer.lines:
            if line.needs_confirmation:
                self.presenter.customer_side.decide(line.line.id, decision)

    def ready(self) -> None:
        self.demo_lines()
        self.confirm()
        self.presenter.pay()

    def customer_signs(self) -> None:
        self.presenter.customer_side.sign(strokes=STROKES, width=2600, content_sha256=self.customer.content_sha256)

    def signed(self) -> None:
        self.ready()
        self.presenter.sign()
        self.customer_signs()

    def give(self, amount: str) -> None:
        self.presenter.cash.type(amount)
        self.presenter.cash.enter()

    def accepted(self) -> None:
        self.signed()
        self.give("50")

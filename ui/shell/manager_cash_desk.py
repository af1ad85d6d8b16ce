"""现金与交班 on the manager's face."""

from app.domain.hall_time import clock_time
from app.domain.right import Right
from app.texts import cash_screens as words
from app.texts import manager_page
from ui.frame.shortcuts import CASH_KEY, Act, KeyEntry
from ui.manager.cash_presenter import CashPageOutside, CashPagePresenter
from ui.manager.cash_state import CashPageState
from ui.manager.cash_view import CashView
from ui.shell.manager_page import BACK_KEY, PAGE_KEY, CashPageParts, DayParts, ManagerNeeds, ManagerPage
from ui.shell.rows_desk import RowsDesk

CASH = "cash"
KEYS = (
    KeyEntry(Act.OPEN, "", ("Enter",), words.KEY_FIND),
    KeyEntry(Act.ANYTHING, "", ("F5",), words.KEY_AGAIN),
    KeyEntry(Act.CASH, "", CASH_KEY.caps, CASH_KEY.words),
    PAGE_KEY,
    BACK_KEY,
)


def cash_page(needs: ManagerNeeds) -> ManagerPage | None:
    """None where nobody keeps figures or cash."""
    day, cash = needs.parts.day, needs.parts.cash
    if day is None or cash is None:
        return None
    desk = _CashDesk(needs, day, cash)
    return ManagerPage(
        CASH,
        manager_page.CASH,
        Right.VIEW_DAY,
        desk.view,
        desk.presenter.open,
        desk.view.retranslate,
        keys=KEYS,
        left=desk.presenter.left,
        tick=desk.presenter.tick,
    )


class _CashDesk:
    """CashPageScreen: the page, and how new it is at the head of the face."""

    def __init__(self, needs: ManagerNeeds, day: DayParts, cash: CashPageParts) -> None:
        self._needs = needs
        self.view = CashView(zone=needs.zone, language=needs.language.language)
        self.presenter = CashPagePresenter(
            CashPageOutside(
                place=day.place,
                names=day.names,
                desk=cash.desk,
                corrections=cash.corrections,
                figures=needs.figures,
                store=needs.lane,
                gate=needs.gate,
                ids=needs.outside.ids,
                today=needs.today,
                now=needs.outside.clock.now,
                tell=needs.tell,
                print_x=cash.print_x,
            ),
            screen=self,
        )
        self._rows = RowsDesk(needs, day, opened_in=self.view.opened.emit)
        self._connect()

    def render_cash(self, state: CashPageState) -> None:
        self.view.render_cash(state)
        if state.seen_at is not None:
            time = clock_time(state.seen_at, self._needs.zone)
            self._needs.note(CASH, words.PAGE_NOTE.filled(day=state.day, time=time))

    def _connect(self) -> None:
        view, presenter = self.view, self.presenter
        view.opened.connect(lambda behind: self._rows.ask(behind, presenter.state.day))
        view.again_pressed.connect(presenter.look)
        view.print_pressed.connect(presenter.print_x)
        view.safe.kind_chosen.connect(presenter.choose_safe)
        view.safe.amount_typed.connect(presenter.type_safe_amount)
        view.safe.reason_typed.connect(presenter.type_safe_reason)
        view.safe.kept.connect(presenter.keep_safe)
        view.correct.receipt_typed.connect(presenter.type_receipt)
        view.correct.found.connect(presenter.find)
        view.correct.payment_chosen.connect(presenter.choose_payment)
        view.correct.method_chosen.connect(presenter.choose_method)
        view.correct.reason_typed.connect(presenter.type_correct_reason)
        view.correct.corrected.connect(presenter.correct)

"""The drawer in the counter's window: its dialog over whatever is open, its keys and its acts by name."""

from collections.abc import Callable
from functools import partial

from app.ports import Clock
from ui.clerk.items import Act as ClerkAct
from ui.frame.theme import LanguageChoice
from ui.shell.cash.bench import CashOutside
from ui.shell.cash.dialog import CashDialog
from ui.shell.cash.presenter import CashPresenter
from ui.shell.cash.state import MenuAct, Page
from ui.widgets.overlay import Overlay


class CashWindow:
    """Opens the dialog with its first page and closes it with the last."""

    def __init__(self, outside: CashOutside, *, clock: Clock, overlay: Overlay, language: LanguageChoice) -> None:
        self._outside = outside
        self._overlay = overlay
        self._language = language
        self._dialog: CashDialog | None = None
        self.presenter = CashPresenter(outside, clock=clock)
        self.presenter.listen(self)

    @property
    def dialog(self) -> CashDialog | None:
        """The one that is open; a hand-over takes it away without a word."""
        return self._overlay.held(self._dialog)

    def acts(self) -> dict[ClerkAct, Callable[[], None]]:
        """By name (Ctrl+K); the key is the window's."""
        named = {
            ClerkAct.CASH_OPEN: MenuAct.OPEN,
            ClerkAct.CASH_MOVE: MenuAct.MOVE,
            ClerkAct.CASH_CLOSE: MenuAct.CLOSE,
            ClerkAct.CASH_HAND_OVER: MenuAct.HAND_OVER,
        }
        if self._outside.print_x is not None:
            named[ClerkAct.CASH_X] = MenuAct.X_REPORT
        return {act: partial(self.presenter.begin, menu) for act, menu in named.items()}

    def render_page(self, page: Page | None) -> None:
        dialog = self.dialog
        if dialog is not None and page is None:
            dialog.dismissed.emit()
        elif dialog is not None and page is not None:
            dialog.render_page(page)
        elif page is not None:
            self._dialog = self._make()
            self._dialog.render_page(page)
            self._overlay.open(self._dialog, over=self._overlay.dialog() is not None)

    def _make(self) -> CashDialog:
        dialog = CashDialog(
            zone=self._outside.zone,
            language=self._language.language,
            opens_drawer=self._outside.open_drawer is not None,
        )
        presenter = self.presenter
        counting, moving = presenter.counting, presenter.moving
        dialog.count.typed.connect(counting.type_count)
        dialog.count.entered.connect(counting.enter)
        dialog.count.carried.connect(counting.carry_over)
        dialog.result.reason_typed.connect(counting.type_reason)
        dialog.result.taker_typed.connect(counting.type_taker)
        dialog.result.recount_pressed.connect(counting.recount)
        dialog.result.closed.connect(counting.close)
        dialog.move_page.kind_chosen.connect(moving.choose_kind)
        dialog.move_page.amount_typed.connect(moving.type_amount)
        dialog.move_page.reason_typed.connect(moving.type_reason)
        dialog.move_page.entered.connect(moving.enter)
        dialog.menu.chosen.connect(presenter.begin)
        dialog.dismissed.connect(self._closed)
        return dialog

    def _closed(self) -> None:
        self._dialog = None
        self.presenter.give_up()

"""日结 on the manager's face: opened by a button, since it is done once a day."""

from app.domain.day_close import LeftOver
from app.domain.right import Right
from app.hall_ports import HallState
from app.texts import close_screens as words
from app.texts import manager_page
from app.texts.language import Text
from ui.frame.shortcuts import Act, KeyEntry
from ui.manager.close_outside import CloseOutside, SignAsked
from ui.manager.close_presenter import ClosePresenter
from ui.manager.close_sign import SignDialog
from ui.manager.close_state import CloseState, for_here
from ui.manager.close_view import CloseView
from ui.shell.manager_page import BACK_KEY, PAGE_KEY, CloseParts, DayParts, ManagerNeeds, ManagerPage
from ui.shell.reason_dialog import ReasonDesk
from ui.shell.rows_desk import RowsDesk

CLOSE = "close"
_STEP_KEY = KeyEntry(Act.LINE, "", ("↑", "↓"), words.KEY_STEP)
_LAST_KEYS = (KeyEntry(Act.ANYTHING, "", ("F5",), words.KEY_AGAIN), PAGE_KEY, BACK_KEY)
_PRINT_KEY = KeyEntry(Act.PRINT, "", ("Ctrl P",), words.PRINT_AGAIN)


def close_keys(view: CloseView) -> tuple[KeyEntry, ...]:
    """Those that do something now; of a closed day what stands on its buttons."""
    state, does = view.state, view.enter_does()
    enter = (KeyEntry(Act.OPEN, "", ("Enter",), does),) if does is not None else ()
    if state is None or not state.closed:
        return (_STEP_KEY, *enter, *_LAST_KEYS)
    following = KeyEntry(Act.OPEN, "", ("F2",), words.NEXT_DAY.filled(day=state.today))
    keys = (*enter, *((_PRINT_KEY,) if state.prints else ()), *((following,) if state.day < state.today else ()))
    return (*keys, *_LAST_KEYS)


def close_page(needs: ManagerNeeds) -> ManagerPage | None:
    """None where this counter closes no day: a training window, a hall without figures."""
    day, close = needs.parts.day, needs.parts.close
    if day is None or close is None:
        return None
    desk = _CloseDesk(needs, day, close)
    return ManagerPage(
        CLOSE,
        manager_page.CLOSE_DAY,
        Right.CLOSE_DAY,
        desk.view,
        desk.presenter.open,
        desk.view.retranslate,
        keys=close_keys(desk.view),
        icon="moon",
        left=desk.left,
        tick=desk.presenter.tick,
    )


def left_open(needs: ManagerNeeds) -> tuple[LeftOver, ...]:
    """What the last closed day was closed with and is open still. On the lane of figures; raises as DayClosing does."""
    day, close = needs.parts.day, needs.parts.close
    if day is None or close is None:
        return ()
    standing = close.closing.standing(needs.today())
    return for_here(standing, day.names(), desk=needs.outside.desk.number).left


class _CloseDesk:
    """CloseScreen: the page, and the signing dialog over it."""

    def __init__(self, needs: ManagerNeeds, day: DayParts, close: CloseParts) -> None:
        self._needs = needs
        self._dialog: SignDialog | None = None
        clock = needs.outside.clock
        self.view = CloseView(
            zone=needs.zone,
            language=needs.language.language,
            now=clock.now,
            can_go=lambda item: self.presenter.can_see_to(item),
        )
        self._reasons = ReasonDesk(overlay=needs.window.overlay, language=needs.language)
        self.presenter = ClosePresenter(
            CloseOutside(
                closing=close.closing,
                book=day.place.book,
                lane=needs.figures,
                gate=needs.gate,
                names=day.names,
                prove_pin=close.prove_pin,
                ask_reason=self._reasons.ask,
                today=needs.today,
                tell=needs.tell,
                go=needs.go,
                pages=needs.pages,
                desk=needs.outside.desk.number,
                back=needs.back,
                print_papers=close.print_papers,
                papers_went=close.papers_went,
                has_queue=lambda: needs.outside.hall.seen().state is not HallState.NONE,
                left=lambda count: needs.count(CLOSE, count),
            ),
            screen=self,
        )
        self._rows = RowsDesk(needs, day, opened_in=self.view.opened.emit)
        self._connect()

    def render_close(self, state: CloseState) -> None:
        self.view.render_close(state, self.presenter.names)
        self._needs.keys(CLOSE, close_keys(self.view))

    def ask_signature(self, asked: SignAsked) -> None:
        dialog = SignDialog(asked, language=self._needs.language.language)
        dialog.signed.connect(asked.signed)
        dialog.dismissed.connect(self._forget)
        self._dialog = dialog
        self._needs.window.overlay.open(dialog)

    def refuse_signature(self, said: Text) -> None:
        if self._dialog is not None:
            self._dialog.refuse(said)
        else:
            self._needs.tell(said)

    def end_signature(self) -> None:
        if self._dialog is not None:
            self._dialog.dismissed.emit()

    def left(self) -> None:
        """Another page, or the lock: nobody else signs what was asked of this person."""
        self.end_signature()
        self._reasons.give_up()
        self.presenter.left()

    def _forget(self) -> None:
        self._dialog = None

    def _connect(self) -> None:
        view, presenter = self.view, self.presenter
        view.step_chosen.connect(presenter.choose)
        view.next_pressed.connect(presenter.go_on)
        view.again_pressed.connect(presenter.look_again)
        view.go_pressed.connect(presenter.see_to)
        view.carry_pressed.connect(presenter.carry)
        view.opened.connect(lambda behind: self._rows.ask(behind, presenter.state.day))
        view.print_pressed.connect(presenter.print_again)
        view.summary_pressed.connect(presenter.see_summary)
        view.today_pressed.connect(presenter.go_to_today)

"""审批 on the manager's face; only where desks can ask, by a hall server."""

from typing import Final

from app.domain.right import Right
from app.texts import approvals_page as words
from app.texts import manager_page
from ui.frame.shortcuts import Act, KeyEntry
from ui.manager.asks_presenter import AsksState
from ui.manager.asks_view import AsksView
from ui.manager.today_state import APPROVALS
from ui.shell.manager_page import BACK_KEY, PAGE_KEY, ManagerNeeds, ManagerPage
from ui.shell.manager_waiting import Waiting

_ASK_KEYS: Final = (
    KeyEntry(Act.LINE, "", ("↑", "↓"), words.KEY_CHOOSE),
    KeyEntry(Act.OPEN, "", ("Enter",), words.KEY_GRANT),
    KeyEntry(Act.ANYTHING, "", ("F8",), words.KEY_DENY),
)


class _Keys:
    """AsksScreen: where nothing is asked no key answers."""

    def __init__(self, needs: ManagerNeeds) -> None:
        self._needs = needs

    def render_asks(self, state: AsksState) -> None:
        self._needs.keys(APPROVALS, (*(_ASK_KEYS if state.seen is not None else ()), PAGE_KEY, BACK_KEY))

    def clear_pin(self) -> None:
        """None stands in a bar of keys."""


def approvals_page(needs: ManagerNeeds, waiting: Waiting) -> ManagerPage | None:
    presenter = waiting.asks
    if presenter is None:
        return None
    view = AsksView(zone=needs.zone, language=needs.language.language)
    presenter.listen(view)
    presenter.listen(_Keys(needs))
    view.chosen.connect(presenter.choose)
    view.why_not_typed.connect(presenter.type_why_not)
    view.pin_typed.connect(presenter.type_pin)
    view.answered.connect(lambda ask_id, pin, granted: presenter.answer(ask_id, pin, granted=granted))
    return ManagerPage(
        APPROVALS,
        manager_page.APPROVALS,
        Right.APPROVE,
        view,
        presenter.open,
        view.retranslate,
        left=presenter.left,
    )

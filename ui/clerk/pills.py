"""A pill of the form state on the widget that paints it."""

from ui.frame.form_state import Pill as PillWords
from ui.frame.form_state import PillKind
from ui.widgets.pill import Pill, PillState

_STATES = {
    PillKind.DONE: (PillState.DONE, ""),
    PillKind.WAITING: (PillState.WAITING, ""),
    PillKind.UNSENT: (PillState.UNSENT, ""),
    PillKind.OFFLINE: (PillState.OFFLINE, ""),
    PillKind.DRAFT: (PillState.DRAFT, ""),
    PillKind.REFUSED: (PillState.REFUSED, ""),
    PillKind.LOCKED: (PillState.LOCKED, ""),
    PillKind.DECLINED: (PillState.LOCKED, "x"),
}


def render_pill(pill: Pill, said: PillWords) -> None:
    state, icon = _STATES[said.kind]
    pill.render_state(state, said.words, icon=icon)

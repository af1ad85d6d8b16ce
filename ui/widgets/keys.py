"""Keys of dialogs and forms: one that works wherever in them the caret is, and Enter on from field to field."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def on_keys(
    part: QWidget, acts: Mapping[Qt.Key | QKeyCombination, Callable[[], object]], *, repeats: bool = False
) -> None:
    """Wherever in `part` the caret is: a field keeps keys that it does not know from whoever is around it, a button
    would take Enter for a press. Once while a key is held down, or with `repeats` again and again.
    """
    for key, act in acts.items():
        shortcut = QShortcut(QKeySequence(key), part, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(repeats)
        shortcut.activated.connect(act)


class EnterChain(QObject):
    """Enter goes from one of the fields to the next that is shown, and in the last one it does what the button does."""

    def __init__(
        self,
        fields: Sequence[QLineEdit],
        finish: Callable[[], object],
        *,
        passing: Mapping[QLineEdit, Callable[[], bool]] | None = None,
        parent: QWidget,
    ) -> None:
        """`passing` says of a field whether the caret may leave it so; who says no says why."""
        super().__init__(parent)
        self._fields, self._finish, self._form = tuple(fields), finish, parent
        self._passing = dict(passing or {})
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            if not event.isAutoRepeat():
                self._enter(watched)
            return True
        return super().eventFilter(watched, event)

    def _enter(self, field: QObject) -> None:
        shown = [each for each in self._fields if each is field or each.isVisibleTo(self._form)]
        following = shown[shown.index(field) + 1 :] if field in shown else []
        passing = self._passing.get(field) if isinstance(field, QLineEdit) else None
        if passing is not None and not passing():
            return
        if following:
            following[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._finish()

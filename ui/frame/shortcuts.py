"""The table of keys: from it come both the shortcuts that work and the key bar that shows them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.texts import cash_screens, clerk, clerk_queue, handler, on_sale, one_time_code, printers, unmask
from app.texts import shell as words
from app.texts.language import Language, Text
from ui.widgets.key_row import KeyHint


class Act(StrEnum):
    """What a key does; screens give each act they know a function."""

    ADD = "add"
    CUSTOMER = "customer"
    PAY = "pay"
    PARK = "park"
    CANCEL_LINE = "cancel_line"
    SIGN = "sign"
    PRINT = "print"
    READ_CARD = "read_card"
    ATTACHMENTS = "attachments"
    UNMASK = "unmask"
    CODE = "code"
    HANDLER = "handler"
    ON_SALE = "on_sale"
    OFFLINE = "offline"
    CALL = "call"
    BEGIN_TICKET = "begin_ticket"
    NO_SHOW = "no_show"
    FINISH_TICKET = "finish_ticket"
    QUEUE = "queue"
    ANYTHING = "anything"
    LINE = "line"
    OPEN = "open"
    CUSTOMER_SCREEN = "customer_screen"
    SETTINGS = "settings"
    LOCK = "lock"
    SWITCH = "switch"
    HELP = "help"
    CASH = "cash"
    PRINTERS = "printers"
    CAME_OUT = "came_out"
    NOT_OUT = "not_out"
    STOP_WAITING = "stop_waiting"


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """`keys` as Qt writes them; empty for keys the focused part handles itself and the bar only shows."""

    act: Act
    keys: str
    caps: tuple[str, ...]
    words: Text
    right: bool = False


COUNTER_KEYS: Final = (
    KeyEntry(Act.ADD, "F2", ("F2",), words.KEY_ADD),
    KeyEntry(Act.CUSTOMER, "F3", ("F3",), words.KEY_CUSTOMER),
    KeyEntry(Act.PAY, "F4", ("F4",), words.KEY_PAY),
    KeyEntry(Act.PARK, "F6", ("F6",), words.KEY_PARK),
    KeyEntry(Act.CANCEL_LINE, "F8", ("F8",), words.KEY_CANCEL_LINE),
    KeyEntry(Act.SIGN, "F9", ("F9",), words.KEY_SIGN),
    KeyEntry(Act.PRINT, "F10", ("F10",), words.KEY_PRINT),
    KeyEntry(Act.READ_CARD, "F11", ("F11",), words.KEY_READ_CARD),
    KeyEntry(Act.ATTACHMENTS, "F12", ("F12",), words.KEY_ATTACHMENTS),
    KeyEntry(Act.ANYTHING, "Ctrl+K", ("Ctrl K",), words.KEY_ANYTHING),
    KeyEntry(Act.LINE, "", ("↑", "↓"), words.KEY_LINE, right=True),
    KeyEntry(Act.OPEN, "", ("Enter",), words.KEY_OPEN, right=True),
)


# Of the counter, but seldom: on F1, not in the bar.
UNMASK_KEY: Final = KeyEntry(Act.UNMASK, "Ctrl+U", ("Ctrl U",), unmask.TITLE)

CODE_KEY: Final = KeyEntry(Act.CODE, "Ctrl+E", ("Ctrl E",), one_time_code.TITLE)
HANDLER_KEY: Final = KeyEntry(Act.HANDLER, "Ctrl+H", ("Ctrl H",), handler.TITLE)
ON_SALE_KEY: Final = KeyEntry(Act.ON_SALE, "Ctrl+P", ("Ctrl P",), on_sale.ACT)
OFFLINE_KEY: Final = KeyEntry(Act.OFFLINE, "Ctrl+O", ("Ctrl O",), clerk.WHAT_IS_POSSIBLE)
# The ticket strip shows those of them that work; a hall without a queue has no strip.
QUEUE_KEYS: Final = (
    KeyEntry(Act.CALL, "F5", ("F5",), clerk_queue.KEY_CALL),
    KeyEntry(Act.BEGIN_TICKET, "Ctrl+B", ("Ctrl B",), clerk_queue.BEGIN),
    KeyEntry(Act.NO_SHOW, "Ctrl+N", ("Ctrl N",), clerk_queue.NO_SHOW),
    KeyEntry(Act.FINISH_TICKET, "Ctrl+D", ("Ctrl D",), clerk_queue.FINISH),
    KeyEntry(Act.QUEUE, "Ctrl+G", ("Ctrl G",), clerk_queue.WAITING_LIST),
)
SELDOM_KEYS: Final = (UNMASK_KEY, CODE_KEY, HANDLER_KEY, ON_SALE_KEY, OFFLINE_KEY, *QUEUE_KEYS)

# Of the window itself, whatever page is in it.
SCREEN_KEY: Final = KeyEntry(Act.CUSTOMER_SCREEN, "F7", ("F7",), words.KEY_CUSTOMER_SCREEN)
SETTINGS_KEY: Final = KeyEntry(Act.SETTINGS, "Ctrl+,", ("Ctrl ,",), words.SETTINGS)
LOCK_KEY: Final = KeyEntry(Act.LOCK, "Ctrl+L", ("Ctrl L",), words.LOCK)
SWITCH_KEY: Final = KeyEntry(Act.SWITCH, "Ctrl+J", ("Ctrl J",), words.SWITCH)
CASH_KEY: Final = KeyEntry(Act.CASH, "Ctrl+M", ("Ctrl M",), cash_screens.KEY)
PRINTERS_KEY: Final = KeyEntry(Act.PRINTERS, "Ctrl+R", ("Ctrl R",), printers.KEY)
# Of what is asked and told of a paper; they stand on its notice, and work wherever one is.
PAPER_KEYS: Final = (
    KeyEntry(Act.CAME_OUT, "Alt+1", ("Alt 1",), printers.CAME_OUT),
    KeyEntry(Act.NOT_OUT, "Alt+2", ("Alt 2",), printers.NOT_OUT),
    KeyEntry(Act.STOP_WAITING, "Alt+3", ("Alt 3",), printers.STOP_WAITING),
)
HELP_KEY: Final = KeyEntry(Act.HELP, "F1", ("F1",), words.KEY_HELP)


def key_hints(table: tuple[KeyEntry, ...], language: Language, *, right: bool) -> tuple[KeyHint, ...]:
    """The left or right half of the key bar."""
    return tuple(KeyHint(entry.caps, entry.words.say(language)) for entry in table if entry.right is right)


class Shortcuts(QObject):
    """The working keys of one window. Rest while a dialog is open, so that F2 under a scrim does nothing."""

    def __init__(self, table: tuple[KeyEntry, ...], acts: Mapping[Act, Callable[[], None]], *, window: QWidget) -> None:
        """A table entry without a function in `acts`, or without keys, gets no shortcut."""
        super().__init__(window)
        self._shortcuts: list[QShortcut] = []
        for entry in table:
            if entry.keys and entry.act in acts:
                shortcut = QShortcut(QKeySequence(entry.keys), window)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(acts[entry.act])
                self._shortcuts.append(shortcut)

    def rest(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)

    def work(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(True)

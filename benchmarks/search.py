"""A key in the search popup until its results are painted, with 100,000 offers and 20,000 customers known.

python -m benchmarks.search [cold]: cold, no character was drawn ahead.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import cycle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.offering import Offering
from app.texts.language import Language, Text
from benchmarks.timing import Figure, median, once_ms, percentile, tell
from commands.stock import demo_data
from offline_cache.search import Search
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK, CUSTOMER
from ui.clerk.known_characters import known_characters, search_pieces
from ui.clerk.presenter import ClerkPresenter
from ui.clerk.search_popup import SearchPopup
from ui.clerk.style import rules as clerk_rules
from ui.clerk.view import ClerkView
from ui.frame.pauses import Pauses
from ui.frame.theme import Theme
from ui.shell.style import rules as shell_rules
from ui.widgets.overlay import Overlay
from ui.widgets.toast import ToastArea

OFFERS = 100_000
CUSTOMERS = 20_000
LIMIT_MS = 16.0
ROUNDS = 4
OFFERS_TYPED = ("cx199", "畅行", "26gd-5g-0", "llb", "彩铃", "jf50", "flow", "x", "不存在")
CUSTOMERS_TYPED = ("154202", "zl", "张", "0017", "1542026")
_WHERE = "滨河东湖西山南岭北城新区老街高铁大学科技软件人民解放中山和平建设胜利"
_FAMILY = "张王李赵陈刘杨黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "秀英桂芳建国海涛思远立敏静悦桐丽强磊军洋勇艳杰娟涛明超霞平刚"


def many_offers(catalogue: Catalogue) -> Catalogue:
    """The demo's offers over and over under other names and codes, as a province's own catalogue would be."""
    kinds = cycle(catalogue.offerings.values())

    def one(n: int, like: Offering) -> Offering:
        where = _WHERE[n * 7 % len(_WHERE)] + _WHERE[n * 3 % len(_WHERE)]
        name = Text(f"{where}{like.name.zh}{n % 997}", f"{like.name.en} {n}")
        return replace(like, code=f"{like.code}-{n:06d}", position=n, name=name)

    own = tuple(catalogue.offerings.values())
    more = tuple(one(n, next(kinds)) for n in range(len(own) + 1, OFFERS + 1))
    return Catalogue.of(
        version=catalogue.version,
        name=catalogue.name,
        template_version=catalogue.template_version,
        notices=catalogue.notices,
        statement=catalogue.statement,
        matters=tuple(catalogue.matters.values()),
        offerings=own + more,
    )


def many_customers() -> tuple[Customer, ...]:
    return tuple(
        replace(
            CUSTOMER,
            id=f"C-{n}",
            name=_FAMILY[n % len(_FAMILY)] + _GIVEN[n * 7 % len(_GIVEN)] + _GIVEN[n * 11 % len(_GIVEN)],
            phone=f"154{20260000 + n * 13:08d}",
            account_number=f"6600{n:08d}",
            identification=replace(CUSTOMER.identification, number=f"9901{n:014d}"),
        )
        for n in range(CUSTOMERS)
    )


class Painted(QObject):
    """Counts what a widget painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.times += 1
        return super().eventFilter(watched, event)


def typed_ms(popup: SearchPopup, words: tuple[str, ...], pauses: Pauses) -> list[float]:
    """Each character of each word as a key of its own, and one Backspace for each: until the popup is painted."""
    painted = Painted(popup.field)
    took: list[float] = []

    def until_painted(press: Callable[[], object]) -> None:
        before = painted.times

        def act() -> None:
            press()
            while painted.times == before:
                QApplication.processEvents()

        took.append(once_ms(act))
        pauses.look()  # as the program does behind each key: no event loop runs here that would do it

    for word in words:
        for character in word:
            until_painted(partial(type_one, popup.field, character))
        for _ in word:
            until_painted(partial(QTest.keyClick, popup.field, Qt.Key.Key_Backspace))
    return took


def type_one(field: QWidget, character: str) -> None:
    """A key, or what an input method commits."""
    if character.isascii():
        QTest.keyClicks(field, character)
    else:
        committed = QInputMethodEvent()
        committed.setCommitString(character)
        QApplication.sendEvent(field, committed)


def main() -> int:
    application = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(application, QApplication)
    theme = Theme(application, extra=(shell_rules, clerk_rules))
    catalogue = many_offers(demo_data().catalogue)
    hall, search = Hall(catalogue=catalogue), Search()
    customers = (CUSTOMER, *many_customers())
    built_ms = once_ms(lambda: search.use_catalogue(catalogue)) + once_ms(lambda: search.use_customers(customers))
    presenter = ClerkPresenter(replace(hall.outside, search=search), clerk=CLERK, language=Language.ZH)
    window = QWidget()
    window.resize(1366, 768)
    overlay, toasts = Overlay(window), ToastArea(window, above=40)
    view = ClerkView(
        presenter, theme=theme, overlay=overlay, toasts=toasts, show_customer=lambda _: None, parent=window
    )
    view.resize(1366, 768)
    window.show()
    # As the program does while somebody signs on (commands/search_room.py); cold: of one who types at once.
    cold = sys.argv[1:] == ["cold"]
    pieces = [] if cold else search_pieces(known_characters(catalogue), ratio=window.devicePixelRatioF())
    drawn_ms = [once_ms(piece) for piece in pieces] or [0.0]
    presenter.begin()
    presenter.find_customer()
    presenter.finder.type(CUSTOMER.phone)
    presenter.finder.take(and_go_on=False)
    figures = []
    with Pauses(window) as pauses:
        for what, opened, words in (
            ("offers", presenter.find_offer, OFFERS_TYPED),
            ("customers", presenter.find_customer, CUSTOMERS_TYPED),
            ("anything", presenter.find_anything, OFFERS_TYPED + CUSTOMERS_TYPED),
        ):
            opened()
            QApplication.processEvents()
            popup = next(one for one in window.findChildren(SearchPopup) if one.isVisible())
            typed_ms(popup, words[:2], pauses)
            took = [ms for _ in range(ROUNDS) for ms in typed_ms(popup, words, pauses)]
            presenter.finder.close()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no event loop runs here that would do it
            why = f"fixed; {len(took)} keys, median {median(took):.2f} ms"
            figures.append(Figure(f"{what}, key to paint, p99", percentile(took, 99), LIMIT_MS, "ms", why))
    print(
        f"      {OFFERS:,} offers, {CUSTOMERS:,} customers made searchable in {built_ms / 1000:.1f} s, off the window\n"
        f"      characters drawn ahead in {sum(drawn_ms) / 1000:.1f} s, {max(drawn_ms):.1f} ms at most without a break"
    )
    return tell(*figures)


if __name__ == "__main__":
    sys.exit(main())

"""The clerk's page by pointer and by size: folding, columns, what is shown when."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.offering import Price, PriceType
from app.ports import LinkState
from app.printer_ports import PrinterCondition
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CUSTOMER, RING_VIDEO
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.looks import settle
from ui.clerk.number_row import NumberRow, ProductChip
from ui.clerk.paper_asks import OpenPaper
from ui.clerk.state import DialogKind
from ui.clerk.todo_panel import ToDoCard
from ui.frame.form_state import Phase
from ui.frame.pictures import LARGE, SMALL
from ui.frame.tokens import tokens
from ui.widgets.button import Button
from ui.widgets.keycap import KeyCap
from ui.widgets.toast import ToastArea
from ui.widgets.toast_action import ToastAction
from ui.widgets.words import Words

LEFT = Qt.MouseButton.LeftButton


def lines_on(counter: Counter, *typed: str) -> None:
    presenter = counter.presenter
    presenter.find_customer()
    presenter.finder.type(CUSTOMER.phone)
    presenter.finder.take(and_go_on=False)
    for text in typed or ("cx199", "ldxs", "spcl", "jf20"):
        presenter.find_offer()
        presenter.finder.type(text)
        presenter.finder.take(and_go_on=False)
    settle(counter.window)


def button(place: QWidget, words: str) -> Button:
    return next(b for b in place.findChildren(Button) if b.words() == words and b.isVisible())


def test_the_columns_follow_the_tokens_at_both_sizes(make_counter: MakeCounter) -> None:
    counter = make_counter()
    for size in (SMALL, LARGE):
        counter.window.resize(size)
        settle(counter.window)
        columns = tokens().frame.columns(size.width())
        assert counter.view.customer.width() == columns.customer
        assert counter.view.to_do.width() == columns.todo
        gap = counter.view.form.x() - counter.view.customer.x() - counter.view.customer.width()
        assert gap == columns.gutter


def test_lines_that_fit_are_all_open(make_counter: MakeCounter) -> None:
    counter = make_counter()
    lines_on(counter)
    assert [card.folded for card in counter.view.form.cards()] == [False] * 4


def test_short_of_height_the_unselected_lines_fold_and_head_and_sums_stay(make_counter: MakeCounter) -> None:
    counter = make_counter()
    head = counter.view.form.findChild(QWidget, "formHead")
    sums = counter.view.form.findChild(QWidget, "formSums")
    assert head is not None
    assert sums is not None
    lines_on(counter)
    before = (head.geometry(), sums.geometry())
    lines_on(counter, "dk300", "bhk", "gmyj")
    cards = counter.view.form.cards()
    assert [card.folded for card in cards] == [True] * 2 + [False] * 5, "those nearest the chosen one open again"
    assert (head.geometry(), sums.geometry()) == before
    counter.presenter.desk.move(-6)
    settle(counter.window)
    assert [card.folded for card in cards] == [False] + [True] * 6
    counter.window.resize(LARGE)
    settle(counter.window)
    assert [card.folded for card in cards] == [False] * 7


def test_short_by_a_banner_only_the_lines_without_room_fold(make_counter: MakeCounter) -> None:
    counter = make_counter()
    lines_on(counter)
    counter.hall.central.go(LinkState.OFFLINE)
    counter.presenter.tick()
    settle(counter.window)
    cards = counter.view.form.cards()
    assert [card.folded for card in cards] == [True, False, False, False]
    counter.presenter.desk.move(-3)
    settle(counter.window)
    assert [card.folded for card in cards] == [False, False, True, True]


def test_a_click_selects_a_line_and_refused_ones_have_their_own_button(make_counter: MakeCounter) -> None:
    hall = Hall()
    counter = make_counter(hall=hall)
    lines_on(counter, "jf20", "bhk")
    hall.central.go(LinkState.OFFLINE)
    counter.presenter.tick()
    settle(counter.window)
    first, second = counter.view.form.cards()
    QTest.mouseClick(first, LEFT)
    assert counter.presenter.desk.selected == counter.presenter.form.lines[0].id
    QTest.mouseClick(button(second, "从本单移走"), LEFT)
    assert len(counter.presenter.form.lines) == 1


def test_more_used_than_there_is_is_said_whole(make_counter: MakeCounter) -> None:
    plan = replace(CUSTOMER.products[0], usage=(17.6, 15.0, "GB"))
    customer = replace(CUSTOMER, products=(plan, *CUSTOMER.products[1:]))
    counter = make_counter()
    counter.presenter.desk.set_customer(customer)
    settle(counter.window)
    (row,) = [row for row in counter.view.customer.findChildren(NumberRow) if row.isVisible()]
    assert "117%" in [part.text() for part in row.findChildren(Words) if part.isVisible()]


def test_the_big_button_follows_the_moment(make_counter: MakeCounter) -> None:
    counter = make_counter()
    lines_on(counter)
    assert not button(counter.view.to_do, "请客户签字").isEnabled()
    counter.customer_confirms()
    counter.presenter.pay()
    QTest.mouseClick(button(counter.view.to_do, "请客户签字"), LEFT)
    assert counter.customer.phase is Phase.WITH_CUSTOMER
    assert button(counter.view.to_do, "收回来再改").isEnabled()
    counter.customer_signs()
    counter.presenter.close_dialog()
    QTest.mouseClick(button(counter.view.to_do, "收款"), LEFT)
    counter.presenter.cash.type("20")
    counter.presenter.cash.enter()
    QTest.mouseClick(button(counter.view.to_do, "下一位"), LEFT)
    assert counter.presenter.form.customer is None


def test_a_thing_to_do_takes_the_clerk_there(make_counter: MakeCounter) -> None:
    counter = make_counter()
    lines_on(counter)
    cards = [card for card in counter.view.to_do.findChildren(ToDoCard) if card.isVisible()]
    QTest.mouseClick(cards[1], LEFT)
    assert counter.presenter.form.payment_method is not None


def test_a_product_in_the_left_column_is_cancelled_by_one_press(make_counter: MakeCounter) -> None:
    counter = make_counter()
    counter.presenter.find_customer()
    counter.presenter.finder.type(CUSTOMER.phone)
    counter.presenter.finder.take(and_go_on=False)
    settle(counter.window)
    chips = [chip for chip in counter.view.customer.findChildren(ProductChip) if chip.isVisible()]
    QTest.mouseClick(chips[1], LEFT)
    assert [line.product for line in counter.presenter.form.lines] == [CUSTOMER.products[1]]
    settle(counter.window)
    assert not chips[1].isEnabled()


def test_sentences_are_toasts_and_a_question_is_asked_once(make_counter: MakeCounter) -> None:
    counter = make_counter()
    toasts: ToastArea = counter.window.toasts
    open_paper = OpenPaper("job-a", "o1", "BH20261120-03-0001", 1, PrinterCondition.SILENT, broke=False, printer="")
    counter.presenter.lists.papers.show((open_paper,))
    counter.presenter.lists.papers.show((open_paper,))
    assert len(toasts.toasts()) == 1
    answer = toasts.toasts()[0].findChildren(ToastAction)[0]
    QTest.mouseClick(answer, LEFT)
    assert counter.hall.receipts.asked == [("answered", "job-a", True)]
    assert toasts.toasts() == ()


def test_what_is_possible_offline_opens_from_the_banner(make_counter: MakeCounter) -> None:
    counter = make_counter()
    assert not counter.view.banner.isVisible()
    counter.hall.central.go(LinkState.OFFLINE)
    counter.presenter.tick()
    settle(counter.window)
    QTest.mouseClick(button(counter.view.banner, "看哪些能办"), LEFT)
    assert counter.window.overlay.dialog() is not None


def test_what_is_possible_offline_bears_its_key_which_works(make_counter: MakeCounter) -> None:
    counter = make_counter()
    counter.hall.central.go(LinkState.OFFLINE)
    counter.presenter.tick()
    settle(counter.window)
    caps = counter.view.banner.findChildren(KeyCap)
    assert [cap.text() for cap in caps if cap.isVisible()] == ["Ctrl O"]
    QTest.keyClick(counter.view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert counter.window.overlay.dialog() is not None


def test_back_online_the_drafts_open_from_the_banner_by_its_key(make_counter: MakeCounter) -> None:
    counter = make_counter()
    counter.hall.central.go(LinkState.OFFLINE)
    counter.presenter.tick()
    lines_on(counter, "dk300")
    counter.presenter.parking.park()
    counter.presenter.tick()
    counter.hall.central.go(LinkState.ONLINE)
    counter.presenter.tick()
    settle(counter.window)
    assert "打开草稿" in {words.text() for words in counter.view.banner.findChildren(Words) if words.isVisible()}
    counter.hall.clock.forward(minutes=1)
    counter.presenter.tick()
    QTest.keyClick(counter.view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert counter.presenter.dialogs.top is DialogKind.DRAFTS, "also once only the drafts are spoken of"


def test_back_online_the_banner_goes_by_esc_or_its_button_after_the_one_of_a_newer_catalogue(
    make_counter: MakeCounter,
) -> None:
    counter = make_counter()
    for by_key in (True, False):
        counter.hall.central.go(LinkState.OFFLINE)
        counter.presenter.tick()
        QTest.keyClick(counter.view, Qt.Key.Key_Escape)
        assert counter.view.banner.isVisible(), "what is so now is not put away"
        lines_on(counter, "dk300")
        counter.presenter.parking.park()
        counter.hall.central.go(LinkState.ONLINE)
        counter.presenter.tick()
        lines_on(counter)
        catalogue = counter.hall.catalogues.catalogue
        price = Price(PriceType.MONTHLY, 900 + by_key, None)
        dearer = replace(RING_VIDEO, price=price)
        counter.hall.catalogues.catalogue = replace(
            catalogue, version=f"newer {by_key}", offerings={**catalogue.offerings, dearer.code: dearer}
        )
        counter.presenter.tick()
        settle(counter.window)
        caps = [cap.text() for cap in counter.view.banner.findChildren(KeyCap) if cap.isVisible()]
        assert caps == ["Ctrl O", "Esc"]
        assert counter.view.news.isVisible()
        QTest.keyClick(counter.view, Qt.Key.Key_Escape)
        settle(counter.window)
        assert (counter.view.news.isVisible(), counter.view.banner.isVisible()) == (False, True)
        if by_key:
            QTest.keyClick(counter.view, Qt.Key.Key_Escape)
        else:
            QTest.mouseClick(button(counter.view.banner, "知道了"), LEFT)
        settle(counter.window)
        assert not counter.view.banner.isVisible()
        counter.presenter.parking.park()


class Touched(QObject):
    """What the parts of `page` were told to lay out or to paint anew."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.parts: list[str] = []
        for part in (page, *page.findChildren(QWidget)):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Paint, QEvent.Type.StyleChange):
            self.parts.append(f"{watched!r}: {event.type().name}")
        return False


def test_news_that_change_nothing_on_the_page_touch_none_of_its_parts(make_counter: MakeCounter) -> None:
    """An acknowledgement of the centre, a printed receipt: they come while the clerk types."""
    counter = make_counter()
    lines_on(counter)
    settle(counter.window)  # long columns take some turns to come to rest
    touched = Touched(counter.view)
    for _ in range(3):
        counter.presenter.emit()
        settle(counter.window)
    assert touched.parts == []
    counter.presenter.remove_line()
    settle(counter.window)
    assert touched.parts

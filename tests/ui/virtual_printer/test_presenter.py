import pytest

from app.domain.printer_fault import Fault, Onset
from app.papers.printed import PrintedGap
from app.texts.language import Language
from tests.fakes.decoded_paper import PaperInHand, line
from ui.virtual_printer.presenter import SlipEntry, VirtualPrinterPresenter, VirtualPrinterState


class Shown:
    """The presenter with its tray, and the last state it rendered."""

    def __init__(self, *, columns: int = 48, language: Language = Language.ZH) -> None:
        self.states: list[VirtualPrinterState] = []
        self.paper = PaperInHand(columns=columns)
        self.presenter = VirtualPrinterPresenter(self.paper, language=language, render=self.states.append)
        self.paper.watch(self.presenter.show)
        self.presenter.show()

    @property
    def state(self) -> VirtualPrinterState:
        return self.states[-1]

    def lay(self, *words: str) -> None:
        for each in words:
            self.paper.lay(line(each))


def test_without_paper_it_says_where_to_print_to() -> None:
    state = Shown().state
    assert state.window_title == "虚拟打印机 127.0.0.1:9100"
    assert (state.rows, state.entries, state.address) == (None, (), "127.0.0.1:9100")


def test_a_drawer_is_open_until_it_is_shut_by_hand() -> None:
    shown = Shown()
    assert not shown.state.drawer_open
    shown.paper.open_drawer()
    assert shown.state.drawer_open
    shown.presenter.shut_drawer()
    assert not shown.state.drawer_open
    assert not shown.paper.drawer_is_open()


@pytest.mark.parametrize(("columns", "said"), [(48, "80 mm 纸，每行 48 格"), (32, "58 mm 纸，每行 32 格")])
def test_the_paper_is_named(columns: int, said: str) -> None:
    assert Shown(columns=columns).state.paper == said


def test_a_slip_is_named_by_its_receipt_number_and_otherwise_by_its_first_words() -> None:
    shown = Shown()
    shown.paper.lay(line("   示例通信"), PrintedGap(16), line("单号     BH20261120-03-0041"))
    shown.paper.lay(line(""), line("  打印测试页"))
    shown.paper.lay(PrintedGap(16), torn_off=False)
    assert shown.state.entries == (
        SlipEntry("第 1 张", "BH20261120-03-0041", "2 行，已撕下"),
        SlipEntry("第 2 张", "打印测试页", "2 行，已撕下"),
        SlipEntry("第 3 张", "", "0 行，正在出纸"),
    )


def test_the_newest_slip_is_shown_as_it_comes_out() -> None:
    shown = Shown()
    shown.lay("one")
    shown.paper.lay(line("two"), torn_off=False)
    assert (shown.state.chosen, shown.state.rows, shown.state.growing) == (1, (line("two"),), True)
    shown.paper.tear_off_last()
    assert (shown.state.chosen, shown.state.growing) == (1, False)


def test_a_chosen_slip_stays_while_others_come_and_the_newest_is_followed_again() -> None:
    shown = Shown()
    shown.lay("one", "two", "three")
    shown.presenter.choose(0)
    shown.lay("four")
    assert shown.state.rows == (line("one"),)
    shown.presenter.choose(3)
    shown.lay("five")
    assert shown.state.rows == (line("five"),)


def test_stepping_ends_at_both_ends() -> None:
    shown = Shown()
    shown.lay("one", "two")
    shown.presenter.step(-1)
    shown.presenter.step(-1)
    assert shown.state.chosen == 0
    shown.presenter.step(5)
    assert shown.state.chosen == 1
    Shown().presenter.step(1)


def test_clearing_empties_the_tray_but_not_what_is_coming_out() -> None:
    shown = Shown()
    shown.lay("one", "two")
    shown.paper.lay(line("three"), torn_off=False)
    shown.presenter.choose(0)
    shown.presenter.throw_away()
    assert shown.state.rows == (line("three"),)
    assert len(shown.state.entries) == 1


def test_it_speaks_english_at_once() -> None:
    shown = Shown()
    shown.lay("one")
    shown.presenter.speak(Language.EN)
    assert shown.state.window_title == "Virtual printer 127.0.0.1:9100"
    assert shown.state.entries == (SlipEntry("Slip 1", "one", "1 lines, torn off"),)


def test_a_fault_sets_in_when_it_was_chosen_to_and_is_switched_off_again() -> None:
    shown = Shown()
    assert (shown.state.well, shown.state.fault_now, shown.state.onset) == (True, "正常", "now")
    shown.presenter.switch(Fault.COVER_OPEN)
    shown.presenter.next_onset()
    shown.presenter.switch(Fault.PAPER_OUT)
    shown.presenter.switch(Fault.SLOW)  # there is no half-way for it
    shown.presenter.switch(Fault.CUT_OFF)
    states = {row.fault: row.state for row in shown.state.faults if row.state}
    assert states == {
        Fault.COVER_OPEN: "已出",
        Fault.SLOW: "已出",
        Fault.PAPER_OUT: "将出",
        Fault.CUT_OFF: "将出",
    }
    assert shown.paper.onsets[Fault.PAPER_OUT] == Onset(rows=20)
    assert shown.state.fault_now == "出了 2 个，将出 2 个"
    shown.presenter.switch(Fault.PAPER_OUT)
    shown.presenter.choose_onset("cut")
    shown.presenter.switch(Fault.OFFLINE)
    assert shown.paper.onsets == {Fault.CUT_OFF: Onset(data_bytes=1200), Fault.OFFLINE: Onset(at_cut=True)}
    shown.presenter.mend()
    assert shown.state.well
    assert not shown.paper.onsets


def test_every_fault_has_a_row_a_key_of_its_own_and_words() -> None:
    rows = Shown().state.faults
    assert {row.fault for row in rows} == set(Fault)
    assert len({row.key for row in rows}) == len(rows) == len({row.words for row in rows})

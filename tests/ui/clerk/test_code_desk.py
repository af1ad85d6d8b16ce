"""Confirming a line by a code: their number gets it; they type it or read it out to the clerk, and no more is kept."""

from app.domain.content import SignedConfirmation
from app.domain.order_line import ConfirmationChannel, LineState
from app.errors import CentralTrouble
from app.ports import LinkState
from app.texts import one_time_code as words
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.code_state import CodeState
from ui.clerk.state import DialogKind
from ui.frame.form_state import Phase


class AtCodes(ClerkAtDesk):
    """A clerk with one line that waits for its customer, and what the dialog shows."""

    def __init__(self, hall: Hall | None = None) -> None:
        super().__init__(hall)
        self.presenter.code.listen(self._code)
        self.choose_customer()
        self.add("spcl")
        self.presenter.desk.move(1)

    shown: CodeState

    def _code(self, state: CodeState) -> None:
        self.shown = state

    def line_state(self) -> LineState:
        return self.form.lines[0].state

    def type_and_check(self, code: str) -> None:
        self.presenter.code.type(code)
        self.presenter.code.check()


def test_the_code_read_out_confirms_the_line_with_time_channel_and_message() -> None:
    desk = AtCodes()
    desk.presenter.code.open()
    assert "154****0017" in desk.shown.said
    desk.hall.clock.forward(minutes=2)
    desk.type_and_check(desk.hall.phone.code)
    assert desk.screen.dialog is DialogKind.NONE
    said = desk.presenter.form.lines[0].confirmation
    assert said is not None
    assert (said.channel, said.at, said.evidence) == (
        ConfirmationChannel.ONE_TIME_CODE,
        desk.hall.clock.now(),
        "message-1",
    )
    (line,) = desk.presenter.form.content().lines
    assert line.confirmation == SignedConfirmation(said.at.isoformat(), "one_time_code", "message-1")
    assert any("message-1" in fact.value for fact in line.facts if fact.key == "confirmation")


def test_the_code_itself_is_kept_nowhere() -> None:
    desk = AtCodes()
    desk.presenter.code.open()
    code = desk.hall.phone.code
    desk.type_and_check(code)
    assert code not in desk.presenter.form.content().to_bytes().decode()
    assert code not in str(desk.told) + str(desk.hall.audit.events)
    assert desk.presenter.code.state().typed == ""


def test_a_wrong_code_says_how_many_tries_are_left_and_the_third_ends_it() -> None:
    desk = AtCodes()
    desk.presenter.code.open()
    said = []
    for _ in range(3):
        desk.type_and_check("000000")
        said.append(desk.shown.problem)
    assert said == ["验证码不对，还可以试 2 次。", "验证码不对，还可以试 1 次。", words.TOO_MANY.zh]
    assert not desk.shown.may_check
    desk.type_and_check(desk.hall.phone.code)
    assert desk.line_state() is LineState.WAITING


def test_ten_minutes_later_another_one_is_asked_for() -> None:
    desk = AtCodes()
    desk.presenter.code.open()
    desk.hall.clock.forward(minutes=10)
    desk.type_and_check(desk.hall.phone.code)
    assert desk.shown.problem == words.EXPIRED.zh
    desk.presenter.code.again()
    desk.type_and_check(desk.hall.phone.code)
    assert desk.line_state() is LineState.READY


def test_letters_are_never_sent() -> None:
    desk = AtCodes()
    desk.presenter.code.open()
    desk.hall.phone.trouble = CentralTrouble(words.NO_ANSWER)
    for typed in ("12345", "12345a", "１２３４５６"):
        desk.type_and_check(typed)
        assert desk.shown.problem == words.WANTS_DIGITS.zh


def test_without_the_centre_it_is_said_and_nothing_opens() -> None:
    desk = AtCodes()
    desk.hall.central.go(LinkState.OFFLINE)
    desk.presenter.code.open()
    assert desk.screen.dialog is DialogKind.NONE
    assert desk.words()[-1] == words.OFFLINE.zh


def test_a_centre_that_does_not_answer_leaves_the_form_as_it_is() -> None:
    desk = AtCodes()
    desk.hall.phone.trouble = CentralTrouble(words.NO_ANSWER)
    desk.presenter.code.open()
    assert desk.shown.problem == words.NO_ANSWER.zh
    assert desk.line_state() is LineState.WAITING
    desk.presenter.code.again()
    desk.type_and_check(desk.hall.phone.code)
    assert desk.line_state() is LineState.READY


def test_while_a_code_is_compared_nothing_is_said_of_the_last_one() -> None:
    hall = Hall(held=True)
    desk = AtCodes(hall)
    hall.store_lane.run_all()
    desk.add("spcl")
    desk.presenter.code.open()
    hall.central_lane.run_all()
    desk.type_and_check("000000")
    hall.central_lane.run_all()
    assert desk.shown.problem
    desk.type_and_check("000000")
    assert (desk.shown.problem, desk.shown.waits) == ("", True)


def test_an_answer_after_the_dialog_was_closed_confirms_nothing() -> None:
    hall = Hall(held=True)
    desk = ClerkAtDesk(hall)
    desk.choose_customer()
    hall.store_lane.run_all()
    hall.central_lane.run_all()
    desk.add("spcl")
    code = desk.presenter.code
    code.open()
    hall.central_lane.run_all()
    code.type(hall.phone.code)
    code.check()
    code.closed()
    hall.central_lane.run_all()
    assert desk.form.lines[0].state is LineState.WAITING


def test_a_line_taken_off_meanwhile_is_not_confirmed() -> None:
    desk = AtCodes()
    desk.presenter.code.open()
    code = desk.hall.phone.code
    desk.presenter.remove_line()
    desk.presenter.desk.undo()
    desk.presenter.desk.lay(desk.presenter.form.next_version())
    desk.type_and_check(code)
    assert desk.line_state() is LineState.WAITING
    assert desk.shown.problem == words.ANOTHER.zh


def test_on_the_next_version_a_code_counts_no_more() -> None:
    desk = AtCodes()
    desk.presenter.code.open()
    desk.type_and_check(desk.hall.phone.code)
    assert desk.line_state() is LineState.READY
    assert desk.presenter.form.next_version().lines[0].confirmation is None


def test_without_a_line_that_waits_it_is_said() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer()
    desk.presenter.code.open()
    assert desk.words()[-1] == words.NO_LINE.zh


# ── the customer types it themselves ──────────────────────────────────────────────────────


def test_the_customers_own_screen_has_the_pad_while_the_code_is_asked_for() -> None:
    desk = AtCodes()
    assert desk.customer.code is None
    desk.presenter.code.open()
    assert desk.customer.code is not None
    assert "154****0017" in desk.customer.code.said
    assert desk.form.code is None, "the clerk's own screen has none"
    desk.presenter.customer_side.give_code(desk.hall.phone.code)
    assert desk.line_state() is LineState.READY
    assert desk.customer.code is None
    assert desk.screen.dialog is DialogKind.NONE
    said = desk.presenter.form.lines[0].confirmation
    assert said is not None
    assert (said.channel, said.evidence) == (ConfirmationChannel.ONE_TIME_CODE, "message-1")


def test_what_the_customer_types_wrong_is_a_sentence_on_their_screen_and_never_stands_on_the_clerks() -> None:
    desk = AtCodes()
    desk.presenter.code.open()
    give, said = desk.presenter.customer_side.give_code, []
    for typed in ("12345", "１２３４５６", "0" * 400, "000000", "000000", "000000"):
        give(typed)
        assert desk.customer.code is not None
        said.append(desk.customer.code.problem)
        assert desk.shown.typed == ""
    left = [words.WRONG.zh.format(left=left) for left in (2, 1)]
    assert said == [words.WANTS_DIGITS.zh] * 3 + left + [words.TOO_MANY.zh]
    give(desk.hall.phone.code)
    assert desk.line_state() is LineState.WAITING
    desk.presenter.customer_side.another_code()
    desk.hall.clock.forward(minutes=11)
    give(desk.hall.phone.code)
    assert desk.customer.code is not None
    assert desk.customer.code.problem == words.EXPIRED.zh
    assert len(desk.presenter.form.lines) == 1


def test_trouble_with_the_centre_is_told_the_customer_in_words_for_them() -> None:
    desk = AtCodes()
    desk.presenter.code.open()
    desk.hall.phone.trouble = CentralTrouble(words.NO_ANSWER)
    desk.presenter.customer_side.give_code(desk.hall.phone.code)
    assert desk.customer.code is not None
    assert desk.customer.code.problem == words.PAD_TROUBLE.zh
    desk.presenter.customer_side.give_code(desk.hall.phone.code)
    assert desk.line_state() is LineState.READY


def test_a_customer_who_reads_on_in_english_confirms_the_same_line() -> None:
    desk = AtCodes()
    desk.presenter.code.open()
    desk.presenter.customer_side.speak(Language.EN)
    assert desk.customer.code is not None
    assert desk.customer.code.confirm == words.PAD_CONFIRM.en
    desk.presenter.customer_side.give_code(desk.hall.phone.code)
    assert desk.line_state() is LineState.READY


def test_a_customer_who_leaves_the_pad_has_answered_nothing() -> None:
    desk = AtCodes()
    desk.presenter.code.open()
    desk.presenter.customer_side.leave_code()
    assert desk.customer.code is None
    assert desk.screen.dialog is DialogKind.NONE
    assert desk.words()[-1] == words.CUSTOMER_LEFT.zh
    desk.presenter.customer_side.give_code(desk.hall.phone.code)
    assert desk.line_state() is LineState.WAITING


def test_one_screen_is_the_customers_only_once_it_was_turned() -> None:
    desk = AtCodes(Hall(second_screen=False))
    desk.presenter.code.open()
    assert desk.customer.code is None
    assert desk.shown.hand_over
    desk.presenter.customer_side.give_code(desk.hall.phone.code)
    assert desk.line_state() is LineState.WAITING
    desk.presenter.code.hand_over()
    assert desk.customer.phase is Phase.WITH_CUSTOMER
    assert desk.customer.code is not None
    desk.presenter.customer_side.back_to_clerk()
    assert desk.customer.code is None
    desk.presenter.code.hand_over()
    desk.presenter.customer_side.give_code(desk.hall.phone.code)
    assert desk.line_state() is LineState.READY


def test_a_code_confirmed_late_closes_no_other_dialog() -> None:
    desk = AtCodes()
    desk.presenter.code.open()
    desk.presenter.open_dialog(DialogKind.ORDERS, over=True)
    desk.presenter.customer_side.give_code(desk.hall.phone.code)
    assert desk.screen.dialog is DialogKind.ORDERS
    assert desk.line_state() is LineState.READY

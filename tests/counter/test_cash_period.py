"""A drawer's day through the real windows: refused cash, the period opened at once, a blind count, the way out."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.payment import NOTES_FEN
from app.domain.setting_list import CASH_PERIOD
from app.texts import cash as refusals
from app.texts import cash_screens as words
from offline_cache.cash_desk import StoredCashDesk
from offline_cache.settings import StoredSettings
from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace
from ui.shell.rehearsal import settle

ZHANG = "15420260017"
CTRL = Qt.KeyboardModifier.ControlModifier


def drawer_key(work: AtWork) -> None:
    QTest.keyClick(work.window, Key.Key_M, CTRL)
    settle()


def counts(work: AtWork, *, hundreds: str) -> None:
    """So many notes of ¥100 and none of the others, by keyboard."""
    work.until_said(words.NOTE_HEAD.zh)
    work.hands.type_text(work.window, hundreds)
    for _ in range(len(NOTES_FEN) + 1):  # the rows, then the button
        work.press(Key.Key_Return)


def test_cash_is_refused_until_a_period_runs_which_is_opened_in_place(place: CounterPlace) -> None:
    with place.store() as store:
        StoredSettings(store).set(CASH_PERIOD.key, "required")
    with place.counter() as work:
        work.sign_on()
        work.until("the strip says it", lambda: words.STRIP_NONE.zh in work.strip())
        work.until_said(words.REMIND.zh)
        work.choose_customer(ZHANG)
        work.put_on("jf50")
        work.press(Key.Key_F4)
        work.hand_over()
        work.customer_signs()
        work.give_cash("50")
        work.until_said(refusals.OPEN_FIRST.zh)
        drawer_key(work)
        counts(work, hundreds="3")
        work.until_said(words.OPENED.zh.format(sum="¥300.00"))
        work.give_cash("50")
        work.until_accepted()
        drawer_key(work)
        work.until_said(words.ACT_CLOSE.zh)
        work.press(Key.Key_2)
        work.until_said(words.BLIND_NOTE.zh)
        assert "350" not in work.words()
        counts(work, hundreds="3")
        work.until_said("¥350.00", words.EXPECTED.zh, words.BEYOND.zh)
        work.press(Key.Key_F5)
        work.until_said(words.BLIND_NOTE.zh)
        work.press(Key.Key_Escape)
        assert not work.window.close()
        work.until_said(words.LEAVING.zh)
        work.answer(words.LEAVE_OPEN.zh)
        desk = StoredCashDesk(work.counter.parts.store, work.counter.parts.desk)
        period = desk.standing().period
        assert period is not None
        assert [(each.counted_fen, each.expected_fen) for each in period.counts] == [(30000, 35000)]

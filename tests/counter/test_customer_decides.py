"""The customer confirms by a code they type themselves, through the real windows, the real centre and onto paper."""

import re
from urllib.request import urlopen

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.hall_time import on_paper
from app.texts import one_time_code as words
from app.texts.language import Language
from tests.counter.at_work import AtWork, Key, touchable
from tests.counter.place import CounterPlace
from tests.counter.test_offline import last_receipt, signed, until_printed
from tests.counter.test_pending import ZHANG, until_accepted_there

CTRL = Qt.KeyboardModifier.ControlModifier


def touch(work: AtWork, *names: str) -> None:
    """On the customer's screen, by pointer."""
    for name in names:
        (part,) = touchable(work.program.place.view, QWidget, name)
        work.hands.click(part)


def type_code(work: AtWork, code: str) -> None:
    touch(work, *(f"digit{digit}" for digit in code), "giveCodeButton")


def newest_code(place: CounterPlace) -> str:
    """As it stands on the customer's phone."""
    with urlopen(f"{place.centre.url}/phone", timeout=5) as page:
        found = re.findall(r"(?<!\d)\d{6}(?!\d)", page.read().decode())
    return str(found[0])


def test_a_code_typed_on_the_customers_own_screen_stands_on_paper_and_at_the_centre(place: CounterPlace) -> None:
    place.centre.start()
    with place.counter() as work:
        work.sign_on()
        work.choose_customer(ZHANG)
        work.put_on("VAS-0015")
        QTest.keyClick(work.window, Key.Key_E, CTRL)
        work.until("the pad waits for digits", lambda: bool(touchable(work.program.place.view, QWidget, "digit1")))
        code = newest_code(place)
        type_code(work, "".join(str((int(digit) + 1) % 10) for digit in code))
        said = words.WRONG.say(Language.ZH, left=2)
        work.until("the customer reads why not", lambda: said in work.customer_words())
        assert work.presenter.form.signable_lines() == ()
        type_code(work, code)
        work.until("the line is confirmed", lambda: work.presenter.form.lines[0].confirmed)
        confirmation = work.presenter.form.lines[0].confirmation
        assert confirmation is not None
        order_id = signed(work)
        until_printed(work, order_id)
        until_accepted_there(work, order_id)
    paper = last_receipt(place)
    assert confirmation.evidence in paper.replace("\n", "")
    assert on_paper(confirmation.at, place.data.desk.hall.zone) in paper
    (agreement,) = place.at_centre("agreement")
    (told,) = [row["value"] for row in agreement["characteristic"] if row["name"] == "secondConfirmation"]
    assert (told["channel"], told["evidence"]) == ("one_time_code", confirmation.evidence)
    assert code not in paper + str(agreement)

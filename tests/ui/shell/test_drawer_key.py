from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from app.domain.approval import Approval, Leave
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.errors import PrinterTrouble
from app.printer_ports import Delivery
from app.texts import printing as words
from app.texts.language import Language
from tests.fakes.orders import CUSTOMER
from ui.clerk.notice import Notice
from ui.clerk.voice import Voice
from ui.frame.gate import Asked, Gate
from ui.frame.reason import ReasonAsked
from ui.shell.drawer_key import DrawerKey

MAY = StaffMember("1002", "李敏", "Li Min", Role.CLERK, granted=frozenset({Right.OPEN_DRAWER}))
MAY_NOT = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK, revoked=frozenset({Right.OPEN_DRAWER}))


class OneDrawer:
    """app.printer_ports.DrawerDesk that answers at once."""

    subject = "H0032-PC03"

    def __init__(self) -> None:
        self.opened: list[tuple[Leave, str]] = []
        self.wrong: Exception | None = None

    def look(self) -> None:
        """Nobody asks here."""

    def open(
        self, *, leave: Leave, reason: str, then: Callable[[Delivery], None], failed: Callable[[Exception], None]
    ) -> None:
        if self.wrong is not None:
            failed(self.wrong)
            return
        self.opened.append((leave, reason))
        then(Delivery.CONFIRMED)


class Place:
    def __init__(self, person: StaffMember) -> None:
        self.drawer = OneDrawer()
        self.said: list[Notice] = []
        self.asked: list[Asked] = []
        self.why: list[ReasonAsked] = []
        voice = Voice(Language.ZH)
        voice.listen(self.said.append, take_back=lambda _: None)
        gate = Gate(today=lambda: datetime(2026, 11, 20, tzinfo=UTC).date())
        gate.listen(open_dialog=self.asked.append, tell=lambda _: None)
        gate.on_duty(person)
        gate.customer = lambda: CUSTOMER
        self.key = DrawerKey(self.drawer, gate=gate, voice=voice, ask=self.why.append)


def test_who_may_is_asked_for_a_reason_and_only_then_it_opens() -> None:
    place = Place(MAY)
    place.key.press()
    (question,) = place.why
    assert [ready.zh for ready in question.ready] == ["换零钱", "清点现金", "收错找错"]
    assert place.drawer.opened == []
    assert question.customer == CUSTOMER
    question.given("", "清点现金")
    assert [reason for _, reason in place.drawer.opened] == ["清点现金"]
    assert place.said[-1].words == words.DRAWER_KICKED.zh


def test_who_may_not_needs_somebody_whose_reason_is_kept() -> None:
    place = Place(MAY_NOT)
    place.key.press()
    assert place.why == []
    wanted = place.asked[0].wanted
    assert (wanted.right, wanted.subject) == (Right.OPEN_DRAWER, "H0032-PC03")
    at = datetime(2026, 11, 20, 2, tzinfo=UTC)
    place.asked[0].approved(Approval("1002", "3017", wanted.right, wanted.subject, "对账", at))
    (leave, reason) = place.drawer.opened[0]
    assert (leave.approver, reason) == ("1002", "对账")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (TimeoutError(), words.DRAWER_NOT_KNOWN.zh),
        (ConnectionResetError(), words.DRAWER_NOT_KNOWN.zh),
        (PrinterTrouble(words.NO_DRAWER), words.NO_DRAWER.zh),
    ],
)
def test_what_became_of_it_is_said(wrong: Exception, said: str) -> None:
    place = Place(MAY)
    place.drawer.wrong = wrong
    place.key.press()
    place.why[0].given("", "换零钱")
    assert place.said[-1].words == said

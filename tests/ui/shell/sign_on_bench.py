"""The sign-on presenter between a fake screen, a lane that waits, and a staff book."""

from app.domain.staff import StaffMember
from app.texts.language import Language
from tests.fakes.clerk_ports import HeldLane, TestClock
from tests.ui.shell.samples import ABOUT, DRAFT, LAST_ORDER, StaffBook
from ui.shell.modes import modes_for
from ui.shell.sign_on.presenter import SignOnPresenter
from ui.shell.sign_on.state import SignOnState

ZH, EN = Language.ZH, Language.EN


class Screen:
    def __init__(self) -> None:
        self.state: SignOnState | None = None
        self.cleared = 0

    def render_sign_on(self, state: SignOnState) -> None:
        self.state = state

    def clear_password(self) -> None:
        self.cleared += 1


class Bench:
    """A presenter between a fake screen, a lane that waits, and the staff book."""

    def __init__(self) -> None:
        self.screen, self.lane, self.staff = Screen(), HeldLane(), StaffBook()
        self.on_duty: list[StaffMember] = []
        self.presenter = SignOnPresenter(
            staff=self.staff,
            lane=self.lane,
            clock=TestClock(),
            about=ABOUT,
            screen=self.screen,
            has_face=lambda person: bool(modes_for(person, has_hall=False)),
            signed_on=self.on_duty.append,
        )
        self.presenter.begin()
        self.presenter.know(last_order=LAST_ORDER, drafts=(DRAFT,), unfinished=())

    @property
    def shown(self) -> SignOnState:
        assert self.screen.state is not None
        return self.screen.state

    def problem(self) -> str:
        return self.shown.problem.say(ZH) if self.shown.problem else ""

"""人员 on the manager's face."""

from collections.abc import Callable

from app.domain.right import Right
from app.texts import manager_page as words
from ui.manager.staff_presenter import StaffOutside, StaffPresenter
from ui.manager.staff_view import StaffView
from ui.shell.manager_page import ManagerNeeds, ManagerPage

PEOPLE = "people"


def people_page(needs: ManagerNeeds) -> ManagerPage:
    view = StaffView(today=needs.today, language=needs.language.language)
    outside = StaffOutside(lane=needs.lane, gate=needs.gate, acts=needs.parts.staff, today=needs.today, tell=needs.tell)
    people = StaffPresenter(outside, screen=view)
    connect_people(view, people, back=needs.back)
    return ManagerPage(PEOPLE, words.PEOPLE, Right.VIEW_STAFF, view, people.open, view.retranslate)


def connect_people(view: StaffView, people: StaffPresenter, *, back: Callable[[], None]) -> None:
    """What is pressed and typed there goes to the presenter."""
    view.person_chosen.connect(people.choose)
    view.add_pressed.connect(people.begin_adding)
    view.new.typed.connect(people.type_new)
    view.new.role_chosen.connect(people.choose_new_role)
    view.new.save_pressed.connect(people.add)
    view.role_chosen.connect(people.set_role)
    view.other_role_set.connect(lambda role, held: people.set_other_role(role, held=held))
    view.account_kept.connect(people.set_account_days)
    view.certificate_kept.connect(people.set_certificate)
    view.certificate_taken.connect(people.take_certificate)
    view.right_set.connect(lambda right, held: people.set_right(right, held=held))
    view.reset_pressed.connect(people.reset)
    view.switch_pressed.connect(people.switch)
    view.leave_pressed.connect(back)

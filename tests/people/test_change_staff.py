from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.approval import Approval, Leave
from app.domain.audit import AuditKind
from app.domain.certificates import Certificate
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.domain.tries import Tries
from app.errors import AccountClosed, InputRefused, RightMissing, SecretDue
from app.handling.change_staff import Powers, add_person, change_person, change_rights, reset_secrets, set_disabled
from app.handling.view_staff import SUBJECT, view_staff
from app.staff_ports import AuditSearch
from app.texts import staff as words
from app.texts.language import Language, Text
from offline_cache.check import check_store
from tests.fakes.orders import TODAY
from tests.offline_cache.parts import behind_the_back
from tests.people.bench import ENTERPRISE, HE, LIN, SHEN, ZHOU, Desk

GIVEN = "river-7-boat"
NEW = StaffMember("3044", "陈默", "Chen Mo", Role.CLERK, granted=frozenset({Right.OPEN_DRAWER}))


def leave(person: StaffMember, right: Right, number: str) -> Leave:
    return Leave(person, right, number)


def add(desk: Desk, member: StaffMember = NEW, *, by: StaffMember = HE, password: str = GIVEN) -> None:
    given = leave(by, Right.CHANGE_STAFF, member.number)
    add_person(member=member, password=password, leave=given, door=desk.door)


def give(desk: Desk, number: str, powers: Powers, *, by: StaffMember = HE) -> None:
    change_rights(number=number, powers=powers, leave=leave(by, Right.GIVE_RIGHTS, number), door=desk.door)


def disable(desk: Desk, number: str, *, by: StaffMember = HE, disabled: bool = True) -> None:
    given = leave(by, Right.CHANGE_STAFF, number)
    set_disabled(number=number, disabled=disabled, leave=given, door=desk.door)


def reset(desk: Desk, number: str, *, by: StaffMember = HE, password: str = GIVEN) -> None:
    given = leave(by, Right.RESET_SECRET, number)
    reset_secrets(number=number, password=password, leave=given, door=desk.door)


def change(desk: Desk, number: str, *, by: StaffMember = HE, name: str = "周敏敏", until: date | None = None) -> None:
    change_person(
        number=number,
        name=name,
        latin_name="Zhou Min",
        active_from=TODAY,
        active_until=until,
        leave=leave(by, Right.CHANGE_STAFF, number),
        door=desk.door,
    )


ACTS: dict[str, Callable[[Desk, StaffMember], None]] = {
    "add": lambda desk, by: add(desk, by=by),
    "change": lambda desk, by: change(desk, "3021", by=by),
    "rights": lambda desk, by: give(desk, "3021", Powers(Role.CLERK), by=by),
    "reset": lambda desk, by: reset(desk, "3021", by=by),
    "disable": lambda desk, by: disable(desk, "3021", by=by),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_without_the_right_nothing_happens(desk: Desk, act: Callable[[Desk, StaffMember], None]) -> None:
    before = desk.staff.everybody()
    with pytest.raises(RightMissing):
        act(desk, ZHOU)
    assert (desk.staff.everybody(), desk.audited()) == (before, [])


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_the_record_counts_not_what_the_screen_remembers(desk: Desk, act: Callable[[Desk, StaffMember], None]) -> None:
    """The manager's rights were taken back while their window was open."""
    desk.change("1002", role=Role.CLERK)
    with pytest.raises(RightMissing):
        act(desk, HE)


def test_a_new_person_signs_on_with_a_password_of_their_own(desk: Desk) -> None:
    add(desk)
    (row,) = desk.trail.find(AuditSearch(), limit=9)
    assert (row.event.kind, row.event.staff_number, row.event.subject) == (AuditKind.STAFF_ADDED, "1002", "3044")
    assert row.event.reason == "clerk +open_drawer"
    with pytest.raises(SecretDue):
        desk.sign_on("3044", GIVEN)


@pytest.mark.parametrize(
    ("member", "password", "said"),
    [
        (replace(NEW, number="3017"), GIVEN, words.NUMBER_TAKEN),
        (replace(NEW, number="30x7"), GIVEN, words.NUMBER_SHAPE),
        (replace(NEW, name=" "), GIVEN, words.NAME_MISSING),
        (replace(NEW, latin_name=""), GIVEN, words.NAME_MISSING),
        (replace(NEW, active_from=TODAY, active_until=TODAY - timedelta(days=1)), GIVEN, words.DAYS_TURNED),
        (NEW, "short", words.PASSWORD_SHORT),
    ],
)
def test_a_person_that_cannot_be_is_refused(desk: Desk, member: StaffMember, password: str, said: Text) -> None:
    with pytest.raises(InputRefused) as refused:
        add(desk, member, password=password)
    assert refused.value.text == said
    assert desk.audited() == []


def test_a_record_is_changed_and_the_days_are_kept(desk: Desk) -> None:
    change(desk, "3017", until=TODAY + timedelta(days=90))
    member = desk.staff.name_of("3017")
    assert member is not None
    assert (member.name, member.active_until) == ("周敏敏", TODAY + timedelta(days=90))
    assert desk.last_audited() == (AuditKind.STAFF_CHANGED, "1002", "周敏 – → 周敏敏 2026-11-20–2027-02-18")


def test_rights_roles_and_certificates_are_given_and_taken_back(desk: Desk) -> None:
    powers = Powers(
        Role.SENIOR_CLERK,
        other_roles=frozenset({Role.SENIOR_CLERK, Role.GREETER}),
        granted=frozenset({Right.VIEW_AUDIT, Right.TAKE_CASH}),
        revoked=frozenset({Right.RETURN_MONEY}),
        certificates=(Certificate(ENTERPRISE, None),),
    )
    give(desk, "3017", powers)
    member = desk.staff.name_of("3017")
    assert member is not None
    assert (member.role, member.other_roles) == (Role.SENIOR_CLERK, frozenset({Role.GREETER}))
    assert (member.granted, member.revoked, member.certificates) == (
        powers.granted,
        powers.revoked,
        powers.certificates,
    )
    said = "greeter senior_clerk +take_cash +view_audit -return_money #C-ENT ← clerk; - → C-ENT –"
    assert desk.last_audited() == (AuditKind.RIGHTS_CHANGED, "1002", said)
    assert check_store(desk.store).sound
    behind_the_back(desk.store, "UPDATE staff SET revoked = '[]' WHERE number = '3017'")
    assert "staff: 3017 is not as audit row" in check_store(desk.store).integrity
    give(desk, "3017", Powers(Role.CLERK))
    assert desk.staff.name_of("3017") == ZHOU
    assert check_store(desk.store).sound


def test_nobody_gives_what_they_have_not_got(desk: Desk) -> None:
    desk.change("3001", granted=frozenset({Right.GIVE_RIGHTS, Right.CHANGE_STAFF}))
    with pytest.raises(InputRefused) as refused:
        give(desk, "3017", Powers(Role.HALL_MANAGER), by=SHEN)
    assert refused.value.text == words.MORE_THAN_OWN
    with pytest.raises(InputRefused):
        add(desk, replace(NEW, role=Role.HALL_IT), by=SHEN)
    give(desk, "3017", Powers(Role.SENIOR_CLERK), by=SHEN)
    desk.change("3021", granted=frozenset({Right.STORE_PASSPHRASE}))
    give(desk, "3021", Powers(Role.CLERK, granted=frozenset({Right.STORE_PASSPHRASE})), by=SHEN)  # it was there


def give_all(desk: Desk, number: str) -> None:
    give(desk, number, Powers(Role.HALL_MANAGER))


@pytest.mark.parametrize("act", [disable, reset, give_all, change])
def test_one_leaves_oneself_to_others(desk: Desk, act: Callable[[Desk, str], None]) -> None:
    with pytest.raises(InputRefused) as refused:
        act(desk, "1002")
    assert refused.value.text == words.NOT_ONESELF


def test_somebody_who_can_give_rights_stays(desk: Desk) -> None:
    desk.change("3001", role=Role.HALL_MANAGER)
    manager = replace(SHEN, role=Role.HALL_MANAGER)
    disable(desk, "1002", by=manager)
    desk.change("3017", granted=frozenset(Right))
    rights_giver = replace(ZHOU, granted=frozenset(Right))
    desk.change("3017", active_until=TODAY + timedelta(days=9))
    acts: tuple[Callable[[], None], ...] = (
        lambda: disable(desk, "3001", by=rights_giver),
        lambda: give(desk, "3001", Powers(Role.CLERK), by=rights_giver),
        lambda: change(desk, "3001", by=rights_giver, until=TODAY + timedelta(days=30)),
    )
    for act in acts:
        with pytest.raises(InputRefused) as refused:
            act()
        assert refused.value.text == words.LAST_ONE


def test_a_reset_opens_what_was_locked_and_asks_for_a_new_password(desk: Desk) -> None:
    for kind in ("password", "pin"):
        desk.staff.keep_tries(f"{kind} 3001", Tries(10, locked=True))
    reset(desk, "3001")
    assert desk.last_audited() == (AuditKind.SECRET_RESET, "1002", "")
    with pytest.raises(SecretDue):
        desk.sign_on("3001", GIVEN)
    with pytest.raises(SecretDue) as no_pin:
        desk.approve("3001")
    assert "PIN" in no_pin.value.say(Language.EN)


def test_a_reset_is_no_way_to_more_rights(desk: Desk) -> None:
    desk.change("3021", granted=frozenset({Right.RESET_SECRET}))
    with pytest.raises(InputRefused) as refused:
        reset(desk, "1002", by=LIN)
    assert refused.value.text == words.MAY_MORE
    reset(desk, "3017", by=LIN)


def test_somebody_disabled_is_gone_until_enabled(desk: Desk) -> None:
    disable(desk, "3017")
    with pytest.raises(AccountClosed):
        desk.sign_on("3017")
    disable(desk, "3017", disabled=False)
    desk.sign_on("3017")
    kinds = [kind for kind, _, _ in desk.audited()]
    assert kinds[0] is AuditKind.STAFF_DISABLED
    assert AuditKind.STAFF_ENABLED in kinds


def test_an_approval_lends_the_right_for_that_person_only(desk: Desk) -> None:
    approval = Approval("1002", "3017", Right.CHANGE_STAFF, "3021", "店长电话同意", desk.now)
    lent = Leave(ZHOU, Right.CHANGE_STAFF, "3021", approval)
    set_disabled(number="3021", disabled=True, leave=lent, door=desk.door)
    (row,) = desk.trail.find(AuditSearch(), limit=9)
    assert (row.event.staff_number, row.event.approver, row.event.reason) == ("3017", "1002", "店长电话同意")
    with pytest.raises(RightMissing):
        set_disabled(number="3001", disabled=True, leave=lent, door=desk.door)


def test_a_person_nobody_knows_is_told(desk: Desk) -> None:
    with pytest.raises(InputRefused) as refused:
        disable(desk, "4711")
    assert refused.value.text == words.UNKNOWN_PERSON


def test_the_staff_is_seen_by_who_may_without_any_secret(desk: Desk) -> None:
    add(desk)
    desk.staff.keep_tries("pin 3001", Tries(6, locked=True))
    seen = view_staff(leave=leave(HE, Right.VIEW_STAFF, SUBJECT), door=desk.door)
    assert [(one.member.number, one.given, one.has_pin, one.locked) for one in seen] == [
        ("1002", False, True, False),
        ("3001", False, True, True),
        ("3017", False, True, False),
        ("3021", False, True, False),
        ("3044", True, False, False),
    ]
    with pytest.raises(RightMissing):
        view_staff(leave=leave(ZHOU, Right.VIEW_STAFF, SUBJECT), door=desk.door)


def test_who_belongs_to_the_centres_directory_is_changed_there_alone(desk: Desk) -> None:
    assert desk.staff.directory_said(ZHOU)
    acts: tuple[Callable[[], None], ...] = (
        lambda: rename(desk, "3017"),
        lambda: give(desk, "3017", Powers(Role.CLERK)),
        lambda: set_disabled(number="3017", disabled=True, leave=leave(HE, Right.CHANGE_STAFF, "3017"), door=desk.door),
    )
    for act in acts:
        with pytest.raises(InputRefused) as refused:
            act()
        assert refused.value.text is words.OF_THE_DIRECTORY
    given = leave(HE, Right.RESET_SECRET, "3017")
    reset_secrets(number="3017", password=GIVEN, leave=given, door=desk.door)
    with pytest.raises(SecretDue):
        desk.sign_on("3017", GIVEN)


def rename(desk: Desk, number: str) -> None:
    change_person(
        number=number,
        name="别人",
        latin_name="Other",
        active_from=None,
        active_until=None,
        leave=leave(HE, Right.CHANGE_STAFF, number),
        door=desk.door,
    )

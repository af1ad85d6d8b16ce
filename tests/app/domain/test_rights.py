"""Who may do what: every right from both sides, and every way an account or a certificate stands in between."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.audit import AuditKind
from app.domain.certificates import Certificate, CertificateKind
from app.domain.matter import Matter, OfflineClass
from app.domain.right import Right, RightGroup, right_for_matter
from app.domain.rights import Barrier, allowed, rights_of
from app.domain.roles import RIGHTS_OF
from app.domain.staff import Role, StaffMember
from app.texts.language import Language, Text

TODAY = date(2026, 11, 20)
NOBODY = StaffMember("5006", "吴桐", "Wu Tong", Role.GREETER, revoked=RIGHTS_OF[Role.GREETER])
ENTERPRISE = CertificateKind("C-ENT", Text("政企证", "Enterprise certificate"))
DAY = timedelta(days=1)


def test_there_are_enough_rights_to_tell_acts_apart() -> None:
    assert len(Right) >= 30
    assert {right.group for right in Right} == set(RightGroup)


@pytest.mark.parametrize("right", Right)
def test_a_right_has_its_words_and_says_what_it_allows(right: Right) -> None:
    said = right.words
    others = [other.words for other in Right if other is not right]
    assert said not in others
    assert said.name not in [other.name for other in others]
    assert said.allows.zh.endswith("。")
    assert said.allows.en.endswith(".")
    assert "可以" in said.allows.zh
    assert "ay " in said.allows.en
    assert right.group.called.zh


@pytest.mark.parametrize("right", Right)
def test_who_was_given_it_may_and_who_was_not_is_told_which_one(right: Right) -> None:
    given = replace(NOBODY, granted=frozenset({right}), revoked=NOBODY.revoked - {right})
    assert allowed(given, right, TODAY).allowed
    without = replace(NOBODY, revoked=NOBODY.revoked - {right}, role=Role.GREETER)
    if right not in RIGHTS_OF[Role.GREETER]:
        ruling = allowed(without, right, TODAY)
        assert ruling.barrier is Barrier.NO_RIGHT
        assert ruling.why is not None
        assert right.words.name.zh in ruling.why.zh
    taken = allowed(replace(given, revoked=frozenset({right})), right, TODAY)
    assert taken.barrier is Barrier.REVOKED
    assert taken.why is not None
    assert right.words.name.en in taken.why.say(Language.EN)


@pytest.mark.parametrize("right", Right)
def test_some_role_gives_it_and_the_greeter_has_not_all(right: Right) -> None:
    assert any(right in RIGHTS_OF[role] for role in Role)
    assert right in RIGHTS_OF[Role.HALL_MANAGER]


def test_the_machines_person_sees_nobodys_data() -> None:
    personal = {right for right in Right if right.group in (RightGroup.CUSTOMERS, RightGroup.MONEY, RightGroup.FORMS)}
    assert not personal & RIGHTS_OF[Role.HALL_IT]
    assert not {right for right in RIGHTS_OF[Role.HALL_IT] if right.group is RightGroup.PEOPLE}


def test_a_senior_clerk_may_all_that_a_clerk_may() -> None:
    assert RIGHTS_OF[Role.CLERK] < RIGHTS_OF[Role.SENIOR_CLERK] < RIGHTS_OF[Role.HALL_MANAGER]


def test_roles_add_up_and_what_was_taken_back_stays_away() -> None:
    both = StaffMember(
        "1", "甲", "Jia", Role.GREETER, other_roles=frozenset({Role.HALL_IT}), revoked=frozenset({Right.SUPPORT_BUNDLE})
    )
    assert rights_of(both) == (RIGHTS_OF[Role.GREETER] | RIGHTS_OF[Role.HALL_IT]) - {Right.SUPPORT_BUNDLE}


@pytest.mark.parametrize(
    ("person", "barrier", "day"),
    [
        (replace(NOBODY, disabled=True), Barrier.DISABLED, TODAY),
        (replace(NOBODY, active_from=TODAY + DAY), Barrier.NOT_YET_ACTIVE, TODAY),
        (replace(NOBODY, active_until=TODAY - DAY), Barrier.ACCOUNT_EXPIRED, TODAY),
    ],
)
def test_the_account_comes_before_the_right(person: StaffMember, barrier: Barrier, day: date) -> None:
    ruling = allowed(replace(person, granted=frozenset(Right), revoked=frozenset()), Right.TOP_UP, day)
    assert (ruling.barrier, ruling.allowed) == (barrier, False)


@pytest.mark.parametrize(
    ("until", "barrier"),
    [
        ((), Barrier.NO_CERTIFICATE),
        ((None,), None),
        ((TODAY,), None),
        ((TODAY - DAY,), Barrier.CERTIFICATE_EXPIRED),
        ((TODAY - DAY, TODAY + DAY), None),  # renewed: the old one is kept beside it
    ],
)
def test_a_certificate_gates_the_matter_that_asks_for_it(
    until: tuple[date | None, ...], barrier: Barrier | None
) -> None:
    other = Certificate(CertificateKind("C-STAR", Text("星级证", "Star certificate")), None)
    held = tuple(Certificate(ENTERPRISE, day) for day in until)
    person = StaffMember("1", "甲", "Jia", Role.HALL_MANAGER, certificates=(other, *held))
    ruling = allowed(person, Right.LEASED_CIRCUIT, TODAY, certificate=ENTERPRISE)
    assert ruling.barrier is barrier
    if ruling.why is not None:
        assert "政企证" in ruling.why.zh
        assert barrier is not Barrier.CERTIFICATE_EXPIRED or "2026-11-19" in ruling.why.zh
    assert allowed(person, Right.LEASED_CIRCUIT, TODAY).allowed


def test_a_certificate_counts_from_its_first_day() -> None:
    soon = Certificate(ENTERPRISE, None, valid_from=TODAY + DAY)
    person = StaffMember("1", "甲", "Jia", Role.HALL_MANAGER, certificates=(soon,))
    ruling = allowed(person, Right.LEASED_CIRCUIT, TODAY, certificate=ENTERPRISE)
    assert ruling.barrier is Barrier.CERTIFICATE_NOT_YET
    assert ruling.why is not None
    assert "2026-11-21" in ruling.why.zh
    assert allowed(person, Right.LEASED_CIRCUIT, TODAY + DAY, certificate=ENTERPRISE).allowed


def test_a_matter_of_the_operators_own_has_a_right_too() -> None:
    own = Matter("number_auction", Text("号码竞拍", "Number auction"), OfflineClass.REFUSED, None, None, None)
    assert right_for_matter(replace(own, right="top_up")) is Right.TOP_UP
    assert right_for_matter(own) is right_for_matter(None) is Right.OTHER_MATTER


@pytest.mark.parametrize("kind", AuditKind)
def test_every_kind_of_entry_has_its_words(kind: AuditKind) -> None:
    assert kind.said not in [other.said for other in AuditKind if other is not kind]

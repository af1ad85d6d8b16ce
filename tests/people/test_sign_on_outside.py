"""Sign-on by the operator's own accounts, from the answer on: who may come in, a first password here, and the trail."""

from dataclasses import replace

import pytest

from app.domain.audit import AuditKind
from app.errors import OutsideFailed, SecretDue, SignOnRefused
from app.handling.change_secrets import first_secrets
from app.handling.sign_on import sign_on, sign_on_outside
from app.staff_ports import OutsideIdentity
from app.texts import outside as words
from tests.people.bench import Desk

ISSUER = "https://login.example"


def test_somebody_of_the_hall_comes_in_and_it_is_written_down(desk: Desk) -> None:
    assert sign_on_outside(known=OutsideIdentity("3017", ISSUER), door=desk.door).number == "3017"
    assert desk.last_audited() == (AuditKind.SIGN_ON, "3017", ISSUER)


def test_a_stranger_of_another_hall_is_refused_and_audited(desk: Desk) -> None:
    with pytest.raises(OutsideFailed):
        sign_on_outside(known=OutsideIdentity("9999", ISSUER), door=desk.door)
    assert desk.last_audited()[::2] == (AuditKind.SIGN_ON_REFUSED, "outside")


def test_an_account_that_was_closed_stays_closed(desk: Desk) -> None:
    desk.change("3017", disabled=True)
    with pytest.raises(SignOnRefused):
        sign_on_outside(known=OutsideIdentity("3017", ISSUER), door=desk.door)
    assert desk.last_audited()[::2] == (AuditKind.SIGN_ON_REFUSED, "closed")


def test_who_has_no_password_here_chooses_one_first(desk: Desk) -> None:
    known = OutsideIdentity("3017", ISSUER)
    desk.change("3017", password_hash="", pin_hash="")
    with pytest.raises(SecretDue):
        sign_on_outside(known=known, door=desk.door)
    with pytest.raises(SignOnRefused):
        desk.sign_on("3017", "")
    first_secrets(known=known, new_password="riverside-7", new_pin="604815", door=desk.door)
    assert sign_on_outside(known=known, door=desk.door).number == "3017"
    assert desk.sign_on("3017", "riverside-7").number == "3017"
    with pytest.raises(OutsideFailed):
        first_secrets(known=known, new_password="other-words-8", new_pin="", door=desk.door)


def test_where_company_accounts_come_first_a_password_opens_only_while_they_are_away(desk: Desk) -> None:
    rules, away = replace(desk.rules, outside_first=True), [False]
    door = replace(desk.door, rules=lambda: rules, outside_away=lambda: away[0])
    with pytest.raises(SignOnRefused) as refused:
        sign_on(number="3017", password="bh3017-pass", door=door)
    assert refused.value.text is words.LOCAL_ONLY_AWAY
    away[0] = True
    assert sign_on(number="3017", password="bh3017-pass", door=door).number == "3017"

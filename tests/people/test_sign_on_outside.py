"""Sign-on by the operator's own accounts, from the answer on: who may come in, a first password here, and the trail."""

from dataclasses import replace

import pytest

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.link_settings import OIDC_ISSUER
from app.domain.right import Right
from app.errors import OutsideFailed, SecretDue, SignOnRefused
from app.handling.change_secrets import first_secrets
from app.handling.change_staff import reset_secrets
from app.handling.sign_on import sign_on, sign_on_outside
from app.staff_ports import OutsideIdentity
from app.texts import outside as words
from commands.outside_door import AWAY_S, OutsideDoor
from offline_cache.settings import StoredSettings
from tests.people.bench import HE, Desk

ISSUER = "https://login.example"


def test_somebody_of_the_hall_comes_in_and_it_is_written_down(desk: Desk) -> None:
    assert sign_on_outside(known=OutsideIdentity("3017", ISSUER, "zhou.min"), door=desk.door).number == "3017"
    assert desk.last_audited() == (AuditKind.SIGN_ON, "3017", ISSUER)


def test_a_stranger_of_another_hall_is_refused_and_audited(desk: Desk) -> None:
    with pytest.raises(OutsideFailed):
        sign_on_outside(known=OutsideIdentity("9999", ISSUER, "nobody"), door=desk.door)
    assert desk.last_audited()[::2] == (AuditKind.SIGN_ON_REFUSED, "outside")


def test_an_account_that_was_closed_stays_closed(desk: Desk) -> None:
    desk.change("3017", disabled=True)
    with pytest.raises(SignOnRefused):
        sign_on_outside(known=OutsideIdentity("3017", ISSUER, "zhou.min"), door=desk.door)
    assert desk.last_audited()[::2] == (AuditKind.SIGN_ON_REFUSED, "closed")


def test_who_has_no_password_here_chooses_one_first(desk: Desk) -> None:
    known = OutsideIdentity("3017", ISSUER, "zhou.min")
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


def test_a_number_stays_with_the_account_that_first_signed_on_until_a_manager_resets_it(desk: Desk) -> None:
    first, other = (OutsideIdentity("3017", ISSUER, subject) for subject in ("zhou.min", "her successor"))
    sign_on_outside(known=first, door=desk.door)
    assert sign_on_outside(known=first, door=desk.door).number == "3017"
    for stranger in (other, OutsideIdentity("3017", "https://other.example", "zhou.min")):
        with pytest.raises(OutsideFailed) as refused:
            sign_on_outside(known=stranger, door=desk.door)
        assert refused.value.text is words.OTHER_ACCOUNT
        assert desk.last_audited()[::2] == (AuditKind.SIGN_ON_REFUSED, "outside")
    leave = Leave(HE, Right.RESET_SECRET, "3017")
    reset_secrets(number="3017", password="river-7-boat", leave=leave, door=desk.door)
    assert sign_on_outside(known=other, door=desk.door).number == "3017"


def test_the_operators_sign_on_is_held_away_for_minutes_only(desk: Desk) -> None:
    at = [0.0]
    StoredSettings(desk.store).set(OIDC_ISSUER.key, "http://127.0.0.1:9")
    outside = OutsideDoor(StoredSettings(desk.store), desk.store.clock, lambda: at[0])
    assert not outside.away()
    with pytest.raises(OutsideFailed):
        outside.visit()
    assert outside.away()
    at[0] = AWAY_S
    assert not outside.away()

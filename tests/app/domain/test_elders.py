"""Larger type is suggested from 65 on, by what a card said today and nothing else (R24)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.customer import Customer, DocumentType
from app.domain.elders import may_be_elder
from tests.fakes.identity_cards import READ
from tests.fakes.orders import CUSTOMER

BORN = "99010219520418026X"  # 18 April 1952


def holder(number: str = BORN, kind: DocumentType = DocumentType.RESIDENT_ID) -> Customer:
    return replace(CUSTOMER, identification=replace(CUSTOMER.identification, number=number, type=kind))


@pytest.mark.parametrize(("day", "elder"), [(date(2017, 4, 17), False), (date(2017, 4, 18), True)])
def test_from_the_very_birthday(day: date, elder: bool) -> None:
    assert may_be_elder(holder(), READ, day) is elder


def test_who_was_born_on_a_leap_day_is_older_on_the_first_of_march() -> None:
    born = "990102196002290000"
    assert not may_be_elder(holder(born), READ, date(2025, 2, 28))
    assert may_be_elder(holder(born), READ, date(2025, 3, 1))


def test_nobody_is_taken_for_old_by_a_typed_number() -> None:
    assert not may_be_elder(holder(), None, date(2026, 11, 20))
    assert not may_be_elder(None, READ, date(2026, 11, 20))


def test_a_document_without_a_birth_date_says_nothing() -> None:
    assert not may_be_elder(holder("E12345678", DocumentType.PASSPORT), READ, date(2026, 11, 20) + timedelta(days=1))

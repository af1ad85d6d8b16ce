"""Identity cards of nobody: checksum-valid numbers with the unassigned region 99."""

from dataclasses import replace
from datetime import date, datetime

from app.domain.customer import Customer, DocumentType
from app.domain.identity import birth_date
from app.domain.identity_card import CardRead, IdentityCard, Sex
from tests.fakes.orders import CUSTOMER, NOW

SAM = "05.01-0020180612-0001234567-0987654321"
HOLDER = replace(CUSTOMER, identification=replace(CUSTOMER.identification, number="990101195503071235"))
PHOTO = bytes(range(256)) * 4  # 1,024 bytes, as a chip holds them


def a_card(
    *,
    number: str = HOLDER.identification.number,
    name: str = CUSTOMER.name,
    valid_from: date = date(2019, 3, 1),
    valid_until: date | None = None,
    read_at: datetime = NOW,
    photo: bytes | None = PHOTO,
) -> IdentityCard:
    """A resident's card of a demo person; its birth date is the one in the number."""
    return IdentityCard(
        kind=DocumentType.RESIDENT_ID,
        name=name,
        latin_name="",
        number=number,
        sex=Sex.MALE if int(number[16]) % 2 else Sex.FEMALE,
        ethnicity="汉",
        nationality="",
        born_on=birth_date(number),
        address="示例省示例市滨河路 18 号",
        issuer="示例市公安局",
        valid_from=valid_from,
        valid_until=valid_until,
        photo=photo,
        reader=SAM,
        read_at=read_at,
        demo=False,
    )


def card_of(customer: Customer) -> IdentityCard:
    return a_card(number=customer.identification.number, name=customer.name)


READ = CardRead(reader=SAM, read_at=NOW, demo=False)

"""What is masked is given only with leave, for a reason that tells nothing, and after it was written down."""

import pytest

from app.domain.approval import Leave
from app.domain.masked_part import MaskedPart
from app.domain.staff import Role, StaffMember
from app.errors import InputRefused, RightMissing
from app.handling.unmask import unmask
from app.ports import AuditEvent
from app.texts import reason as reasons
from app.texts import unmask as words
from tests.fakes.clerk_ports import TestClock, WrittenAudit
from tests.fakes.orders import CUSTOMER, TODAY

MANAGER = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)
CLERK = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK)


class FullAudit(WrittenAudit):
    """Nothing can be written."""

    def write(self, event: AuditEvent) -> None:
        raise OSError(28, "full")


def asked(
    part: MaskedPart, reason: str = "客户要求核对", *, who: StaffMember = MANAGER, audit: WrittenAudit | None = None
) -> tuple[str, ...]:
    return unmask(
        customer=CUSTOMER,
        part=part,
        leave=Leave(who, part.right, CUSTOMER.id),
        reason=reason,
        today=TODAY,
        audit=audit or WrittenAudit(),
        clock=TestClock(),
    )


@pytest.mark.parametrize("part", list(MaskedPart))
def test_each_part_has_a_right_and_an_entry_without_the_value(part: MaskedPart) -> None:
    audit = WrittenAudit()
    values = asked(part, audit=audit)
    (event,) = audit.events
    assert values == part.clear(CUSTOMER)
    assert (event.subject, event.right, event.staff_number) == (CUSTOMER.id, part.right, "1002")
    assert not any(value in str(event) for value in values)
    with pytest.raises(RightMissing):
        asked(part, who=CLERK)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("  ", words.REASON_MISSING),
        (f"打给 {CUSTOMER.phone}", reasons.TELLS_NUMBER),
        (f"核对{CUSTOMER.name}", reasons.TELLS_NAME),
    ],
)
def test_a_reason_is_needed_that_does_not_tell_what_is_masked(reason: str, said: object) -> None:
    audit = WrittenAudit()
    with pytest.raises(InputRefused) as refused:
        asked(MaskedPart.NAME, reason, audit=audit)
    assert refused.value.text == said
    assert audit.events == []


def test_what_cannot_be_written_down_is_not_shown() -> None:
    with pytest.raises(OSError, match="full"):
        asked(MaskedPart.PHONE, audit=FullAudit())

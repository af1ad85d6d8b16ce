"""Small acts that are written down: each is refused without its right, and then nothing is done and nothing written."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.approval import Approval, Leave
from app.domain.audit import AuditKind
from app.domain.right import Right
from app.errors import RightMissing, StoreFull
from app.handling.begin_training import SUBJECT, begin_training
from app.handling.discard_draft import discard_draft
from app.handling.reprint import reprint
from app.handling.take_up_others import take_up_others
from app.ports import AuditEvent, DraftRecord
from app.texts.language import Text
from app.texts.store import FULL
from tests.fakes.clerk_ports import TestClock, WrittenAudit
from tests.fakes.order_book import MemoryOrderBook
from tests.fakes.orders import CLERK, NOW, TODAY, sample_id

FORM, NUMBER = sample_id(1), "BH20261120-03-0001"
ALL = replace(CLERK, granted=frozenset(Right))


class Desk:
    """A draft that lies there, and what is written down."""

    def __init__(self) -> None:
        self.audit, self.clock, self.book = WrittenAudit(), TestClock(), MemoryOrderBook()
        self.book.save_draft(DraftRecord(FORM, NOW, "张*", Text("换套餐", "Plan change"), "parked", "{}"))

    def take_up(self, leave: Leave) -> None:
        take_up_others(form_id=FORM, clerk="3021", leave=leave, today=TODAY, audit=self.audit, clock=self.clock)

    def discard(self, leave: Leave) -> None:
        discard_draft(form_id=FORM, leave=leave, today=TODAY, order_book=self.book, audit=self.audit, clock=self.clock)

    def first_copy(self, leave: Leave) -> None:
        self._copy(0, leave)

    def later_copy(self, leave: Leave) -> None:
        self._copy(2, leave)

    def _copy(self, copies: int, leave: Leave) -> None:
        reprint(receipt_number=NUMBER, copies=copies, leave=leave, today=TODAY, audit=self.audit, clock=self.clock)

    def train(self, leave: Leave) -> None:
        begin_training(leave=leave, today=TODAY, audit=self.audit, clock=self.clock)


@pytest.mark.parametrize(
    ("act", "right", "subject", "kind"),
    [
        (Desk.take_up, Right.TAKE_UP_OTHERS, FORM, AuditKind.FORM_TAKEN_UP),
        (Desk.discard, Right.DISCARD_DRAFT, FORM, AuditKind.DRAFT_DISCARDED),
        (Desk.first_copy, Right.REPRINT_RECEIPT, NUMBER, AuditKind.REPRINTED),
        (Desk.later_copy, Right.REPRINT_AGAIN, NUMBER, AuditKind.REPRINTED),
        (Desk.train, Right.TRAINING_MODE, SUBJECT, AuditKind.TRAINING_ON),
    ],
)
def test_it_is_done_by_right_or_approval_only(
    act: Callable[[Desk, Leave], None], right: Right, subject: str, kind: AuditKind
) -> None:
    without = replace(ALL, revoked=frozenset({right}))
    approval = Approval("1002", CLERK.number, right, subject, "客户要求", NOW)
    desk = Desk()
    refused = [
        Leave(without, right, subject),
        Leave(without, right, subject, replace(approval, subject="another")),
        Leave(without, right, subject, replace(approval, requester="3021")),
        Leave(ALL, right, subject, records=lambda _: without),
    ]
    for leave in refused:
        with pytest.raises(RightMissing):
            act(desk, leave)
    assert (desk.audit.events, list(desk.book.saved)) == ([], [FORM])
    act(desk, Leave(without, right, subject, approval))
    (event,) = desk.audit.events
    assert (event.kind, event.right, event.subject, event.approver) == (kind, right, subject, "1002")
    act(Desk(), Leave(ALL, right, subject))


def test_a_form_that_cannot_be_written_down_as_thrown_away_stays() -> None:
    class FullAudit(WrittenAudit):
        def write(self, event: AuditEvent) -> None:
            raise StoreFull(FULL)

    desk = Desk()
    desk.audit = FullAudit()
    with pytest.raises(StoreFull):
        desk.discard(Leave(ALL, Right.DISCARD_DRAFT, FORM))
    assert list(desk.book.saved) == [FORM]

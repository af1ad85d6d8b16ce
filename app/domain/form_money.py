"""All the money of some lines of a form, worked out together: waivers, what is due today, the bills to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.domain.catalogue import Catalogue
from app.domain.content import BillRow, Charge, Sums
from app.domain.customer import Customer
from app.domain.form_bill import FormBill, bill_rows, form_bill
from app.domain.form_sums import charges, due_today_fen, form_sums
from app.domain.order_line import OrderLine
from app.domain.waiver import Waivers, waivers_of
from app.texts.language import Language


@dataclass(frozen=True)
class FormMoney:
    """Of `lines` as accepted on `today`, a day of the hall; `offline` whether the centre is away.

    Each sum is worked out once, when it is first asked for.
    """

    lines: Sequence[OrderLine]
    customer: Customer | None
    catalogue: Catalogue
    today: date
    offline: bool

    @cached_property
    def waivers(self) -> Waivers:
        return waivers_of(
            self.lines,
            customer=self.customer,
            waivers=self.catalogue.waivers,
            year=self.today.year,
            offline=self.offline,
        )

    @cached_property
    def bill(self) -> FormBill:
        return form_bill(
            self.lines, customer=self.customer, catalogue=self.catalogue, today=self.today, offline=self.offline
        )

    @cached_property
    def due_fen(self) -> int:
        return due_today_fen(self.lines, today=self.today, waivers=self.waivers)

    @cached_property
    def sums(self) -> Sums:
        return form_sums(
            self.lines,
            customer=self.customer,
            catalogue=self.catalogue,
            today=self.today,
            bill=self.bill,
            waivers=self.waivers,
        )

    def charges(self, language: Language) -> tuple[Charge, ...]:
        return charges(self.lines, today=self.today, waivers=self.waivers, language=language)

    def this_month(self, language: Language) -> tuple[BillRow, ...]:
        return bill_rows(self.bill.this_month, language)

    def first_bill(self, language: Language) -> tuple[BillRow, ...]:
        return bill_rows(self.bill.next_month, language)

"""改单: the next version of an order's form is made of what was signed, as it stands today."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.domain.amendment import Amendment
from app.domain.amendment_form import amending
from app.domain.business_hall import CounterDesk
from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.draft import TakenUp, take_up_draft
from app.domain.line_effect import without_effects
from app.domain.staff import StaffMember
from app.ports import Ids


def amend_order(
    draft: str,
    amendment: Amendment,
    *,
    desk: CounterDesk,
    clerk: StaffMember,
    catalogue: Catalogue,
    catalogue_of: Callable[[str], Catalogue | None],
    customer_of: Callable[[str], Customer | None],
    today: date,
    offline: bool,
    ids: Ids,
) -> TakenUp:
    """`draft` is the form as it was signed (OrderBook.draft_of). The customer stands as if what is replaced had never
    been; the dates are of `today`, and the centre may be away by now or back.

    Raises InputRefused where the customer or one of the services is gone.
    """

    def known(customer_id: str) -> Customer | None:
        found = customer_of(customer_id)
        return None if found is None else without_effects(found, amendment.replaces)

    taken = take_up_draft(
        draft, desk=desk, clerk=clerk, catalogue=catalogue, catalogue_of=catalogue_of, customer_of=known
    )
    form = amending(taken.form, amendment, new_id=ids.uuid7).dated(today).as_offline(offline)
    return replace(taken, form=form)

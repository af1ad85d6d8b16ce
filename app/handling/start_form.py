"""A new, empty form at a desk."""

from datetime import date

from app.domain.business_hall import CounterDesk
from app.domain.catalogue import Catalogue
from app.domain.order_form import OrderForm
from app.domain.staff import StaffMember
from app.ports import Ids
from app.texts.language import Language


def start_form(
    *,
    desk: CounterDesk,
    clerk: StaffMember,
    catalogue: Catalogue,
    today: date,
    offline: bool,
    language: Language,
    ids: Ids,
) -> OrderForm:
    return OrderForm(
        id=ids.uuid7(),
        version=1,
        desk=desk,
        clerk=clerk,
        catalogue=catalogue,
        today=today,
        offline=offline,
        language=language,
        customer=None,
        lines=(),
        payment_method=None,
    )

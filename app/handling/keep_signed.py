"""The customer signed: that version, content and handwriting, is on disk before any money is taken."""

from app.domain.approval import Leaves
from app.domain.hall_time import hall_date
from app.domain.order import SignedVersion
from app.domain.order_form import OrderForm
from app.domain.order_rights import needed_to_sign
from app.domain.signature import Signature, Stroke, is_a_name
from app.errors import Bug, InputRefused
from app.ports import Clock, Ids, OrderBook
from app.texts.language import Text

NOT_SIGNED = Text(
    "还没签名，请客户在框里写下名字。", "Nothing is signed yet. Please ask the customer to sign in the box."
)


def keep_signed(
    *,
    form: OrderForm,
    strokes: tuple[Stroke, ...],
    pad_width: int,
    leaves: Leaves,
    cash_limit_fen: int,
    order_book: OrderBook,
    clock: Clock,
    ids: Ids,
) -> SignedVersion:
    """Raises RightMissing, InputRefused for an empty pad, Bug where the form is not ready, StoreFull from the store."""
    if form.still_to_do():
        raise Bug("a form with open items was signed")
    if not is_a_name(strokes):
        raise InputRefused(NOT_SIGNED)
    now = clock.now()
    needed = needed_to_sign(form, limit_fen=cash_limit_fen)
    leaves.demand(needed, hall_date(now, form.desk.hall.zone), subject=form.id)
    content = form.content()
    signed = SignedVersion(
        id=ids.uuid7(),
        form=form,
        content=content,
        content_bytes=content.to_bytes(),
        signature=Signature(strokes=strokes, width=pad_width, content_sha256=content.sha256, signed_at=now),
        clerk_number=form.clerk.number,
    )
    order_book.keep_signed(signed)
    return signed

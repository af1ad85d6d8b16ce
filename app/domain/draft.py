"""A form put away as text and taken up again; what it refers to (catalogue, customer) is looked up anew."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.domain.amendment_form import amendment_row, as_amendment, read_amendment
from app.domain.attachment import Attachment, AttachmentKind, MediaType
from app.domain.business_hall import CounterDesk
from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.family_pay import FamilyPay, OtherConsent
from app.domain.form_answers import answers_row, read_answers
from app.domain.handler import IN_PERSON, Handler
from app.domain.identity_card import CardRead
from app.domain.installation import HalfDay, Installation
from app.domain.invoice import InvoiceRequest
from app.domain.line_effect import without_effects
from app.domain.matter import Who
from app.domain.newer_catalogue import UnderNewer, under_newer
from app.domain.number_hold import with_resting
from app.domain.order_form import OrderForm
from app.domain.order_line import Action, ConfirmationChannel, Decision, OrderLine, SecondConfirmation
from app.domain.payment import PaymentMethod
from app.domain.payment_plan import PlannedPart
from app.domain.reversal_form import as_reversal, reversal_row
from app.domain.staff import StaffMember
from app.domain.standing import standing_on
from app.errors import InputRefused
from app.texts import refusals
from app.texts.language import Language


def _line_row(line: OrderLine) -> dict[str, Any]:
    said, agreed = line.confirmation, line.installation
    return {
        "id": line.id,
        "action": line.action.value,
        "number": line.number,
        "before": line.before.code if line.before else None,
        "after": line.after.code if line.after else None,
        "product": line.product.id if line.product else None,
        "amount_fen": line.amount_fen,
        "confirmation": [said.decision.value, said.at.isoformat(), said.channel.value, said.evidence] if said else None,
        "family_pay": _family_pay_row(line.family_pay),
        "wished_on": line.wished_on.isoformat() if line.wished_on else None,
        **({"withdraws": line.withdraws} if line.withdraws else {}),
        "installation": [agreed.address, agreed.day.isoformat(), agreed.half.value] if agreed else None,
    }


def _family_pay_row(agreed: FamilyPay | None) -> list[Any] | None:
    if agreed is None:
        return None
    consent = [agreed.consent.document, agreed.consent.at.isoformat()] if agreed.consent else None
    return [agreed.other, agreed.other_pays, agreed.limit_fen, consent]


def _family_pay(row: list[Any] | None) -> FamilyPay | None:
    if row is None:
        return None
    consent = OtherConsent(row[3][0], datetime.fromisoformat(row[3][1])) if row[3] else None
    return FamilyPay(row[0], row[1], row[2], consent)


def _handler_row(handler: Handler) -> list[Any]:
    """Masked, as the form holds it."""
    return [
        handler.who.value,
        handler.name,
        handler.document,
        handler.phone,
        handler.relation,
        list(handler.seen),
    ]


def _handler(row: list[Any] | None) -> Handler:
    return IN_PERSON if row is None else Handler(Who(row[0]), row[1], row[2], row[3], row[4], tuple(row[5]))


def _read_row(read: CardRead | None) -> list[Any] | None:
    return None if read is None else [read.reader, read.read_at.isoformat(), read.demo]


def _invoice_row(asked: InvoiceRequest | None) -> list[str] | None:
    return None if asked is None else [asked.title, asked.tax_number, asked.contact]


def form_to_draft(form: OrderForm) -> str:
    """Canonical JSON of codes and ids; of personal data the customer's id, service numbers, and where to install."""
    return json.dumps(
        {
            "id": form.id,
            "version": form.version,
            "clerk": form.clerk.number,
            "catalogue": form.catalogue.version,
            "today": form.today.isoformat(),
            "offline": form.offline,
            "language": form.language.value,
            "customer": form.customer.id if form.customer else None,
            "lines": [_line_row(line) for line in form.lines],
            "payment_method": form.payment_method.value if form.payment_method else None,
            "invoice": _invoice_row(form.invoice),
            "payment_fixed": [[part.method.value, part.amount_fen] for part in form.payment_fixed],
            "answers": answers_row(form.answers),
            **reversal_row(form),
            **amendment_row(form),
            "handler": _handler_row(form.handler),
            "card_read": _read_row(form.card_read),
            "attachments": [
                [each.id, each.kind.value, each.media_type.value, each.sha256, each.byte_count]
                for each in form.attachments
            ],
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def clerk_of_draft(body: str) -> str:
    """The staff number of whoever made it; "" for a draft from before 0.2, which does not say."""
    return str(json.loads(body).get("clerk", ""))


def _line(row: dict[str, Any], *, catalogue: Catalogue, customer: Customer | None) -> OrderLine:
    products: dict[str, Product] = {p.id: p for p in customer.products} if customer else {}
    said = row["confirmation"]
    return OrderLine(
        id=row["id"],
        action=Action(row["action"]),
        number=row["number"],
        before=catalogue.offerings[row["before"]] if row["before"] else None,
        after=catalogue.offerings[row["after"]] if row["after"] else None,
        product=products[row["product"]] if row["product"] else None,
        amount_fen=row["amount_fen"],
        confirmation=SecondConfirmation(
            Decision(said[0]), datetime.fromisoformat(said[1]), ConfirmationChannel(said[2]), *said[3:]
        )
        if said
        else None,
        family_pay=_family_pay(row.get("family_pay")),
        installation=_installation(row.get("installation")),  # a draft of 0.1.0 has none
        wished_on=date.fromisoformat(row["wished_on"]) if row.get("wished_on") else None,  # nor has one of before 0.3
        withdraws=row.get("withdraws", ""),
    )


def _installation(row: list[str] | None) -> Installation | None:
    return None if row is None else Installation(row[0], date.fromisoformat(row[1]), HalfDay(row[2]))


def form_from_draft(
    body: str,
    *,
    desk: CounterDesk,
    clerk: StaffMember,
    catalogue_of: Callable[[str], Catalogue | None],
    customer_of: Callable[[str], Customer | None],
) -> OrderForm:
    """The form again. Raises InputRefused where its catalogue, customer or one of its services is gone."""
    row = json.loads(body)
    catalogue = catalogue_of(row["catalogue"])
    today = date.fromisoformat(row["today"])
    kept = customer_of(row["customer"]) if row["customer"] else None
    amendment = read_amendment(row.get("amendment"))
    if kept is not None and amendment is not None:
        kept = without_effects(kept, amendment.replaces)
    if catalogue is None or (row["customer"] and kept is None):
        raise InputRefused(refusals.DRAFT_GONE)
    customer = standing_on(kept, catalogue=catalogue, day=today) if kept is not None else None
    try:
        lines = tuple(
            with_resting(_line(each, catalogue=catalogue, customer=customer), customer=customer, catalogue=catalogue)
            for each in row["lines"]
        )
    except KeyError as gone:
        raise InputRefused(refusals.DRAFT_GONE) from gone
    made = OrderForm(
        id=row["id"],
        version=row["version"],
        desk=desk,
        clerk=clerk,
        catalogue=catalogue,
        today=today,
        offline=row["offline"],
        language=Language(row["language"]),
        customer=customer,
        lines=lines,
        payment_method=PaymentMethod(row["payment_method"]) if row["payment_method"] else None,
        invoice=InvoiceRequest(*row["invoice"]) if row.get("invoice") else None,
        payment_fixed=tuple(PlannedPart(PaymentMethod(m), fen) for m, fen in row.get("payment_fixed", ())),
        handler=_handler(row.get("handler")),
        card_read=_card_read(row.get("card_read")),  # drafts from before 0.2 have neither
        attachments=tuple(_attachment(*each) for each in row.get("attachments", ())),
        answers=read_answers(row.get("answers")),
    )
    return as_amendment(as_reversal(made, row.get("reversal")), amendment)


def _card_read(row: list[Any] | None) -> CardRead | None:
    return None if row is None else CardRead(row[0], datetime.fromisoformat(row[1]), row[2])


def _attachment(id: str, kind: str, media_type: str, sha256: str, byte_count: int) -> Attachment:
    return Attachment(id, AttachmentKind(kind), MediaType(media_type), sha256, byte_count)


@dataclass(frozen=True, slots=True)
class TakenUp:
    """`newer` is what another catalogue than the one it was made under changed; None where it is the same one.

    `made_under_unknown`: nobody has the catalogue it was made under, so all of it wants to be read again.
    """

    form: OrderForm
    newer: UnderNewer | None = None
    made_under_unknown: bool = False


def take_up_draft(
    body: str,
    *,
    desk: CounterDesk,
    clerk: StaffMember,
    catalogue: Catalogue,
    catalogue_of: Callable[[str], Catalogue | None],
    customer_of: Callable[[str], Customer | None],
) -> TakenUp:
    """An unsigned form, to be signed under `catalogue`: its services by code, at today's terms.

    What the customer confirmed at other terms has to be confirmed again. Raises InputRefused as form_from_draft.
    """
    version = json.loads(body)["catalogue"]
    made_under = catalogue_of(version)
    form = form_from_draft(
        body, desk=desk, clerk=clerk, catalogue_of=lambda _: made_under or catalogue, customer_of=customer_of
    )
    if version == catalogue.version:
        return TakenUp(form)
    if made_under is None:
        lines = tuple(replace(line, confirmation=None) for line in form.lines)
        answers = replace(form.answers, consents=())
        return TakenUp(replace(form, lines=lines, answers=answers), made_under_unknown=True)
    newer = under_newer(form, catalogue)
    return TakenUp(newer.form, newer)

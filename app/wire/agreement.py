"""TMF651 Agreement_Create: what was agreed line by line, the customer's signature and each second confirmation.

agreementAuthorization[0] is the signature; every further one is the customer's own confirmation of one line (S10, S12).
Which line, when, where and by which message stands beside it as a characteristic, since an authorization has no field
for it.
"""

from collections.abc import Mapping
from datetime import datetime

from app.domain.content import ContentLine, SignedConfirmation
from app.domain.order import Order, SignedVersion
from app.domain.order_line import OrderLine
from app.texts.language import Language
from app.wire.canonical import JsonObject
from app.wire.moment import moment
from app.wire.product_offering import offering_ref
from app.wire.strict import objects, text

_CONFIRMATION = "secondConfirmation"
# What binds beyond the price: the rest of the facts stands in the signed content, whose hash the agreement carries.
_TERMS = frozenset({"term", "penalty", "old_term", "after_term", "discount", "trial", "cancel"})


def agreement_body(order: Order) -> JsonObject:
    """Agreement_Create; the characteristic orderId is our id."""
    return {**signed_agreement(order.signed), "name": str(order.receipt_number)}


def signed_agreement(signed: SignedVersion) -> JsonObject:
    """What of it follows from the signed version alone, whose id is the order's: all but its name."""
    form, content, signature = signed.form, signed.content, signed.signature
    if form.customer is None:
        raise ValueError("an order without a customer")
    by_id = {line.id: line for line in form.lines}
    return {
        "agreementType": "acceptanceForm",
        "version": str(content.version),
        "status": "approved",
        "initialDate": moment(signature.signed_at),
        "statementOfIntent": content.statement,
        "agreementSpecification": {"id": content.template_version, "@referredType": "AgreementSpecification"},
        "engagedParty": [
            {
                "id": form.customer.id,
                "name": form.customer.masked_name,
                "role": "customer",
                "@referredType": "Individual",
            },
            {"id": form.desk.hall.id, "name": content.hall, "role": "seller", "@referredType": "Organization"},
        ],
        "agreementAuthorization": [
            {
                "date": moment(signature.signed_at),
                "signatureRepresentation": f"digital handwriting, sha256 {signature.sha256}",
                "state": "approved",
            },
            *(_authorization(line) for line in _confirmed(signed)),
        ],
        "agreementItem": [_item(by_id[said.id], said, form.language) for said in content.lines],
        "characteristic": [
            {"name": "orderId", "value": signed.id},
            {"name": "contentSha256", "value": signature.content_sha256},
            *({"name": _CONFIRMATION, "value": _confirmation(line)} for line in _confirmed(signed)),
        ],
    }


def _confirmed(signed: SignedVersion) -> list[OrderLine]:
    """The signed lines that were confirmed a second time."""
    by_id = {line.id: line for line in signed.form.lines}
    return [by_id[said.id] for said in signed.content.lines if by_id[said.id].confirmed]


def _authorization(line: OrderLine) -> JsonObject:
    confirmation = _confirmation(line)
    return {
        "date": confirmation["at"],
        "signatureRepresentation": f"second confirmation on {confirmation['channel']}, line {line.id}",
        "state": "approved",
    }


def _confirmation(line: OrderLine) -> JsonObject:
    if line.confirmation is None:
        raise ValueError("a line without a confirmation")
    said = line.confirmation
    proof = {"evidence": said.evidence} if said.evidence else {}
    return {"lineId": line.id, "at": moment(said.at), "channel": said.channel.value, **proof}


def _item(line: OrderLine, said: ContentLine, language: Language) -> JsonObject:
    item: JsonObject = {
        "termOrCondition": [
            {"id": f"{line.id}.{n}.{fact.key}", "description": f"{fact.label}: {fact.value}"}
            for n, fact in enumerate(said.facts, start=1)
            if fact.key in _TERMS and not fact.none
        ]
    }
    if line.product:
        item["product"] = [{"id": line.product.id, "@referredType": "Product"}]
    if line.offering:
        item["productOffering"] = [offering_ref(line.offering, name=line.offering.name.say(language))]
    return item


def confirmations(body: JsonObject) -> Mapping[str, SignedConfirmation]:
    """By line, what the customer confirmed a second time; to the millisecond, as it travels.

    Raises ValueError where the agreement is not of this form.
    """
    found = {}
    for row in objects(body.get("characteristic"), "characteristic"):
        if row.get("name") == _CONFIRMATION:
            value = row.get("value")
            said = value if isinstance(value, dict) else {}
            line_id, at, channel = (text(said.get(key), key) for key in ("lineId", "at", "channel"))
            evidence = text(said["evidence"], "evidence") if "evidence" in said else ""
            found[line_id] = SignedConfirmation(at, channel, evidence)
    return found


def as_sent(signed: SignedConfirmation) -> SignedConfirmation:
    """What is signed as it stands in the agreement. Raises ValueError for a moment that is none."""
    return SignedConfirmation(moment(datetime.fromisoformat(signed.at)), signed.channel, signed.evidence)

"""What the code on receipt and form holds: the centre's page about the order, or without a centre what to compare."""

from app.domain.order import KeptOrder


def code_payload(order: KeptOrder, *, base: str) -> str:
    """`base` is the centre's address, "" where the hall has none. Then number and hash are told, in the characters that
    a code holds in the least room: BH20261120-03-0001 SHA-256 7C1E94B2…"""
    if base:
        return f"{base}/verify/{order.verify_token}"
    return f"{order.receipt_number} SHA-256 {order.signed.signature.content_sha256.upper()}"


def opens_page(payload: str) -> bool:
    return payload.startswith(("https://", "http://"))

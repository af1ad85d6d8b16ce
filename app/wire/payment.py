"""TMF676 Payment_Create of what an order was paid with; correlatorId is the order's id."""

from app.domain.money import yuan
from app.domain.order import Order
from app.domain.payment import PaymentMethod
from app.wire.amount import amount, read_amount
from app.wire.canonical import JsonObject


def payment_bodies(order: Order) -> list[JsonObject]:
    """One Payment_Create a means of payment; none where nothing was due."""
    payment, content = order.payment, order.signed.content
    customer = order.signed.form.customer
    if payment.method is PaymentMethod.NOTHING_DUE:
        return []
    if customer is None:
        raise ValueError("an order without a customer")
    return [
        {
            "correlatorId": order.id,
            "name": str(order.receipt_number),
            "description": f"{content.payment_words} {yuan(payment.tendered_fen)}, {yuan(payment.change_fen)}",
            "account": {"id": customer.account_number, "@referredType": "BillingAccount"},
            "payer": {
                "id": customer.id,
                "name": customer.masked_name,
                "role": "payer",
                "@referredType": "Individual",
            },
            "paymentMethod": {"id": payment.id, "name": payment.method.value, "@type": "PaymentMethod"},
            "amount": amount(payment.amount_fen),
            "totalAmount": amount(payment.amount_fen),
            "paymentItem": [
                {
                    "id": str(n),
                    "amount": amount(charge.paid_fen),
                    "item": {"id": order.id, "name": charge.name, "@referredType": "ProductOrder"},
                }
                for n, charge in enumerate(content.charges, start=1)
            ],
        }
    ]


def paid_fen(bodies: list[JsonObject]) -> int:
    """What was paid in all. Raises ValueError where one is no payment."""
    return sum(read_amount(body.get("totalAmount")) for body in bodies)

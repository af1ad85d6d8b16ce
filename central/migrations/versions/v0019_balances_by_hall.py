"""Whose device asked for money from a balance, so that a hall's list of a day can be given."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision: str | None = "0018"


def upgrade() -> None:
    op.add_column("balance_charge", sa.Column("hall_id", sa.Text, nullable=False, server_default=""))
    # One that paid for an order is that order's hall's; of one that never did nobody knows any more.
    op.execute(
        "UPDATE balance_charge SET hall_id = coalesce((SELECT min(hall_id) FROM product_order"
        " WHERE product_order.id = balance_charge.order_id), '') WHERE order_id <> ''"
    )
    op.create_index("balance_charge_by_hall", "balance_charge", ["hall_id", "charged_at"])


def downgrade() -> None:
    op.drop_index("balance_charge_by_hall", table_name="balance_charge")
    op.drop_column("balance_charge", "hall_id")

"""The certificates halls seal their documents with, and an order found by its receipt number."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision: str | None = "0021"


def upgrade() -> None:
    op.create_table(
        "seal",
        *(sa.Column(name, sa.Text(), primary_key=True) for name in ("hall_id", "fingerprint", "device_id")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("certificate", "whose", "since", "told_at")),
        *(sa.Column(name, sa.Text()) for name in ("until", "retired_at")),
    )
    op.create_index("product_order_by_receipt", "product_order", ["hall_id", "receipt_no"])


def downgrade() -> None:
    op.drop_index("product_order_by_receipt", "product_order")
    op.drop_table("seal")

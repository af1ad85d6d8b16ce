"""Sums taken from account balances at a desk, and what of them went back."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"


def upgrade() -> None:
    op.create_table(
        "balance_charge",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("customer_id", sa.Text, nullable=False),
        sa.Column("amount_fen", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason_zh", sa.Text, nullable=False),
        sa.Column("reason_en", sa.Text, nullable=False),
        sa.Column("charged_at", sa.Text, nullable=False),
    )
    op.create_table(
        "balance_return",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("refund_key", sa.Text, primary_key=True),
        sa.Column("amount_fen", sa.Integer, nullable=False),
        sa.Column("returned_at", sa.Text, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("balance_return")
    op.drop_table("balance_charge")

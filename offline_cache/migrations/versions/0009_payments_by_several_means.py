"""Payments by several means: what a provider was asked, what it answered, and what goes back through it.

Payments that are there were cash: they name no provider.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("reference", "source"):
        op.add_column("payments", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "payment_tries",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("signed_id", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("begun_at_us", sa.Integer(), nullable=False),
        sa.Column("settled_at_us", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["signed_id"], ["signed_versions.id"]),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_payment_tries_signed_id", "payment_tries", ["signed_id"], unique=False)
    op.create_index(
        "payment_tries_open", "payment_tries", ["state"], unique=False, sqlite_where=sa.text("state = 'asked'")
    )
    op.create_table(
        "payment_returns",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("begun_at_us", sa.Integer(), nullable=False),
        sa.Column("settled_at_us", sa.Integer(), nullable=True),
        sa.Column("staff_number", sa.Text(), nullable=False),
        sa.Column("approver", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"]),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_payment_returns_payment_id", "payment_returns", ["payment_id"], unique=False)
    op.create_index(
        "payment_returns_owed", "payment_returns", ["state"], unique=False, sqlite_where=sa.text("state = 'owed'")
    )


def downgrade() -> None:
    op.drop_table("payment_returns")
    op.drop_table("payment_tries")
    for name in ("source", "reference"):
        op.drop_column("payments", name)

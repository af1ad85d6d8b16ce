"""Codes sent to customers to confirm one line of one version of a form; the code itself is kept only as a slow hash."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0005"


def upgrade() -> None:
    op.create_table(
        "one_time_code",
        sa.Column("hall_id", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("device_id", sa.Text, nullable=False),
        sa.Column("customer_id", sa.Text, nullable=False),
        sa.Column("form_id", sa.Text, nullable=False),
        sa.Column("form_version", sa.Integer, nullable=False),
        sa.Column("line_id", sa.Text, nullable=False),
        sa.Column("offer_code", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("salt", sa.Text, nullable=False),
        sa.Column("code_hash", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("sent_at", sa.Text, nullable=False),
        sa.Column("expires_at", sa.Text, nullable=False),
        sa.Column("replaced", sa.Boolean, nullable=False),
        sa.Column("confirmed_at", sa.Text),
    )
    op.create_index("one_time_code_by_customer", "one_time_code", ["hall_id", "customer_id", "sent_at"])


def downgrade() -> None:
    op.drop_table("one_time_code")

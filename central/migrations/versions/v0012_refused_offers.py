"""Suggestions customers did not want, for every counter of their hall."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision: str | None = "0011"


def upgrade() -> None:
    op.create_table(
        "refused_offer",
        sa.Column("hall_id", sa.Text, primary_key=True),
        sa.Column("customer_id", sa.Text, primary_key=True),
        sa.Column("code", sa.Text, primary_key=True),
        sa.Column("refused_at", sa.Text, primary_key=True),
        sa.Column("channel", sa.Text, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("refused_offer")

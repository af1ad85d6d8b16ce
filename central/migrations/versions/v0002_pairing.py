"""Pairing codes: how a new counter gets the token of its desk."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    op.create_table(
        "pairing",
        sa.Column("hall_id", sa.Text, nullable=False),
        sa.Column("device_id", sa.Text, nullable=False),
        sa.Column("desk_number", sa.Text, nullable=False),
        sa.Column("code_sha256", sa.Text, nullable=False),
        sa.Column("expires_at", sa.Text, nullable=False),
        sa.Column("token_sha256", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("hall_id", "device_id"),
    )
    op.create_index("pairing_by_code", "pairing", ["code_sha256"])


def downgrade() -> None:
    op.drop_table("pairing")

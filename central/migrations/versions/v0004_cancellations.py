"""Refused orders that were settled at their counter are kept: which, by whom, why."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"


def upgrade() -> None:
    keys = [sa.Column(name, sa.Text, primary_key=True) for name in ("hall_id", "id")]
    facts = ("order_external_id", "supersedes", "reason", "clerk", "approver", "cancelled_at")
    op.create_table("cancellation", *keys, *(sa.Column(name, sa.Text, nullable=False) for name in facts))


def downgrade() -> None:
    op.drop_table("cancellation")

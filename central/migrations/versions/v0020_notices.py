"""Text messages about orders that were not done: one an order, however often it is asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision: str | None = "0019"


def upgrade() -> None:
    op.create_table(
        "notice",
        *(sa.Column(name, sa.Text(), primary_key=True) for name in ("hall_id", "order_id")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("device_id", "to_masked", "sent_at")),
    )


def downgrade() -> None:
    op.drop_table("notice")

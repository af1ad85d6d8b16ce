"""An index of the outbox entries that are not settled: whether one waits for another is asked with every batch."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "outbox_open",
        "outbox",
        ["lane", "lane_seq"],
        unique=False,
        sqlite_where=sa.text("state NOT IN ('acked', 'repaired')"),
    )


def downgrade() -> None:
    op.drop_index("outbox_open", table_name="outbox")

"""An entry may be withdrawn before it was sent, and one the centre refused may be replaced by another in its place."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("supersedes", sa.Text(), nullable=True))
    _index_open("state NOT IN ('acked', 'repaired', 'withdrawn')")


def downgrade() -> None:
    _index_open("state NOT IN ('acked', 'repaired')")
    op.drop_column("outbox", "supersedes")


def _index_open(where: str) -> None:
    op.drop_index("outbox_open", table_name="outbox")
    op.create_index("outbox_open", "outbox", ["lane", "lane_seq"], unique=False, sqlite_where=sa.text(where))

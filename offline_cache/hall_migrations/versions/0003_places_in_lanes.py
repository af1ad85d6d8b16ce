"""A copy's place in its lane, so that a lost counter's orders can be sent as it would have sent them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("hall_copies", sa.Column("lane_seq", sa.Integer()))


def downgrade() -> None:
    op.drop_column("hall_copies", "lane_seq")

"""Asks of one place of the hall to another: an approval, or an act on an order of its desk."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hall_asks",
        sa.Column("hall_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("kind", "by", "desk", "device")),
        sa.Column("at_us", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("about_zh", "about_en", "reason", "body")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("for_device", "state", "answered_by")),
        sa.Column("answered_at_us", sa.Integer()),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_desk", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "id"),
    )
    op.create_index("hall_asks_by_state", "hall_asks", ["hall_id", "state", "at_us"])


def downgrade() -> None:
    op.drop_index("hall_asks_by_state", "hall_asks")
    op.drop_table("hall_asks")

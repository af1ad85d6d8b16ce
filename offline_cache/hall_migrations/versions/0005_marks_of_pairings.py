"""A mark for each pairing of a desk: a PC that replaces another never gives out its numbers again."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hall_desk_marks",
        sa.Column("hall_id", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("pairings", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "desk"),
    )
    for table in ("hall_devices", "hall_pairings"):
        op.add_column(table, sa.Column("mark", sa.Text(), nullable=False, server_default=""))
    op.execute(
        "INSERT INTO hall_desk_marks (hall_id, desk, pairings) SELECT hall_id, CAST(CAST(desk AS INTEGER) AS TEXT),"
        " COUNT(*) FROM hall_devices WHERE desk GLOB '[0-9]*' GROUP BY 1, 2"
    )


def downgrade() -> None:
    for table in ("hall_pairings", "hall_devices"):
        op.drop_column(table, "mark")
    op.drop_table("hall_desk_marks")

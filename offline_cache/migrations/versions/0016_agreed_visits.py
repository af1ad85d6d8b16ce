"""The day a visit was agreed for, and the first day of a line that goes on: the next form counts with both."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("order_lines", sa.Column("supposed_on", sa.Text(), nullable=True))
    op.add_column("order_lines", sa.Column("line_since", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("order_lines", "line_since")
    op.drop_column("order_lines", "supposed_on")

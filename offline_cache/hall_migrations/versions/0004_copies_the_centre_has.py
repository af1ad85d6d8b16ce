"""When the centre had an order whose copy lies here: from then on the copy may grow old."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("hall_copies", sa.Column("at_centre_us", sa.Integer()))


def downgrade() -> None:
    op.drop_column("hall_copies", "at_centre_us")

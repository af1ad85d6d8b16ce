"""Under which entry an order was last sent: one that the centre refused may be sent once more under a new key."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("orders", sa.Column("entry_key", sa.Text()))


def downgrade() -> None:
    op.drop_column("orders", "entry_key")

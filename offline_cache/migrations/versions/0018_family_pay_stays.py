"""Who pays for whom stays with the service: its cancellation says what it ends."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("order_lines", sa.Column("family_pay", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("order_lines", "family_pay")

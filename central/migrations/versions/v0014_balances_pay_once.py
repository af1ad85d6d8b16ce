"""Which order a sum taken from a balance paid for: it pays for one and no other."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision: str | None = "0013"


def upgrade() -> None:
    op.add_column("balance_charge", sa.Column("order_id", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("balance_charge", "order_id")

"""Which order takes which other one back."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "order_reversals",
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("reverses", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"]),
        sa.ForeignKeyConstraint(["reverses"], ["orders.id"]),
        sa.PrimaryKeyConstraint("order_id"),
    )
    op.create_index("ix_order_reversals_reverses", "order_reversals", ["reverses"], unique=False)


def downgrade() -> None:
    op.drop_table("order_reversals")

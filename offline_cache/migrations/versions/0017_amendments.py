"""Which signed version is the next one of which order."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "order_amendments",
        sa.Column("signed_id", sa.Text(), nullable=False),
        sa.Column("amends", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["signed_id"], ["signed_versions.id"]),
        sa.ForeignKeyConstraint(["amends"], ["orders.id"]),
        sa.PrimaryKeyConstraint("signed_id"),
    )
    op.create_index("ix_order_amendments_amends", "order_amendments", ["amends"], unique=False)


def downgrade() -> None:
    op.drop_table("order_amendments")

"""A hall's orders of one day are found without looking at all of its years."""

from alembic import op

revision = "0017"
down_revision: str | None = "0016"


def upgrade() -> None:
    op.create_index("product_order_by_day", "product_order", ["hall_id", "accepted_at"])


def downgrade() -> None:
    op.drop_index("product_order_by_day", "product_order")

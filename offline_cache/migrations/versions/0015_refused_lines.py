"""Lines that the centre refused while it accepted the others of their order, and when somebody saw to them."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("order_lines", sa.Column("refusal", sa.Text(), nullable=True))
    op.add_column("order_lines", sa.Column("settled_at_us", sa.Integer(), nullable=True))
    op.create_index("order_lines_refused", "order_lines", ["order_id"], sqlite_where=sa.text("refusal IS NOT NULL"))


def downgrade() -> None:
    op.drop_index("order_lines_refused", "order_lines")
    op.drop_column("order_lines", "settled_at_us")
    op.drop_column("order_lines", "refusal")

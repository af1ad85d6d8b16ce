"""What a customer was suggested and did not want."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "refused_offers",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("customer_id", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("refused_at_us", sa.Integer, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
    )
    op.create_index("refused_offers_by_customer", "refused_offers", ["customer_id", "refused_at_us"])


def downgrade() -> None:
    op.drop_table("refused_offers")

"""The matters file stands beside the catalogues; catalogues of before it keep the matters they hold."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "matters",
        sa.Column("version", sa.Text(), primary_key=True),
        sa.Column("toml", sa.Text(), nullable=False),
        sa.Column("kept_at_us", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("matters")

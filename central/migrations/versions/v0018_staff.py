"""The staff of each hall, as the operator's directory has it."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision: str | None = "0017"


def upgrade() -> None:
    op.create_table(
        "staff",
        sa.Column("hall_id", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "number"),
    )


def downgrade() -> None:
    op.drop_table("staff")

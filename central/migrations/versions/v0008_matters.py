"""The matters file stands beside the catalogues, and goes to every hall as they do."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision: str | None = "0007"


def upgrade() -> None:
    op.create_table(
        "matters",
        sa.Column("version", sa.Text, primary_key=True),
        sa.Column("toml", sa.Text, nullable=False),
        sa.Column("loaded_at", sa.Text, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("matters")

"""Why a line was refused while the rest of its order was accepted."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision: str | None = "0010"


def upgrade() -> None:
    op.add_column("order_line", sa.Column("refusal", sa.Text))


def downgrade() -> None:
    op.drop_column("order_line", "refusal")

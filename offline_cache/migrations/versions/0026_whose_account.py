"""With which of the operator's own accounts a person first signed on here: another one is refused until a reset."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("staff", sa.Column("outside", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("staff", "outside")

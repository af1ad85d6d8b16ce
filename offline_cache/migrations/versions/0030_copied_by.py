"""Whose word a later copy bears: it may wait for paper until somebody else is at the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("print_jobs", sa.Column("copied_by", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("print_jobs", "copied_by")

"""Papers of a day and of a drawer are printed through the same queue as receipts, and have neither order nor ticket."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("print_jobs", sa.Column("subject", sa.Text(), nullable=True))
    op.create_index(
        "print_jobs_of_subject",
        "print_jobs",
        ["subject"],
        unique=False,
        sqlite_where=sa.text("subject IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("print_jobs_of_subject", table_name="print_jobs")
    op.drop_column("print_jobs", "subject")

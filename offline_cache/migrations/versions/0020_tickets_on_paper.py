"""A ticket of the queue is printed through the same queue of papers as a receipt, and has no order."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_ADDED = ("ticket_id", "ticket_number", "ticket_language")


def upgrade() -> None:
    for name in _ADDED:
        op.add_column("print_jobs", sa.Column(name, sa.Text(), nullable=True))
    op.create_index(
        "print_jobs_of_ticket",
        "print_jobs",
        ["ticket_id"],
        unique=False,
        sqlite_where=sa.text("ticket_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("print_jobs_of_ticket", table_name="print_jobs")
    for name in reversed(_ADDED):
        op.drop_column("print_jobs", name)

"""Which printer a job went to, what it said, whether part of it may lie there, its bytes' hash, and a second paper."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("print_jobs", sa.Column("sha256", sa.Text(), nullable=True))
    op.add_column("print_jobs", sa.Column("printer", sa.Text(), nullable=True))
    op.add_column("print_jobs", sa.Column("spare", sa.LargeBinary(), nullable=True))
    op.add_column("print_jobs", sa.Column("condition", sa.Text(), nullable=True))
    op.add_column("print_jobs", sa.Column("remnant", sa.Integer(), nullable=False, server_default="0"))
    op.create_index(
        "print_jobs_in_printers", "print_jobs", ["printer"], unique=False, sqlite_where=sa.text("remnant = 1")
    )


def downgrade() -> None:
    op.drop_index("print_jobs_in_printers", table_name="print_jobs")
    for name in ("remnant", "condition", "spare", "printer", "sha256"):
        op.drop_column("print_jobs", name)

"""Sealed documents of orders: which there are; the files lie beside the database, each under the key of its day."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sealed_documents",
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("sealed_at_us", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("byte_count", sa.Integer(), nullable=False),
        sa.Column("let_go_at_us", sa.Integer(), nullable=True),
        sa.Column("only_here", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("order_id"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"]),
    )
    op.create_index(
        "sealed_documents_kept",
        "sealed_documents",
        ["day"],
        unique=False,
        sqlite_where=sa.text("let_go_at_us IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("sealed_documents_kept", "sealed_documents")
    op.drop_table("sealed_documents")

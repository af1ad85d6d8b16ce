"""The keys this counter seals documents with, and the certificates that others vouch for."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seal_keys",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("private_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("since_us", sa.Integer(), nullable=False),
        sa.Column("until_us", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("fingerprint"),
    )
    op.create_table(
        "trusted_seals",
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("told_by", sa.Text(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("since_us", sa.Integer(), nullable=False),
        sa.Column("until_us", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("fingerprint", "told_by"),
    )


def downgrade() -> None:
    op.drop_table("trusted_seals")
    op.drop_table("seal_keys")

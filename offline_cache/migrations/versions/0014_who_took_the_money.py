"""Who took a payment and who handed it back; how money that is owed goes back, when that was tried, what was answered.

Of payments that are there the signer is named: nobody else is known. What a provider said of a return stood in the
place of why it goes back, which the audit trail still has.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_SIGNER = "(SELECT clerk_number FROM signed_versions WHERE signed_versions.id = payments.signed_id)"
_ADDED = {
    "payments": ("taken_by", "returned_by"),
    "payment_tries": ("staff_number",),
    "payment_returns": ("method", "answer"),
}


def upgrade() -> None:
    for table, names in _ADDED.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("payment_returns", sa.Column("asked_at_us", sa.Integer(), nullable=True))
    op.execute(f"UPDATE payments SET taken_by = {_SIGNER}")
    op.execute(f"UPDATE payments SET returned_by = {_SIGNER} WHERE returned_at_us IS NOT NULL")
    op.execute(
        "UPDATE payment_returns SET asked_at_us = settled_at_us,"
        " method = (SELECT method FROM payments WHERE payments.id = payment_returns.payment_id)"
    )
    op.execute("UPDATE payment_returns SET answer = reason, reason = '' WHERE substr(reason, 1, 1) = '{'")


def downgrade() -> None:
    op.drop_column("payment_returns", "asked_at_us")
    for table, names in _ADDED.items():
        for name in names:
            op.drop_column(table, name)

"""A receipt waits for its order from the signature on, queued at 0 until then: an older program would print it before
anybody has paid. No table changes.
"""

from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is there stays as it is."""


def downgrade() -> None:
    op.execute("DELETE FROM print_jobs WHERE queued_at_us = 0 AND order_id NOT IN (SELECT id FROM orders)")
    accepted = "(SELECT accepted_at_us FROM orders WHERE orders.id = print_jobs.order_id)"
    op.execute(f"UPDATE print_jobs SET changed_at_us = {accepted} WHERE queued_at_us = 0 AND changed_at_us = 0")
    op.execute(f"UPDATE print_jobs SET queued_at_us = {accepted} WHERE queued_at_us = 0")

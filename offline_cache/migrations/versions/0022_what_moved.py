"""What moved since facts were last worked out of it (day_collect.py): marked by the database, whoever writes.

What is new of orders, payments and the audit trail is read behind the last row that was: accepting marks nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_OF_PAYMENT = "(SELECT signed_id FROM payments WHERE id = NEW.payment_id)"
# Trigger: when it fires, what it marks.
_MARKS = {
    "day_order_moved": ("AFTER UPDATE OF central, state, refusal ON orders", "'order', NEW.id"),
    "day_line_moved": ("AFTER UPDATE OF refusal, settled_at_us ON order_lines", "'order', NEW.order_id"),
    "day_payment_moved": ("AFTER UPDATE OF returned_at_us ON payments", "'money', NEW.signed_id"),
    "day_return_made": ("AFTER INSERT ON payment_returns", f"'money', {_OF_PAYMENT}"),
    "day_return_moved": ("AFTER UPDATE OF state ON payment_returns", f"'money', {_OF_PAYMENT}"),
    "day_corrected": ("AFTER INSERT ON payment_corrections", f"'money', {_OF_PAYMENT}"),
    "day_period_made": ("AFTER INSERT ON cash_periods", "'cash', NEW.id"),
    "day_period_moved": ("AFTER UPDATE ON cash_periods", "'cash', NEW.id"),
    "day_counted": ("AFTER INSERT ON cash_counts", "'cash', NEW.period_id"),
    "day_entry_made": ("AFTER INSERT ON cash_entries WHEN NEW.period_id <> ''", "'cash', NEW.period_id"),
    "day_moved": ("AFTER INSERT ON cash_moves", "'move', NEW.id"),
    "day_period_paid": ("AFTER INSERT ON cash_moves WHEN NEW.period_id <> ''", "'cash', NEW.period_id"),
}
_THERE = {"cash_periods": "'cash', id", "cash_moves": "'move', id"}


def upgrade() -> None:
    op.create_table(
        "day_dirty",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id"),
        sqlite_with_rowid=False,
    )
    for table, what in _THERE.items():
        op.execute(f"INSERT OR IGNORE INTO day_dirty (kind, id) SELECT {what} FROM {table}")
    for name, (when, what) in _MARKS.items():
        op.execute(
            f"CREATE TRIGGER {name} {when} BEGIN"
            f" INSERT INTO day_dirty (kind, id) VALUES ({what}) ON CONFLICT DO NOTHING; END"
        )


def downgrade() -> None:
    for name in _MARKS:
        op.execute(f"DROP TRIGGER {name}")
    op.drop_table("day_dirty")

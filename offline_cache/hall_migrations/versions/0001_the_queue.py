"""The hall's queue: epochs, days, counters and leases of numbers, tickets, desks, and both ledgers closed for good."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# REPLACE takes a row away without asking the trigger for that; a row the table counts itself is -1 here.
GUARDED = {"update": "", "delete": "", "insert": "WHEN EXISTS (SELECT 1 FROM {table} WHERE seq = NEW.seq)"}
LEDGERS = ("queue_ledger", "queue_desk_ledger")


def upgrade() -> None:
    op.create_table(
        "queue_epochs",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("hall_id", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("begun_at_us", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    op.create_table(
        "queue_days",
        sa.Column("hall_id", sa.Text(), primary_key=True),
        sa.Column("day", sa.Text(), primary_key=True),
        sa.Column("begun_at_us", sa.Integer(), nullable=False),
        sa.Column("closed_at_us", sa.Integer()),
    )
    op.create_table(
        "queue_counters",
        sa.Column("hall_id", sa.Text(), primary_key=True),
        sa.Column("day", sa.Text(), primary_key=True),
        sa.Column("prefix", sa.Text(), primary_key=True),
        sa.Column("last_n", sa.Integer(), nullable=False),
    )
    op.create_table(
        "queue_leases",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("hall_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("first_n", sa.Integer(), nullable=False),
        sa.Column("last_n", sa.Integer(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("granted_at_us", sa.Integer(), nullable=False),
        sa.Column("expires_at_us", sa.Integer(), nullable=False),
        sa.UniqueConstraint("hall_id", "day", "prefix", "first_n", name="queue_leases_once"),
    )
    op.create_table(
        "queue_tickets",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("hall_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("split_from", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("since_us", sa.Integer(), nullable=False),
        sa.Column("queue", sa.Text(), nullable=False),
        sa.Column("matters", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("for_desk", sa.Text(), nullable=False),
        sa.Column("behind", sa.Integer(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("missed_rounds", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.UniqueConstraint("hall_id", "day", "prefix", "n", name="queue_tickets_once"),
    )
    still_open = sa.text("standing NOT IN ('finished', 'cancelled')")
    op.create_index("queue_tickets_open", "queue_tickets", ["hall_id", "standing"], sqlite_where=still_open)
    # A desk has one customer before it: what a double click would do, the database refuses.
    before_it = sa.text("standing IN ('called', 'serving')")
    op.create_index("queue_tickets_at_desk", "queue_tickets", ["hall_id", "desk"], unique=True, sqlite_where=before_it)
    op.create_table(
        "queue_ticket_bodies",
        sa.Column("seq", sa.Integer(), sa.ForeignKey("queue_tickets.seq"), primary_key=True),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_table(
        "queue_ledger",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("ticket_id", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("began_us", sa.Integer(), nullable=False),
        sa.Column("ended_us", sa.Integer(), nullable=False),
        sa.Column("ended_by", sa.Text(), nullable=False),
        sa.Column("queue", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    op.create_index("queue_ledger_by_ticket", "queue_ledger", ["ticket_id"])
    op.create_index("queue_ledger_by_end", "queue_ledger", ["ended_us"])
    op.create_table(
        "queue_acts",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("ticket_id", sa.Text(), nullable=False),
        sa.Column("done_at_us", sa.Integer(), nullable=False),
    )
    op.create_table(
        "queue_desks",
        sa.Column("hall_id", sa.Text(), primary_key=True),
        sa.Column("desk", sa.Text(), primary_key=True),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("skills", sa.Text(), nullable=False),
        sa.Column("certificates", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("since_us", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("back_at_us", sa.Integer()),
    )
    op.create_table(
        "queue_desk_ledger",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("hall_id", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("began_us", sa.Integer(), nullable=False),
        sa.Column("ended_us", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    op.create_index("queue_desk_ledger_by_end", "queue_desk_ledger", ["ended_us"])
    op.create_table(
        "queue_learned",
        sa.Column("hall_id", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("body", sa.Text(), nullable=False),
    )
    for table in LEDGERS:
        for act, when in GUARDED.items():
            op.execute(
                f"CREATE TRIGGER {table}_{act}_refused BEFORE {act} ON {table} {when.format(table=table)}"
                f" BEGIN SELECT RAISE(ABORT, '{table} rows are only ever added'); END"
            )


def downgrade() -> None:
    for table in LEDGERS:
        for act in GUARDED:
            op.execute(f"DROP TRIGGER {table}_{act}_refused")
    for table in (
        "queue_learned",
        "queue_desk_ledger",
        "queue_desks",
        "queue_acts",
        "queue_ledger",
        "queue_ticket_bodies",
        "queue_tickets",
        "queue_leases",
        "queue_counters",
        "queue_days",
        "queue_epochs",
    ):
        op.drop_table(table)

"""The first store: catalogue, people, forms, money, orders, outbox, print jobs, journal and audit."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at_us", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("staff_number", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "catalogues",
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("toml", sa.Text(), nullable=False),
        sa.Column("kept_at_us", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_table(
        "customers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at_us", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("customers_by_age", "customers", ["kept_at_us"], unique=False)
    op.create_table(
        "downlink",
        sa.Column("upstream", sa.Text(), nullable=False),
        sa.Column("cursor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("upstream"),
    )
    op.create_table(
        "drafts",
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("saved_at_us", sa.Integer(), nullable=False),
        sa.Column("customer_masked", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("form_id"),
    )
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at_us", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("prev", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("hmac", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "outbox",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("lane_seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("entry_bytes", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("queued_at_us", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at_us", sa.Integer(), nullable=False),
        sa.Column("settled_at_us", sa.Integer(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("outbox_by_lane", "outbox", ["lane", "lane_seq"], unique=False)
    op.create_index(
        "outbox_by_settling",
        "outbox",
        ["settled_at_us"],
        unique=False,
        sqlite_where=sa.text("settled_at_us IS NOT NULL"),
    )
    op.create_index("outbox_by_state", "outbox", ["state", "seq"], unique=False)
    op.create_table(
        "print_jobs",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=True),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("copy_number", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("queued_at_us", sa.Integer(), nullable=False),
        sa.Column("changed_at_us", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_print_jobs_order_id"), "print_jobs", ["order_id"], unique=False)
    op.create_index(
        "print_jobs_open",
        "print_jobs",
        ["state"],
        unique=False,
        sqlite_where=sa.text("state NOT IN ('confirmed', 'handed_over', 'cancelled')"),
    )
    op.create_table(
        "receipt_numbers",
        sa.Column("hall_code", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("last_sequence", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hall_code", "desk"),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "signed_versions",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("signed_at_us", sa.Integer(), nullable=False),
        sa.Column("clerk_number", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(
        "signed_versions_open", "signed_versions", ["state"], unique=False, sqlite_where=sa.text("state = 'open'")
    )
    op.create_table(
        "staff",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("latin_name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "outbox_entries",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("entry_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["outbox.seq"],
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "payments",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("signed_id", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("tendered_fen", sa.Integer(), nullable=False),
        sa.Column("taken_at_us", sa.Integer(), nullable=False),
        sa.Column("returned_at_us", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["signed_id"],
            ["signed_versions.id"],
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_payments_signed_id"), "payments", ["signed_id"], unique=False)
    op.create_table(
        "signed_bodies",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("strokes_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("customer_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["signed_versions.seq"],
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "orders",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("receipt_number", sa.Text(), nullable=False),
        sa.Column("signed_id", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.Text(), nullable=False),
        sa.Column("accepted_at_us", sa.Integer(), nullable=False),
        sa.Column("verify_token", sa.Text(), nullable=False),
        sa.Column("customer_masked", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("central", sa.Text(), nullable=False),
        sa.Column("central_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("line_states", sa.Text(), nullable=False),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["payment_id"],
            ["payments.id"],
        ),
        sa.ForeignKeyConstraint(
            ["signed_id"],
            ["signed_versions.id"],
        ),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("receipt_number"),
    )


def downgrade() -> None:
    op.drop_table("orders")
    op.drop_table("signed_bodies")
    op.drop_index(op.f("ix_payments_signed_id"), table_name="payments")
    op.drop_table("payments")
    op.drop_table("outbox_entries")
    op.drop_table("staff")
    op.drop_index("signed_versions_open", table_name="signed_versions", sqlite_where=sa.text("state = 'open'"))
    op.drop_table("signed_versions")
    op.drop_table("settings")
    op.drop_table("receipt_numbers")
    op.drop_index(
        "print_jobs_open",
        table_name="print_jobs",
        sqlite_where=sa.text("state NOT IN ('confirmed', 'handed_over', 'cancelled')"),
    )
    op.drop_index(op.f("ix_print_jobs_order_id"), table_name="print_jobs")
    op.drop_table("print_jobs")
    op.drop_index("outbox_by_state", table_name="outbox")
    op.drop_index("outbox_by_settling", table_name="outbox", sqlite_where=sa.text("settled_at_us IS NOT NULL"))
    op.drop_index("outbox_by_lane", table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("journal")
    op.drop_table("drafts")
    op.drop_table("downlink")
    op.drop_index("customers_by_age", table_name="customers")
    op.drop_table("customers")
    op.drop_table("catalogues")
    op.drop_table("audit")

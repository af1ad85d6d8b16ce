"""What follows from a signature alone is kept with it: lines, and an entry's blank, which the entry itself leaves out.

Entries and signed versions that are there already stay as they are. With an entry that was kept in parts a store is not
taken down: an older program would send a fragment.
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

# It goes with its table (0022).
_MARK = (
    "CREATE TRIGGER day_line_moved AFTER UPDATE OF refusal, settled_at_us ON order_lines BEGIN"
    " INSERT INTO day_dirty (kind, id) VALUES ('order', NEW.order_id) ON CONFLICT DO NOTHING; END"
)
_OPEN, _REFUSED = sa.text("open = 1"), sa.text("refusal IS NOT NULL")


def upgrade() -> None:
    op.add_column("signed_versions", sa.Column("ahead", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("signed_bodies", sa.Column("blank_sealed", sa.LargeBinary(), nullable=True))
    op.add_column("outbox_entries", sa.Column("signed_seq", sa.Integer(), nullable=True))
    _lines_of("signed_versions")


def downgrade() -> None:
    """Raises RuntimeError where an entry is kept in parts."""
    in_parts = sa.text("SELECT count(*) FROM outbox_entries WHERE signed_seq IS NOT NULL")
    if op.get_bind().execute(in_parts).scalar():
        raise RuntimeError("entries are kept in parts")
    op.execute("DELETE FROM order_lines WHERE order_id NOT IN (SELECT id FROM orders)")
    _lines_of("orders")
    op.drop_column("outbox_entries", "signed_seq")
    op.drop_column("signed_bodies", "blank_sealed")
    op.drop_column("signed_versions", "ahead")


def _lines_of(table: str) -> None:
    """The same lines, and what they belong to is in `table`: SQLite changes no foreign key of a table that is there."""
    op.create_table(
        "order_lines_anew",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("line_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("due_fen", sa.Integer(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=True),
        sa.Column("product_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("ordered_on", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Text(), nullable=True),
        sa.Column("term_ends_on", sa.Text(), nullable=True),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("settled_at_us", sa.Integer(), nullable=True),
        sa.Column("supposed_on", sa.Text(), nullable=True),
        sa.Column("line_since", sa.Text(), nullable=True),
        sa.Column("family_pay", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.ForeignKeyConstraint(["order_id"], [f"{table}.id"]),
    )
    there = "seq, order_id, line_id, customer_id, matter, due_fen, effect, product_id, number, code, ordered_on"
    there += ", effective_on, term_ends_on, open, refusal, settled_at_us, supposed_on, line_since, family_pay"
    op.execute(f"INSERT INTO order_lines_anew ({there}) SELECT {there} FROM order_lines")
    op.drop_table("order_lines")
    op.rename_table("order_lines_anew", "order_lines")
    op.create_index("order_lines_by_order", "order_lines", ["order_id"], unique=False)
    op.create_index("order_lines_refused", "order_lines", ["order_id"], unique=False, sqlite_where=_REFUSED)
    op.create_index("order_lines_open", "order_lines", ["customer_id"], unique=False, sqlite_where=_OPEN)
    op.execute(_MARK)

"""The cash of a drawer: its periods, moves, counts and corrections, and the drawer's own book of sales and returns.

Money that was taken before stands in that book under no period: none ran.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# Each table's columns in their order: text, but those in _NUMBERS; NULL only those in _EMPTY.
_TABLES = {
    "cash_periods": "id day desk staff_number opened_at_us float_fen float_notes float_counted left_fen paid_before"
    " closed_at_us leaves_fen paid_until booked_until reason approver handed_to",
    "cash_moves": "id period_id day desk kind amount_fen reason at_us staff_number approver",
    "cash_counts": "id period_id notes counted_fen expected_fen taken_fen returned_fen moved_fen at_us staff_number",
    "payment_corrections": "id payment_id from_method to_method amount_fen at_us staff_number approver reason",
    "cash_entries": "period_id kind fen at_us staff_number payment_id",
}
_NUMBERS = ("_us", "fen", "float_counted", "paid_before", "paid_until", "booked_until")
_EMPTY = ("left_fen", "closed_at_us", "leaves_fen", "paid_until", "booked_until")
_INDEXES = {
    "cash_periods_by_day": ("cash_periods", ["day"]),
    "cash_moves_by_period": ("cash_moves", ["period_id"]),
    "cash_moves_by_day": ("cash_moves", ["day"]),
    "cash_counts_by_period": ("cash_counts", ["period_id"]),
    "ix_payment_corrections_payment_id": ("payment_corrections", ["payment_id"]),
    "cash_entries_by_period": ("cash_entries", ["period_id", "at_us"]),
    "cash_entries_by_moment": ("cash_entries", ["at_us"]),
    "cash_entries_by_payment": ("cash_entries", ["payment_id"]),
}
_ADDED_TO = ("cash_moves", "cash_counts", "payment_corrections", "cash_entries")
_GUARDED = {
    "update": "",
    "delete": "",
    # REPLACE takes a row away without asking for that; a row the table counts itself is -1 here.
    "insert": "WHEN EXISTS (SELECT 1 FROM {table} WHERE seq = NEW.seq)",
}
_RUNNING = "coalesce((SELECT id FROM cash_periods WHERE closed_at_us IS NULL LIMIT 1), '')"
_INTO = "INSERT INTO cash_entries (period_id, kind, fen, at_us, staff_number, payment_id)"
_BOOKED = (
    "coalesce((SELECT to_method FROM payment_corrections WHERE payment_id = NEW.id ORDER BY seq DESC LIMIT 1),"
    " NEW.method)"
)
_CASH_BACK = "NEW.method = 'cash' AND NEW.state = 'done'"
_RETURNS_BACK = (
    f"{_INTO} VALUES ({_RUNNING}, 'back', -NEW.amount_fen, NEW.settled_at_us, NEW.staff_number, NEW.payment_id)"
)
_IN_PARTS = "EXISTS (SELECT 1 FROM payment_returns WHERE payment_id = {id})"
# A correction is booked under the period its money was taken in, and where that is over it moves nobody's drawer: the
# cash was counted by then as it really lay there.
_OWN = (
    "coalesce((SELECT id FROM cash_periods WHERE paid_before < payments.seq"
    " AND (closed_at_us IS NULL OR paid_until >= payments.seq)), '')"
)
_OVER = (
    "CASE WHEN EXISTS (SELECT 1 FROM cash_periods WHERE (id = own AND closed_at_us IS NOT NULL)"
    " OR (own = '' AND paid_before >= paid)) THEN 'corrected_after' ELSE 'corrected' END"
)
_CORRECTED = (
    f"{_INTO} SELECT own, {_OVER}, {{fen}}, NEW.at_us, taken_by, NEW.payment_id"
    f" FROM (SELECT {_OWN} AS own, seq AS paid, taken_by FROM payments WHERE id = NEW.payment_id)"
)
_BOOKS = {
    "cash_sale_booked": (
        "AFTER INSERT ON payments WHEN NEW.method = 'cash' AND NEW.amount_fen > 0",
        f"{_INTO} VALUES ({_RUNNING}, 'sale', NEW.amount_fen, NEW.taken_at_us, NEW.taken_by, NEW.id)",
    ),
    "cash_back_booked": (
        "AFTER UPDATE OF returned_at_us ON payments WHEN OLD.returned_at_us IS NULL AND NEW.returned_at_us IS NOT NULL"
        f" AND NEW.amount_fen > 0 AND {_BOOKED} = 'cash' AND NOT {_IN_PARTS.format(id='NEW.id')}",
        f"{_INTO} VALUES ({_RUNNING}, 'back', -NEW.amount_fen, NEW.returned_at_us, NEW.returned_by, NEW.id)",
    ),
    "cash_part_back_booked": (
        f"AFTER UPDATE OF state ON payment_returns WHEN {_CASH_BACK} AND OLD.state <> 'done'",
        _RETURNS_BACK,
    ),
    "cash_out_corrected": (
        "AFTER INSERT ON payment_corrections WHEN NEW.from_method = 'cash'",
        _CORRECTED.format(fen="-NEW.amount_fen"),
    ),
    "cash_in_corrected": (
        "AFTER INSERT ON payment_corrections WHEN NEW.to_method = 'cash'",
        _CORRECTED.format(fen="NEW.amount_fen"),
    ),
}
# A period that has ended stays as it is, and who began it with how much stays while it runs.
_FIXED = "seq id day desk staff_number opened_at_us float_fen float_notes float_counted left_fen paid_before"
_CHANGED = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in _FIXED.split(" "))


def upgrade() -> None:
    for table, columns in _TABLES.items():
        _create(table, columns.split())
    for name, (table, on) in _INDEXES.items():
        op.create_index(name, table, on, unique=False)
    op.create_index(
        "cash_periods_running",
        "cash_periods",
        ["closed_at_us"],
        unique=False,
        sqlite_where=sa.text("closed_at_us IS NULL"),
    )
    _book_what_was_there()
    for table in _ADDED_TO:
        for act, when in _GUARDED.items():
            _refuse(table, act, when.format(table=table), "rows are only ever added")
    _refuse("cash_periods", "delete", "", "rows stay")
    _refuse("cash_periods", "insert", _GUARDED["insert"].format(table="cash_periods"), "rows stay")
    _refuse(
        "cash_periods",
        "update",
        f"WHEN OLD.closed_at_us IS NOT NULL OR {_CHANGED}",
        "rows stay as they began and ended",
    )
    for name, (when, does) in _BOOKS.items():
        op.execute(f"CREATE TRIGGER {name} {when} BEGIN {does}; END")


def downgrade() -> None:
    for name in _BOOKS:
        op.execute(f"DROP TRIGGER {name}")
    for table in reversed(_TABLES):
        op.drop_table(table)


def _create(table: str, columns: list[str]) -> None:
    made = [
        sa.Column(name, sa.Integer() if name.endswith(_NUMBERS) else sa.Text(), nullable=name in _EMPTY)
        for name in columns
    ]
    more: list[sa.schema.SchemaItem] = [sa.UniqueConstraint("id")] if "id" in columns else []
    if table == "payment_corrections":
        more.append(sa.ForeignKeyConstraint(["payment_id"], ["payments.id"]))
    op.create_table(table, sa.Column("seq", sa.Integer(), nullable=False, primary_key=True), *made, *more)


def _refuse(table: str, act: str, when: str, why: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_{act}_refused BEFORE {act} ON {table} {when}"
        f" BEGIN SELECT RAISE(ABORT, '{table} {why}'); END"
    )


def _book_what_was_there() -> None:
    op.execute(
        f"{_INTO} SELECT '', 'sale', amount_fen, taken_at_us, taken_by, id FROM payments"
        " WHERE method = 'cash' AND amount_fen > 0 ORDER BY seq"
    )
    op.execute(
        f"{_INTO} SELECT '', 'back', -amount_fen, returned_at_us, returned_by, id FROM payments"
        f" WHERE method = 'cash' AND amount_fen > 0 AND returned_at_us IS NOT NULL"
        f" AND NOT {_IN_PARTS.format(id='payments.id')} ORDER BY returned_at_us"
    )
    op.execute(
        f"{_INTO} SELECT '', 'back', -amount_fen, settled_at_us, staff_number, payment_id FROM payment_returns"
        " WHERE method = 'cash' AND state = 'done' ORDER BY settled_at_us"
    )

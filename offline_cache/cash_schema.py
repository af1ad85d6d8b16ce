"""More tables of a counter's store (schema.py): the cash of its drawer, and what of the day is not worked out yet."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, text

from offline_cache.schema import METADATA

# 钱箱班次: one at most runs at this counter; a row is written when it opens and once more when it closes.
CASH_PERIODS = Table(
    "cash_periods",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("day", Text, nullable=False),  # the hall day it was opened on
    Column("desk", Text, nullable=False),
    Column("staff_number", Text, nullable=False),
    Column("opened_at_us", Integer, nullable=False),
    Column("float_fen", Integer, nullable=False),
    Column("float_notes", Text, nullable=False),  # JSON [[fen of a note, how many], …]
    Column("float_counted", Integer, nullable=False),  # 0: carried over from what the period before left
    Column("left_fen", Integer),  # what the period before left; NULL for none
    Column("paid_before", Integer, nullable=False),  # the last row of payments when it opened
    Column("closed_at_us", Integer),
    Column("leaves_fen", Integer),  # counted, and what moved since
    Column("paid_until", Integer),  # the last row of payments when it ended
    Column("booked_until", Integer),  # the last row of cash_entries when it ended
    Column("reason", Text, nullable=False),
    Column("approver", Text, nullable=False),
    Column("handed_to", Text, nullable=False),  # staff number, "" for nobody
    Index("cash_periods_by_day", "day"),
    Index("cash_periods_running", "closed_at_us", sqlite_where=text("closed_at_us IS NULL")),
)

# What moved cash without a sale; only ever added to, as the three below.
CASH_MOVES = Table(
    "cash_moves",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("period_id", Text, nullable=False),  # "" for the safe's own
    Column("day", Text, nullable=False),
    Column("desk", Text, nullable=False),
    Column("kind", Text, nullable=False),  # CashMoveKind
    Column("amount_fen", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at_us", Integer, nullable=False),
    Column("staff_number", Text, nullable=False),
    Column("approver", Text, nullable=False),
    Index("cash_moves_by_period", "period_id"),
    Index("cash_moves_by_day", "day"),
)

# Blind counts, with what the books said at that moment.
CASH_COUNTS = Table(
    "cash_counts",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("period_id", Text, nullable=False),
    Column("notes", Text, nullable=False),  # JSON [[fen of a note, how many], …]
    Column("counted_fen", Integer, nullable=False),
    Column("expected_fen", Integer, nullable=False),
    Column("taken_fen", Integer, nullable=False),
    Column("returned_fen", Integer, nullable=False),
    Column("moved_fen", Integer, nullable=False),
    Column("at_us", Integer, nullable=False),
    Column("staff_number", Text, nullable=False),
    Index("cash_counts_by_period", "period_id"),
)

# Payments booked under the wrong means: a counter-entry each.
PAYMENT_CORRECTIONS = Table(
    "payment_corrections",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("payment_id", Text, ForeignKey("payments.id"), nullable=False, index=True),
    Column("from_method", Text, nullable=False),
    Column("to_method", Text, nullable=False),
    Column("amount_fen", Integer, nullable=False),
    Column("at_us", Integer, nullable=False),
    Column("staff_number", Text, nullable=False),
    Column("approver", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

# The drawer's own book: each sale in cash and each return as it happens, under the period that runs. Triggers on
# payments, payment_returns and payment_corrections write it in the same transaction, whoever changes those.
CASH_ENTRIES = Table(
    "cash_entries",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("period_id", Text, nullable=False),  # "" where none ran
    # sale, back, corrected; corrected_after where the period of its money was over: in no drawer's sums
    Column("kind", Text, nullable=False),
    Column("fen", Integer, nullable=False),  # below zero where it went out
    Column("at_us", Integer, nullable=False),
    Column("staff_number", Text, nullable=False),  # who took it or gave it back; of a correction who had taken it
    Column("payment_id", Text, nullable=False),
    Index("cash_entries_by_period", "period_id", "at_us"),
    Index("cash_entries_by_moment", "at_us"),
    Index("cash_entries_by_payment", "payment_id"),
)

# What moved since facts were last worked out of it (day_collect.py); triggers mark it.
DAY_DIRTY = Table(
    "day_dirty",
    METADATA,
    Column("kind", Text, primary_key=True),  # order, money (of a signed version), cash (a period), move
    Column("id", Text, primary_key=True),
    sqlite_with_rowid=False,
)

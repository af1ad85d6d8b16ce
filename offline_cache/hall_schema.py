"""The tables of the hall's queue, as the newest migration of hall_migrations leaves them (a test compares the two).

They are a chain of their own, since they stand in the hall server's store and in that of a counter that goes on alone.
Times end in _us (microseconds since 1970, UTC). Both ledgers are closed against changes by triggers.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint, text

METADATA = MetaData()

# One row each time somebody took over the queue; the newest is in force.
EPOCHS = Table(
    "queue_epochs",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("hall_id", Text, nullable=False),
    Column("mark", Text, nullable=False),  # queue_ticket.EPOCH_MARKS, or a desk's own
    Column("begun_at_us", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

DAYS = Table(
    "queue_days",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("begun_at_us", Integer, nullable=False),
    Column("closed_at_us", Integer),
)

COUNTERS = Table(
    "queue_counters",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("prefix", Text, primary_key=True),
    Column("last_n", Integer, nullable=False),  # given out or leased
)

LEASES = Table(
    "queue_leases",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("hall_id", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("first_n", Integer, nullable=False),
    Column("last_n", Integer, nullable=False),
    Column("holder", Text, nullable=False),
    Column("granted_at_us", Integer, nullable=False),
    Column("expires_at_us", Integer, nullable=False),
    UniqueConstraint("hall_id", "day", "prefix", "first_n", name="queue_leases_once"),
)

TICKETS = Table(
    "queue_tickets",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("hall_id", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("split_from", Text, nullable=False),
    Column("standing", Text, nullable=False),  # ticket_ledger.Standing
    Column("since_us", Integer, nullable=False),
    Column("queue", Text, nullable=False),
    Column("matters", Text, nullable=False),  # JSON [code, …]: those still on it
    Column("desk", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("for_desk", Text, nullable=False),
    Column("behind", Integer, nullable=False),
    Column("calls", Integer, nullable=False),
    Column("missed_rounds", Integer, nullable=False),
    Column("owner", Text, nullable=False),
    Column("version", Integer, nullable=False),  # each change adds one, and asks for the one it saw
    UniqueConstraint("hall_id", "day", "prefix", "n", name="queue_tickets_once"),
    Index("queue_tickets_open", "hall_id", "standing", sqlite_where=text("standing NOT IN ('finished', 'cancelled')")),
    Index(
        "queue_tickets_at_desk",
        "hall_id",
        "desk",
        unique=True,
        sqlite_where=text("standing IN ('called', 'serving')"),
    ),
)

# What was issued, as hall_queue_rows.py writes it; forgotten in part once it is old.
TICKET_BODIES = Table(
    "queue_ticket_bodies",
    METADATA,
    Column("seq", Integer, ForeignKey("queue_tickets.seq"), primary_key=True),
    Column("body", Text, nullable=False),
)

LEDGER = Table(
    "queue_ledger",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("ticket_id", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("began_us", Integer, nullable=False),
    Column("ended_us", Integer, nullable=False),
    Column("ended_by", Text, nullable=False),  # ticket_ledger.Act
    Column("queue", Text, nullable=False),
    Column("desk", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("queue_ledger_by_ticket", "ticket_id"),
    Index("queue_ledger_by_end", "ended_us"),
)

# What somebody asked for under a key of their own: asked again, it is answered again and not done again.
ACTS = Table(
    "queue_acts",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("ticket_id", Text, nullable=False),
    Column("done_at_us", Integer, nullable=False),
)

DESKS = Table(
    "queue_desks",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("desk", Text, primary_key=True),
    Column("staff", Text, nullable=False),
    Column("skills", Text, nullable=False),  # JSON [QueueClass, …]
    Column("certificates", Text, nullable=False),  # JSON [code, …]
    Column("standing", Text, nullable=False),  # desk_duty.DeskStanding
    Column("since_us", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("back_at_us", Integer),
)

DESK_LEDGER = Table(
    "queue_desk_ledger",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("hall_id", Text, nullable=False),
    Column("desk", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("began_us", Integer, nullable=False),
    Column("ended_us", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Index("queue_desk_ledger_by_end", "ended_us"),
)

# What earlier days taught, as JSON by name (hall_learned.py).
LEARNED = Table(
    "queue_learned",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

# -- what a hall server keeps beside the queue

DEVICES = Table(
    "hall_devices",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("device_id", Text, primary_key=True),
    Column("desk", Text, nullable=False),  # "" for a greeter's or a display's
    Column("token_sha256", Text, nullable=False),
    Column("mark", Text, nullable=False, server_default=""),  # of its numbers when it is alone, "" where it has no desk
)

PAIRINGS = Table(
    "hall_pairings",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("device_id", Text, primary_key=True),
    Column("desk", Text, nullable=False),
    Column("code_sha256", Text, nullable=False, unique=True),
    Column("expires_at_us", Integer, nullable=False),
    Column("token_sha256", Text),  # of whoever used it
    Column("mark", Text, nullable=False, server_default=""),  # of the device this code pairs
)

# How many pairings of a desk there were: each has a mark of its own.
DESK_MARKS = Table(
    "hall_desk_marks",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("desk", Text, primary_key=True),  # without leading zeros
    Column("pairings", Integer, nullable=False),
)

# The second copy of an order, until its day is closed and some days more.
COPIES = Table(
    "hall_copies",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("order_id", Text, primary_key=True),
    Column("device_id", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("entry", Text, nullable=False),  # as the counter's outbox has it
    Column("kept_at_us", Integer, nullable=False),
    Column("lane_seq", Integer),  # its place in the lane of its customer at this device; none of copies before 0003
    Column("at_centre_us", Integer),  # when the centre's answer came by here, none before
    Index("hall_copies_by_device", "hall_id", "device_id", "kept_at_us"),
)

PARKED = Table(
    "hall_parked",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("form_id", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("desk", Text, nullable=False),
    Column("parked_at_us", Integer, nullable=False),
    Column("taken_key", Text),  # of whoever took it up
    Column("taken_desk", Text),
)

# What one place of the hall asks of another (app/domain/hall_ask.py), until some days after it was answered.
ASKS = Table(
    "hall_asks",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("desk", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("at_us", Integer, nullable=False),
    Column("about_zh", Text, nullable=False),
    Column("about_en", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("for_device", Text, nullable=False),  # "" for anybody but the one who asks
    Column("state", Text, nullable=False),
    Column("answered_by", Text, nullable=False),
    Column("answered_at_us", Integer),
    Column("answer", Text, nullable=False),
    Column("answered_desk", Text, nullable=False),
    Index("hall_asks_by_state", "hall_id", "state", "at_us"),
)

"""The tables of a counter's store, as the newest migration leaves them; those of cash in cash_schema.py.

Times end in _us (microseconds since 1970, UTC), money in _fen. Columns that end in _sealed are AES-GCM under the key of
the day in `day` (sealing.py). What is large and never changes has a table of its own: a row is rewritten whole.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, func, text

METADATA = MetaData()

CATALOGUES = Table(
    "catalogues",
    METADATA,
    Column("version", Text, primary_key=True),
    Column("toml", Text, nullable=False),
    Column("kept_at_us", Integer, nullable=False),
)

MATTERS = Table(  # every version, as of the catalogues: the newest is in force
    "matters",
    METADATA,
    Column("version", Text, primary_key=True),
    Column("toml", Text, nullable=False),
    Column("kept_at_us", Integer, nullable=False),
)

CUSTOMERS = Table(
    "customers",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("body_sealed", LargeBinary, nullable=False),
    Column("kept_at_us", Integer, nullable=False),
    Index("customers_by_age", "kept_at_us"),
)

STAFF = Table(
    "staff",
    METADATA,
    Column("number", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("latin_name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("other_roles", Text, nullable=False),  # JSON [Role, …]
    Column("granted", Text, nullable=False),  # JSON [Right, …]
    Column("revoked", Text, nullable=False),
    Column("certificates", Text, nullable=False),  # JSON [[code, zh, en, last day or null], …]
    Column("active_from", Text),
    Column("active_until", Text),
    Column("disabled", Integer, nullable=False),
    Column("pin_hash", Text, nullable=False),  # "" for none
    Column("password_set_at_us", Integer, nullable=False),
    Column("given", Integer, nullable=False),  # 1: the password was given by somebody else and must be changed
    Column("confirmed_at_us", Integer, nullable=False),  # when whoever is master of the staff last said so
    Column("from_centre", Integer, nullable=False, server_default="0"),  # 1: the centre's directory is their master
    Column("outside", Text, nullable=False, server_default=""),  # issuer and subject first signed on with, "" for none
)

TRIES = Table(
    "tries",
    METADATA,
    Column("name", Text, primary_key=True),  # password or pin and the staff number, or device
    Column("failures", Integer, nullable=False),
    Column("locked", Integer, nullable=False),
)

SETTINGS = Table(
    "settings",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

DOWNLINK = Table(
    "downlink",
    METADATA,
    Column("upstream", Text, primary_key=True),
    Column("cursor", Text, nullable=False),  # the last change applied
)

AUDIT = Table(
    "audit",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at_us", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("staff_number", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("right", Text),
    Column("approver", Text, nullable=False),
    Column("prev", Text, nullable=False),  # chain.py
    Column("link", Text, nullable=False),
    Column("hmac", Text, nullable=False),
    Index("audit_clock", "seq", sqlite_where=text("kind = 'clock_confirmed'")),
)

CHAIN_HEADS = Table(
    "chain_heads",
    METADATA,
    Column("name", Text, primary_key=True),  # chain.ChainName
    Column("link", Text, nullable=False),  # of the newest row
    Column("seal", Text, nullable=False),  # HMAC over name and link, under the chain's key
)

JOURNAL = Table(
    "journal",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at_us", Integer, nullable=False),
    Column("kind", Text, nullable=False),  # journal.JournalKind
    Column("subject", Text, nullable=False),  # the id of the payment or order
    Column("body", Text, nullable=False),  # canonical JSON of what is sworn to
    Column("prev", Text, nullable=False),  # the link before, 64 zeros for the first
    Column("link", Text, nullable=False),  # SHA-256 over prev and body
    Column("hmac", Text, nullable=False),  # of the link, under the journal's key
    Index("journal_cash_due", "subject", sqlite_where=text("kind = 'cash_due'")),
    Index("journal_cash_handed", "subject", sqlite_where=text("kind = 'cash_handed_over'")),
)

DRAFTS = Table(
    "drafts",
    METADATA,
    Column("form_id", Text, primary_key=True),
    Column("saved_at_us", Integer, nullable=False),
    Column("customer_masked", Text, nullable=False),
    Column("summary", Text, nullable=False),  # JSON {zh, en}; in older rows a line in one language
    Column("why", Text, nullable=False),
    Column("missing", Text, nullable=False),  # JSON {zh, en}, or ""
    Column("body", Text, nullable=False),
)

SIGNED_VERSIONS = Table(
    "signed_versions",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("form_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),  # signed_versions.SignedState
    Column("day", Text, nullable=False),
    Column("content_sha256", Text, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("signed_at_us", Integer, nullable=False),
    Column("clerk_number", Text, nullable=False),
    Column("ahead", Integer, nullable=False, server_default="0"),  # 1: lines and blank entry were kept with it
    Index("signed_versions_open", "state", sqlite_where=text("state = 'open'")),
)

SIGNED_BODIES = Table(
    "signed_bodies",
    METADATA,
    Column("seq", Integer, ForeignKey("signed_versions.seq"), primary_key=True),
    Column("strokes_sealed", LargeBinary, nullable=False),
    Column("customer_sealed", LargeBinary, nullable=False),  # as they were when they signed
    Column("draft", Text, nullable=False),  # the form as app.domain.draft writes it
    Column("content", LargeBinary, nullable=False),  # the bytes that were hashed
    Column("blank_sealed", LargeBinary),  # its order's entry, as far as the signature goes (entry_rows.py)
)

PAYMENTS = Table(
    "payments",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("signed_id", Text, ForeignKey("signed_versions.id"), nullable=False, index=True),
    Column("method", Text, nullable=False),
    Column("amount_fen", Integer, nullable=False),
    Column("tendered_fen", Integer, nullable=False),
    Column("taken_at_us", Integer, nullable=False),
    Column("returned_at_us", Integer),
    Column("reference", Text, nullable=False, server_default=""),  # the provider's number, "" for cash
    Column("source", Text, nullable=False, server_default=""),  # a card's or wallet's masked end
    Column("taken_by", Text, nullable=False, server_default=""),  # staff number, perhaps not who had it signed
    Column("returned_by", Text, nullable=False, server_default=""),
    Index("payments_by_taking", "taken_at_us"),
    Index("payments_by_return", "returned_at_us", sqlite_where=text("returned_at_us IS NOT NULL")),
)

# Calls for money at a provider, each on disk before it is made; `id` is its idempotency key and, once paid, the
# payment's id.
PAYMENT_TRIES = Table(
    "payment_tries",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("signed_id", Text, ForeignKey("signed_versions.id"), nullable=False, index=True),
    Column("method", Text, nullable=False),
    Column("amount_fen", Integer, nullable=False),
    Column("account", Text, nullable=False),  # whose balance pays, "" for other means
    Column("state", Text, nullable=False),  # payment_try.TryState
    Column("begun_at_us", Integer, nullable=False),
    Column("settled_at_us", Integer),
    Column("reason", Text, nullable=False),  # JSON {zh, en} of a refusal, or ""
    Column("staff_number", Text, nullable=False, server_default=""),  # who began it
    Index("payment_tries_open", "state", sqlite_where=text("state = 'asked'")),
)

# Money that goes back through a provider, or in part: owed before anybody is asked. Cash of a voided version is not
# here, it goes back with the version (payments.returned_at_us).
PAYMENT_RETURNS = Table(
    "payment_returns",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("payment_id", Text, ForeignKey("payments.id"), nullable=False, index=True),
    Column("amount_fen", Integer, nullable=False),
    Column("state", Text, nullable=False),  # payment_try.ReturnState
    Column("begun_at_us", Integer, nullable=False),
    Column("settled_at_us", Integer),
    Column("staff_number", Text, nullable=False),  # who gave it back
    Column("approver", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("method", Text, nullable=False, server_default=""),  # the payment's own, or cash in its place
    Column("answer", Text, nullable=False, server_default=""),  # JSON {zh, en} of what the provider said last, or ""
    Column("asked_at_us", Integer),  # when it was told last
    Index("payment_returns_owed", "state", sqlite_where=text("state = 'owed'")),
)

RECEIPT_NUMBERS = Table(
    "receipt_numbers",
    METADATA,
    Column("hall_code", Text, primary_key=True),
    Column("desk", Text, primary_key=True),
    Column("last_day", Text, nullable=False),  # of the newest ever given, which is never given again
    Column("last_sequence", Integer, nullable=False),
)

ORDERS = Table(
    "orders",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("receipt_number", Text, nullable=False, unique=True),
    Column("signed_id", Text, ForeignKey("signed_versions.id"), nullable=False),
    Column("payment_id", Text, ForeignKey("payments.id"), nullable=False),
    Column("accepted_at_us", Integer, nullable=False),
    Column("verify_token", Text, nullable=False),
    Column("customer_masked", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("amount_fen", Integer, nullable=False),
    Column("central", Text, nullable=False),  # CentralState
    Column("central_id", Text, nullable=False),
    Column("state", Text),  # OrderState
    Column("line_states", Text, nullable=False),  # JSON [[line id, OrderState], …]
    Column("refusal", Text),  # JSON {code, zh, en}
    Column("copies", Integer, nullable=False),
    Column("name_initials", Text, nullable=False),  # find_keys.py
    Column("number_ends", Text, nullable=False),
    Column("entry_key", Text),  # of the outbox entry it was last sent under; None for its own id
    Index("orders_by_keys", "name_initials", "number_ends"),
    Index("orders_by_moment", "accepted_at_us"),
)

# The key of the outbox entry that a row of ORDERS was last sent under.
ENTRY_OF_ORDER = func.coalesce(ORDERS.c.entry_key, ORDERS.c.id)

# `order_id` is a reversal, `reverses` the order of this counter that it takes back.
ORDER_REVERSALS = Table(
    "order_reversals",
    METADATA,
    Column("order_id", Text, ForeignKey("orders.id"), primary_key=True),
    Column("reverses", Text, ForeignKey("orders.id"), nullable=False, index=True),
)

# `signed_id` is the next version of the form of `amends`, an order of this counter, which is not sent while it is open.
ORDER_AMENDMENTS = Table(
    "order_amendments",
    METADATA,
    Column("signed_id", Text, ForeignKey("signed_versions.id"), primary_key=True),
    Column("amends", Text, ForeignKey("orders.id"), nullable=False, index=True),
)

# What each line of an order does; written with the signed version, whose id is the order's, and of no account before
# there is that order. `open` while it has neither taken effect nor failed, nor itself or its order
# been refused or voided; `effect` is none for money on an account and for a fee; product, code and days belong to it.
ORDER_LINES = Table(
    "order_lines",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("order_id", Text, ForeignKey("signed_versions.id"), nullable=False),
    Column("line_id", Text, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("matter", Text, nullable=False),
    Column("due_fen", Integer, nullable=False),
    Column("effect", Text),  # EffectKind
    Column("product_id", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("ordered_on", Text, nullable=False),
    Column("effective_on", Text),
    Column("term_ends_on", Text),
    Column("open", Integer, nullable=False),
    Column("refusal", Text),  # JSON {code, zh, en} where the centre refused it and accepted others of its order
    Column("settled_at_us", Integer),  # when somebody saw to what was refused
    Column("supposed_on", Text),  # the day a visit was agreed for, where effective_on waits for it
    Column("line_since", Text),  # the first day of a line that goes on with the change
    Column("family_pay", Text),  # JSON [other number, whether it pays, fen a month] of who pays for whom
    Index("order_lines_by_order", "order_id"),
    Index("order_lines_refused", "order_id", sqlite_where=text("refusal IS NOT NULL")),
    Index("order_lines_open", "customer_id", sqlite_where=text("open = 1")),
)

# What became of the invoice an order asked for, as the centre says.
ORDER_INVOICES = Table(
    "order_invoices",
    METADATA,
    Column("order_id", Text, ForeignKey("orders.id"), primary_key=True),
    Column("state", Text, nullable=False),  # InvoiceState
    Column("number", Text, nullable=False),
)

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("lane", Text, nullable=False),
    Column("lane_seq", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("entry_bytes", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("state", Text, nullable=False),  # EntryState
    Column("attempts", Integer, nullable=False),
    Column("queued_at_us", Integer, nullable=False),
    Column("next_attempt_at_us", Integer, nullable=False),
    Column("settled_at_us", Integer),
    Column("last_error", Text, nullable=False),
    Column("result", Text),  # JSON: the stored answer, or the reason of a refusal {code, zh, en}
    Column("copies", Integer, nullable=False),
    Column("supersedes", Text),  # the key of the refused entry whose place in the lane this one takes
    Index("outbox_by_lane", "lane", "lane_seq"),
    Index("outbox_by_state", "state", "seq"),
    Index("outbox_open", "lane", "lane_seq", sqlite_where=text("state NOT IN ('acked', 'repaired', 'withdrawn')")),
    Index("outbox_by_settling", "settled_at_us", sqlite_where=text("settled_at_us IS NOT NULL")),
)

OUTBOX_ENTRIES = Table(
    "outbox_entries",
    METADATA,
    Column("seq", Integer, ForeignKey("outbox.seq"), primary_key=True),
    Column("entry_sealed", LargeBinary, nullable=False),
    Column("signed_seq", Integer),  # the signed version that has the rest of it; None: this is all of it
)

ATTACHMENTS = Table(
    "attachments",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("form_id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),  # AttachmentKind
    Column("media_type", Text, nullable=False),
    Column("sha256", Text, nullable=False),  # of the picture; it stays when the picture goes
    Column("byte_count", Integer, nullable=False),
    Column("staff_number", Text, nullable=False),
    Column("added_at_us", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("expired_at_us", Integer),
)

ATTACHMENT_PICTURES = Table(
    "attachment_pictures",
    METADATA,
    Column("seq", Integer, ForeignKey("attachments.seq"), primary_key=True),
    Column("picture_sealed", LargeBinary, nullable=False),
)

# No foreign key to the customer: what somebody said stands, also where their record is gone.
REFUSED_OFFERS = Table(
    "refused_offers",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("customer_id", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("refused_at_us", Integer, nullable=False),
    Column("channel", Text, nullable=False),  # ConfirmationChannel
    Index("refused_offers_by_customer", "customer_id", "refused_at_us"),
)

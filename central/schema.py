"""The centre's tables as they are now; how they came to be is in migrations/.

Shardable by hall: every key begins with the hall, nothing counts up in the database, no foreign key crosses. Customers
and what they have belong to no hall and shard by customer; the catalogue is a reference table, the same everywhere.
Moments are text in UTC (app.wire.moment), days ISO dates: text order is time order on every database.
"""

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, Table, Text, UniqueConstraint

from offline_cache import day_schema

METADATA = MetaData()

# Written first by every transaction of a hall: the row lock that keeps the hall's change ids in commit order.
HALL = Table(
    "hall",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("name_zh", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("operator_zh", Text, nullable=False),
    Column("operator_en", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("last_change_id", Text, nullable=False),
)

DEVICE = Table(
    "device",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("device_id", Text, primary_key=True),
    Column("token_sha256", Text, nullable=False),
)

# A code an operator made for a new counter. `token_sha256` is of the token it was changed into, none before that.
PAIRING = Table(
    "pairing",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("device_id", Text, primary_key=True),
    Column("desk_number", Text, nullable=False),
    Column("code_sha256", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("token_sha256", Text),
    Index("pairing_by_code", "code_sha256"),  # whoever shows a code does not know its hall
)

# The staff of a hall as the operator's directory has it; no secret of theirs is here. `body` as it travels.
STAFF = Table(
    "staff",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("number", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

CATALOGUE = Table(
    "catalogue",
    METADATA,
    Column("version", Text, primary_key=True),
    Column("toml", Text, nullable=False),
    Column("loaded_at", Text, nullable=False),
)

# Every version of the matters file; a reference table too.
MATTERS = Table(
    "matters",
    METADATA,
    Column("version", Text, primary_key=True),
    Column("toml", Text, nullable=False),
    Column("loaded_at", Text, nullable=False),
)

# One offer of one catalogue version: what an order is checked against, and its TMF620 bodies.
OFFERING = Table(
    "offering",
    METADATA,
    Column("version", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name_zh", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("price_fen", Integer, nullable=False),
    Column("discount_fen", Integer),  # what is taken off, below zero; none without a discount
    Column("term_months", Integer),
    Column("trial_months", Integer),
    Column("ends_months", Integer),  # it ends by itself after so many: a trial, a number hold, a validity
    Column("second_confirmation", Boolean, nullable=False),
    Column("cancel_timing", Text),
    Column("sale_from", Text, nullable=False),
    Column("sale_until", Text),
    Column("body", Text, nullable=False),
)

OFFERING_PRICE = Table(
    "offering_price",
    METADATA,
    Column("version", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("price_type", Text, nullable=False),
    Column("body", Text, nullable=False),
)

CUSTOMER = Table(
    "customer",
    METADATA,
    Column("customer_id", Text, primary_key=True),
    Column("balance_fen", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

# Exact look-up: "number:15412340017" or "document:99…" to the customers it belongs to.
CUSTOMER_KEY = Table(
    "customer_key",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("customer_id", Text, primary_key=True),
)

# What a customer has, had, or is about to get. `open_line_id` is the line of an order that will still change it, and
# `pending_…` what that line does, on which day, where a change leads to and when the new term ends.
PRODUCT = Table(
    "product",
    METADATA,
    Column("customer_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("offering_code", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("started_on", Text, nullable=False),
    Column("ended_on", Text),
    Column("term_ends_on", Text),
    Column("usage", Text),
    Column("is_primary", Boolean, nullable=False),
    Column("open_line_id", Text),
    Column("pending_kind", Text),
    Column("pending_on", Text),
    Column("pending_code", Text),
    Column("pending_term_ends_on", Text),
    Column("pending_supposed_on", Text),  # the agreed day of an installation
    Column("pending_line_since", Text),
    Column("line_since", Text),  # the first day of the line, where a change made started_on a later one
    Column("family_pay", Text),  # JSON: who pays for whom and how much a month, as it travels
    Index("product_by_id", "id"),
)

# What was answered to each key, for as long as the orders are kept: a retry gets the same answer.
ENTRY_KEY = Table(
    "entry_key",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("lane", Text, nullable=False),
    Column("lane_seq", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("received_at", Text, nullable=False),
)

# Orders that were refused and settled at their counter. `supersedes` is the key of the refused entry.
CANCELLATION = Table(
    "cancellation",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("order_external_id", Text, nullable=False),
    Column("supersedes", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("clerk", Text, nullable=False),
    Column("approver", Text, nullable=False),
    Column("cancelled_at", Text, nullable=False),
)

LANE = Table(
    "lane",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("lane", Text, primary_key=True),
    Column("device_id", Text, nullable=False),
    Column("last_seq", Integer, nullable=False),
    Index("lane_by_device", "hall_id", "device_id"),
)

PRODUCT_ORDER = Table(
    "product_order",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("external_id", Text, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("receipt_no", Text, nullable=False),
    Column("verify_token", Text, nullable=False),
    Column("form_sha256", Text, nullable=False),
    Column("signature_sha256", Text, nullable=False),
    Column("clerk", Text, nullable=False),
    Column("desk", Text, nullable=False),
    Column("offline", Boolean, nullable=False),
    Column("signed_at", Text, nullable=False),
    Column("accepted_at", Text, nullable=False),
    Column("ordered_at", Text, nullable=False),
    Column("completed_at", Text),
    Column("content", Text, nullable=False),
    Column("strokes", Text, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("hall_id", "external_id", name="product_order_once"),
    Index("product_order_by_state", "hall_id", "state"),
    Index("product_order_by_day", "hall_id", "accepted_at"),
    Index("product_order_by_customer", "hall_id", "customer_id"),
    Index("product_order_by_token", "verify_token"),  # the public page knows no hall
    Index("product_order_by_receipt", "hall_id", "receipt_no"),
)

# `due_at` is when the line takes effect; none where it must first be installed.
ORDER_LINE = Table(
    "order_line",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("order_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("action", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("due_at", Text),
    Column("effective_on", Text),
    Column("customer_id", Text, nullable=False),
    Column("product_id", Text),
    Column("code", Text),
    Column("kind", Text),
    Column("term_months", Integer),
    Column("top_up_fen", Integer, nullable=False),
    Column("refusal", Text),  # JSON {code, zh, en} of a line that was refused when the rest was accepted
    Index("order_line_by_due", "hall_id", "state", "due_at"),
)

AGREEMENT = Table(
    "agreement",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("order_id", Text, nullable=False),
    Column("receipt_no", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("agreement_by_order", "hall_id", "order_id"),
)

PAYMENT = Table(
    "payment",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("order_id", Text, nullable=False),
    Column("correlator_id", Text, nullable=False),
    Column("paid_at", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("payment_by_order", "hall_id", "order_id"),
    Index("payment_by_correlator", "hall_id", "correlator_id"),
)

# A code sent to a customer for one line of one version of a form. `body` is the message as it may be read (the code
# left out), `code_hash` a slow hash with `salt`; `replaced` by a newer one for the same line.
ONE_TIME_CODE = Table(
    "one_time_code",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("device_id", Text, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("form_id", Text, nullable=False),
    Column("form_version", Integer, nullable=False),
    Column("line_id", Text, nullable=False),
    Column("offer_code", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("salt", Text, nullable=False),
    Column("code_hash", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("sent_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("replaced", Boolean, nullable=False),
    Column("confirmed_at", Text),
    Index("one_time_code_by_customer", "hall_id", "customer_id", "sent_at"),
)

# Text messages about orders that were not done: one an order.
NOTICE = Table(
    "notice",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("order_id", Text, primary_key=True),
    Column("device_id", Text, nullable=False),
    Column("to_masked", Text, nullable=False),
    Column("sent_at", Text, nullable=False),
)

# A certificate that a counter seals documents with, as that counter told it; several may have the operator's.
# `certificate` is base64 of the DER, `until` the counter's word, `retired_at` the centre's.
SEAL = Table(
    "seal",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("fingerprint", Text, primary_key=True),
    Column("device_id", Text, primary_key=True),
    Column("certificate", Text, nullable=False),
    Column("whose", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("told_at", Text, nullable=False),
    Column("until", Text),
    Column("retired_at", Text),
)

# What /sync/v1/changes reads, oldest first.
CHANGE = Table(
    "change",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

# One sum taken from a customer's balance at a desk, or a key closed for ever (refused). Whoever asks about it knows the
# key alone, which is the payment's id in the order's entry.
BALANCE_CHARGE = Table(
    "balance_charge",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("customer_id", Text, nullable=False),
    Column("amount_fen", Integer, nullable=False),
    Column("state", Text, nullable=False),  # app.domain.payment_try.ProviderState
    Column("reason_zh", Text, nullable=False),
    Column("reason_en", Text, nullable=False),
    Column("charged_at", Text, nullable=False),
    Column("order_id", Text, nullable=False, server_default=""),  # what it paid for, "" for nothing yet
    Column("hall_id", Text, nullable=False, server_default=""),  # whose device asked for it
    Index("balance_charge_by_hall", "hall_id", "charged_at"),
)

BALANCE_RETURN = Table(
    "balance_return",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("refund_key", Text, primary_key=True),
    Column("amount_fen", Integer, nullable=False),
    Column("returned_at", Text, nullable=False),
)

# What an order's customer asked to be invoiced; the number comes with the issue.
INVOICE = Table(
    "invoice",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("order_id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("tax_number", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("amount_fen", Integer, nullable=False),
    Column("state", Text, nullable=False),  # app.domain.invoice.InvoiceState
    Column("number", Text, nullable=False),
)

# A suggestion a customer did not want, as long as that counts.
REFUSED_OFFER = Table(
    "refused_offer",
    METADATA,
    Column("hall_id", Text, primary_key=True),
    Column("customer_id", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("refused_at", Text, primary_key=True),
    Column("channel", Text, nullable=False),  # app.domain.order_line.ConfirmationChannel
)

# The facts of the halls' days: the same tables as in every hall (offline_cache/day_schema.py).
for _table in (
    *(table for table, _ in day_schema.FACT_TABLES.values()),
    day_schema.DAY_CLOSINGS,
    day_schema.CLOSED_DAYS,
    day_schema.DAY_HEARD,
):
    _table.to_metadata(METADATA)
# Said here: a counter that names a dialect loads it, 2 MB.
for _index in METADATA.tables["day_orders"].indexes:
    if "sqlite_where" in _index.dialect_kwargs:
        _index.dialect_kwargs["postgresql_where"] = _index.dialect_kwargs["sqlite_where"]
for _name in ("day_orders", "day_lines", "day_takings", "day_cash", "day_tickets"):
    Index(f"{_name}_of_all", METADATA.tables[_name].c.booked_on)  # one day of all halls

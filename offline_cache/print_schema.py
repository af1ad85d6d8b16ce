"""More tables of a counter's store (schema.py): papers that are to be printed, and what is known of each."""

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text, text

from offline_cache.schema import METADATA

PRINT_JOBS = Table(
    "print_jobs",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("order_id", Text, index=True),
    Column("paper", Text, nullable=False),
    Column("copy_number", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("queued_at_us", Integer, nullable=False),  # 0: when its order is accepted (print_jobs.QUEUED_AT_US)
    Column("changed_at_us", Integer, nullable=False),
    Column("last_error", Text, nullable=False),
    Column("data", LargeBinary),
    Column("ticket_id", Text),  # these three of a ticket, which has no order
    Column("ticket_number", Text),
    Column("ticket_language", Text),
    Column("subject", Text),  # of a paper of a day or a drawer, which has neither
    Column("sha256", Text),  # of the bytes as they were laid out, in hex
    Column("printer", Text),  # the address it was laid out for or sent to
    Column("spare", LargeBinary),  # the same paper for the hall's second printer
    Column("condition", Text),  # what the printer said last
    Column("copied_by", Text),  # the clerk on a later copy, in the words of that paper
    Column("remnant", Integer, nullable=False, server_default="0"),  # 1: part of it may lie in that printer
    Index("print_jobs_in_printers", "printer", sqlite_where=text("remnant = 1")),
    Index("print_jobs_of_ticket", "ticket_id", sqlite_where=text("ticket_id IS NOT NULL")),
    Index("print_jobs_of_subject", "subject", sqlite_where=text("subject IS NOT NULL")),
    Index("print_jobs_open", "state", sqlite_where=text("state NOT IN ('confirmed', 'handed_over', 'cancelled')")),
)

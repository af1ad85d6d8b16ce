"""The table of sealed documents; what they are of stands with the orders, the files beside it (archive.py)."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, text

from offline_cache.schema import METADATA

# One row an order that has a sealed file, or had one.
SEALED_DOCUMENTS = Table(
    "sealed_documents",
    METADATA,
    Column("order_id", Text, ForeignKey("orders.id"), primary_key=True),
    Column("day", Text, nullable=False),  # whose key seals it, and whose folder it lies in
    Column("sealed_at_us", Integer, nullable=False),
    Column("sha256", Text, nullable=False),  # of the sealed PDF; it stays when the file goes
    Column("byte_count", Integer, nullable=False),
    Column("let_go_at_us", Integer),
    Column("only_here", Integer, nullable=False),  # 1: it says 单机保存
    Index("sealed_documents_kept", "day", sqlite_where=text("let_go_at_us IS NULL")),
)

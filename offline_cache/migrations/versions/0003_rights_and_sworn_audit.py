"""Rights, PINs and days of the staff; the audit trail as a chain, its rows and the journal's closed against changes.

Rows that are there are chained as they stand: what is done to them from here on is seen.
"""

import hashlib
import hmac
import json
from typing import Any

import sqlalchemy as sa
from alembic import context, op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FIRST = "0" * 64
SWORN = ("at_us", "kind", "staff_number", "subject", "reason", "right", "approver")
# REPLACE takes a row away without asking the trigger for that; a row the table counts itself is -1 here.
GUARDED = {"update": "", "delete": "", "insert": "WHEN EXISTS (SELECT 1 FROM {table} WHERE seq = NEW.seq)"}
NOW_US = "CAST(strftime('%s', 'now') AS INTEGER) * 1000000"


def upgrade() -> None:
    sworn_columns: tuple[sa.Column[Any], ...] = (
        sa.Column("right", sa.Text(), nullable=True),
        sa.Column("approver", sa.Text(), nullable=False, server_default=""),
        sa.Column("prev", sa.Text(), nullable=False, server_default=""),
        sa.Column("link", sa.Text(), nullable=False, server_default=""),
        sa.Column("hmac", sa.Text(), nullable=False, server_default=""),
    )
    for column in sworn_columns:
        op.add_column("audit", column)
    # No other index: each would be one more page in the transaction that accepts an order.
    op.create_index("audit_clock", "audit", ["seq"], unique=False, sqlite_where=sa.text("kind = 'clock_confirmed'"))
    op.create_table(
        "chain_heads",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    _chain_audit()
    _seal_journal()
    for table in ("journal", "audit"):
        for act, when in GUARDED.items():
            op.execute(
                f"CREATE TRIGGER {table}_{act}_refused BEFORE {act} ON {table} {when.format(table=table)}"
                f" BEGIN SELECT RAISE(ABORT, '{table} rows are only ever added'); END"
            )
    staff_columns: tuple[sa.Column[Any], ...] = (
        sa.Column("other_roles", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("granted", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("revoked", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("certificates", sa.Text(), nullable=False, server_default="[]"),
        sa.Column("active_from", sa.Text(), nullable=True),
        sa.Column("active_until", sa.Text(), nullable=True),
        sa.Column("disabled", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("pin_hash", sa.Text(), nullable=False, server_default=""),
        sa.Column("password_set_at_us", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("given", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("confirmed_at_us", sa.Integer(), nullable=False, server_default="0"),
    )
    for column in staff_columns:
        op.add_column("staff", column)
    # Nobody knows when their passwords were set: their days count from today.
    op.execute(f"UPDATE staff SET password_set_at_us = {NOW_US}, confirmed_at_us = {NOW_US}")
    op.create_table(
        "tries",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def downgrade() -> None:
    op.drop_table("tries")
    for table in ("journal", "audit"):
        for act in GUARDED:
            op.execute(f"DROP TRIGGER {table}_{act}_refused")
    op.drop_table("chain_heads")
    op.drop_index("audit_clock", table_name="audit", sqlite_where=sa.text("kind = 'clock_confirmed'"))
    for name in ("right", "approver", "prev", "link", "hmac"):
        op.drop_column("audit", name)
    for name in (
        "other_roles",
        "granted",
        "revoked",
        "certificates",
        "active_from",
        "active_until",
        "disabled",
        "pin_hash",
        "password_set_at_us",
        "given",
        "confirmed_at_us",
    ):
        op.drop_column("staff", name)


def _chain_audit() -> None:
    connection, key = op.get_bind(), _key("audit")
    prev = ""
    for row in connection.execute(sa.text("SELECT * FROM audit ORDER BY seq")).mappings().all():
        behind = prev or FIRST
        body = json.dumps({name: row[name] for name in SWORN}, sort_keys=True, ensure_ascii=False)
        prev = hashlib.sha256(f"{behind}\n{body}".encode()).hexdigest()
        connection.execute(
            sa.text("UPDATE audit SET prev = :prev, link = :link, hmac = :hmac WHERE seq = :seq"),
            {"prev": behind, "link": prev, "hmac": _sworn(key, prev), "seq": row["seq"]},
        )
    _seal("audit", prev, key)


def _seal_journal() -> None:
    """Its rows were chained from the first day on; only its end was not sealed."""
    last = op.get_bind().execute(sa.text("SELECT link FROM journal ORDER BY seq DESC LIMIT 1")).scalar()
    _seal("journal", last or "", _key("journal"))


def _seal(name: str, link: str, key: bytes) -> None:
    if link:
        op.get_bind().execute(
            sa.text("INSERT INTO chain_heads (name, link, seal) VALUES (:name, :link, :seal)"),
            {"name": name, "link": link, "seal": _sworn(key, f"{name} {link}")},
        )


def _key(chain: str) -> bytes:
    key = context.config.attributes["chain_keys"][chain]
    assert isinstance(key, bytes)
    return key


def _sworn(key: bytes, link: str) -> str:
    return hmac.digest(key, link.encode(), "sha256").hex()

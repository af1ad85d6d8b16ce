"""What the lines of accepted orders still do: to the customer's products, and with their money until it is sent.

Lines of orders that are there already are written from what was signed: the draft has the codes, the content the days.
"""

import calendar
import json
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OVER = ("completed", "failed", "cancelled")
_EFFECTS = {"add": "begins", "modify": "changes", "delete": "ends"}


def upgrade() -> None:
    lines = op.create_table(
        "order_lines",
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
        sa.PrimaryKeyConstraint("seq"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"]),
    )
    op.create_index("order_lines_by_order", "order_lines", ["order_id"], unique=False)
    op.create_index("order_lines_open", "order_lines", ["customer_id"], unique=False, sqlite_where=sa.text("open = 1"))
    rows = list(_rows(op.get_bind()))
    if rows:
        op.bulk_insert(lines, rows)


def downgrade() -> None:
    op.drop_index("order_lines_open", "order_lines", sqlite_where=sa.text("open = 1"))
    op.drop_index("order_lines_by_order", "order_lines")
    op.drop_table("order_lines")


def _rows(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    offers = _Offers(connection)
    orders = connection.execute(
        sa.text(
            "SELECT o.id, o.central, o.line_states, s.customer_id, b.draft, b.content FROM orders o"
            " JOIN signed_versions s ON s.id = o.signed_id JOIN signed_bodies b ON b.seq = s.seq ORDER BY o.seq"
        )
    )
    for id, central, line_states, customer_id, draft_words, content_bytes in orders:
        draft, content = json.loads(draft_words), json.loads(content_bytes)
        states = dict(json.loads(line_states))
        drafted = {line["id"]: line for line in draft["lines"]}
        for signed in content["lines"]:
            line = drafted[signed["id"]]
            settled = central == "refused" or states.get(line["id"]) in _OVER
            yield {
                "order_id": id,
                "customer_id": customer_id,
                **_line(line, signed, offers.of(draft["catalogue"]), ordered_on=content["drawn_up_on"]),
                "open": 0 if settled else 1,
            }


def _line(
    line: dict[str, Any], signed: dict[str, Any], offers: dict[str, dict[str, Any]], *, ordered_on: str
) -> dict[str, Any]:
    action, figures = line["action"], signed["figures"]
    after = offers.get(line["after"] or "", {})
    effect = None if after.get("kind") == "service_fee" else _EFFECTS.get(action)
    day = signed["effective_on"] or None
    return {
        "line_id": line["id"],
        "matter": _matter(line, offers),
        "due_fen": figures["once_fen"] + figures["deposit_fen"] + figures["top_up_fen"],
        "effect": effect,
        "product_id": (line["product"] or line["id"]) if effect else "",
        "number": line["number"],
        "code": (line["after"] or "") if effect else "",
        "ordered_on": ordered_on,
        "effective_on": day if effect else None,
        "term_ends_on": _term_end(after.get("term"), day) if effect else None,
    }


def _matter(line: dict[str, Any], offers: dict[str, dict[str, Any]]) -> str:
    before, after = offers.get(line["before"] or "", {}), offers.get(line["after"] or "", {})
    if line["action"] == "topUp":
        return "top_up"
    if line["action"] == "delete":
        return str(before.get("cancel_matter", ""))
    if before and before.get("kind") == after.get("kind"):
        return "plan_change"
    return str(after.get("matter", ""))


def _term_end(term: object, starts_on: str | None) -> str | None:
    if not isinstance(term, dict) or starts_on is None:
        return None
    start = date.fromisoformat(starts_on)
    year, month = divmod(start.year * 12 + start.month - 1 + int(term["months"]), 12)
    end = date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
    return (end - timedelta(days=1)).isoformat()


class _Offers:
    """The offers of each catalogue version by code, read once."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._read: dict[str, dict[str, dict[str, Any]]] = {}

    def of(self, version: str) -> dict[str, dict[str, Any]]:
        if version not in self._read:
            asked = sa.text("SELECT toml FROM catalogues WHERE version = :version")
            words = self._connection.execute(asked, {"version": version}).scalar()
            rows = tomllib.loads(words)["offering"] if words else []
            self._read[version] = {row["code"]: row for row in rows}
        return self._read[version]

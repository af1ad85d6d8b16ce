"""What an accepted line will do to a product stands beside the product, and how an offer is cancelled beside the offer.

Products that wait get it from the lines they wait for, offers from the catalogue they were loaded from.
"""

import calendar
import tomllib
from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"

_PENDING = ("pending_kind", "pending_on", "pending_code", "pending_term_ends_on")
_KINDS = {"add": "begins", "modify": "changes", "delete": "ends"}


def upgrade() -> None:
    for name in _PENDING:
        op.add_column("product", sa.Column(name, sa.Text, nullable=True))
    op.add_column("offering", sa.Column("cancel_timing", sa.Text, nullable=True))
    connection = op.get_bind()
    _fill_products(connection)
    _fill_offerings(connection)


def downgrade() -> None:
    with op.batch_alter_table("offering") as offering:
        offering.drop_column("cancel_timing")
    with op.batch_alter_table("product") as product:
        for name in _PENDING:
            product.drop_column(name)


def _fill_products(connection: sa.Connection) -> None:
    waiting = connection.execute(
        sa.text(
            "SELECT p.customer_id, p.id, l.action, l.effective_on, l.code, l.term_months FROM product p"
            " JOIN order_line l ON l.customer_id = p.customer_id AND l.id = p.open_line_id"
        )
    ).all()
    fill = sa.text(
        "UPDATE product SET pending_kind = :kind, pending_on = :day, pending_code = :code,"
        " pending_term_ends_on = :term_end WHERE customer_id = :customer_id AND id = :id"
    )
    for customer_id, id, action, day, code, months in waiting:
        values = {
            "customer_id": customer_id,
            "id": id,
            "kind": _KINDS[action],
            "day": day,
            "code": code if action == "modify" else None,
            "term_end": _term_end(day, months) if action != "delete" else None,
        }
        connection.execute(fill, values)


def _term_end(starts_on: str | None, months: int | None) -> str | None:
    if not starts_on or not months:
        return None
    start = date.fromisoformat(starts_on)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    end = date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
    return (end - timedelta(days=1)).isoformat()


def _fill_offerings(connection: sa.Connection) -> None:
    fill = sa.text("UPDATE offering SET cancel_timing = :timing WHERE version = :version AND code = :code")
    for version, toml in connection.execute(sa.text("SELECT version, toml FROM catalogue")).all():
        values = [
            {"version": version, "code": row["code"], "timing": row["cancel_timing"]}
            for row in tomllib.loads(toml).get("offering", [])
        ]
        if values:
            connection.execute(fill, values)

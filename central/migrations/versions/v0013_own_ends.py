"""When an offer ends by itself, how long a line has been there, and the day a visit was agreed for."""

import tomllib
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision: str | None = "0012"

_GOES_ON = sa.text(
    "UPDATE product SET pending_line_since = started_on WHERE pending_kind = 'changes' AND EXISTS"
    " (SELECT 1 FROM order_line WHERE order_line.id = product.open_line_id AND order_line.kind = product.kind)"
)
_OF_PRODUCT = ("line_since", "pending_supposed_on", "pending_line_since")


def upgrade() -> None:
    op.add_column("offering", sa.Column("ends_months", sa.Integer, nullable=True))
    for name in _OF_PRODUCT:
        op.add_column("product", sa.Column(name, sa.Text, nullable=True))
    connection = op.get_bind()
    connection.execute(_GOES_ON)
    fill = sa.text("UPDATE offering SET ends_months = :months WHERE version = :version AND code = :code")
    for version, toml in connection.execute(sa.text("SELECT version, toml FROM catalogue")).all():
        rows = [row for row in tomllib.loads(toml).get("offering", []) if row.get("after_term") == "ends"]
        values = [
            {"version": version, "code": row["code"], "months": months} for row in rows if (months := _months(row))
        ]
        if values:
            connection.execute(fill, values)


def _months(row: dict[str, Any]) -> int | None:
    """Its trial, else its validity, else its term, as app.domain.effective_time.own_months has it."""
    term = row.get("term")
    each = (row.get("trial_months"), row.get("validity_months"), term["months"] if isinstance(term, dict) else None)
    return next((months for months in each if isinstance(months, int)), None)


def downgrade() -> None:
    with op.batch_alter_table("product") as product:
        for name in _OF_PRODUCT:
            product.drop_column(name)
    with op.batch_alter_table("offering") as offering:
        offering.drop_column("ends_months")

"""One day of all halls is found without looking at all of their days."""

from alembic import op

revision = "0021"
down_revision: str | None = "0020"

TABLES = ("day_orders", "day_lines", "day_takings", "day_cash", "day_tickets")


def upgrade() -> None:
    for table in TABLES:
        op.create_index(f"{table}_of_all", table, ["booked_on"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_index(f"{table}_of_all", table)

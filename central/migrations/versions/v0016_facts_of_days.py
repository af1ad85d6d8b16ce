"""Facts of the halls' days, and their closed days, as a counter and a hall server have them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision: str | None = "0015"

_LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FACTS = {
    "day_orders": (
        "id device desk clerk receipt_number customer_masked matter channel offline:int accepted_at_us:int"
        " seconds:float? lines:int monthly_change_fen:int amount_fen:int central state refusal"
        " settled_at_us:int? reverses rating:int? entry_sha256 central_now refusal_now"
        " settled_now_us:int? undone_on? undone_booked_on?"
    ),
    "day_lines": (
        "id order_id desk clerk matter action title due_fen:int monthly_change_fen:int discount_fen:int discount_why"
        " discount_approver gone"
    ),
    "day_takings": (
        "id payment_id order_id device desk clerk at_us:int method account kind amount_fen:int reference"
        " period_id after_period:int"
    ),
    "day_events": "id device desk staff at_us:int kind subject reason approver amount_fen:int?",
    "day_cash": (
        "id device desk staff opened_at_us:int closed_at_us:int? float_fen:int taken_fen:int returned_fen:int"
        " paid_in_fen:int paid_out_fen:int deposited_fen:int expected_fen:int counted_fen:int? difference_fen:int?"
        " reason approver handed_to float_counted:int counts:int first_difference_fen:int?"
    ),
    "day_moves": "id period_id desk staff at_us:int kind amount_fen:int reason approver",
    "day_tickets": (
        "id number queue matter protected:int appointment:int split:int issued_at_us:int hour:int"
        " first_called_at_us:int? wait_s:float service_s:float hold_s:float desk staff standing no_shows:int"
        " transfers:int called finished hit:int? slot_begins_us:int? slot_ends_us:int? slot_called"
    ),
    "day_desks": "id desk staff on_duty_s:float serving_s:float walking_s:float paused_s:float idle_s:float",
    "day_devices": (
        "id desk at_us:int up_to:int journal_head audit_head open_drafts:int open_prints:int unsent:int"
        " cash_due_fen:int refused_in_part:int drafts prints dues parts"
    ),
}


def _columns(said: str) -> list[sa.Column[Any]]:
    """`said`: names, with :int or :float behind what is no text and a question mark behind what may be missing."""
    kinds: dict[str, Any] = {"": sa.Text(), "int": _LONG, "float": sa.Float()}
    return [
        sa.Column(name, kinds[kind], primary_key=name == "id", nullable=word.endswith("?"))
        for word in said.split()
        for name, _, kind in (word.rstrip("?").partition(":"),)
    ]


def upgrade() -> None:
    for table, said in FACTS.items():
        op.create_table(
            table,
            sa.Column("hall_id", sa.Text(), primary_key=True),
            *_columns(said + " day booked_on"),
        )
        op.create_index(f"{table}_by_day", table, ["hall_id", "booked_on"])
    undone = sa.text("undone_booked_on IS NOT NULL")
    columns = ["hall_id", "undone_booked_on"]
    op.create_index("day_orders_undone", "day_orders", columns, sqlite_where=undone, postgresql_where=undone)
    open_now = sa.text("central_now IN ('pending', 'refused')")
    op.create_index(
        "day_orders_open", "day_orders", ["hall_id", "central_now"], sqlite_where=open_now, postgresql_where=open_now
    )
    op.create_table(
        "day_heard",
        sa.Column("hall_id", sa.Text(), primary_key=True),
        sa.Column("device_id", sa.Text(), primary_key=True),
        sa.Column("up_to", _LONG, nullable=False),
    )
    op.create_table(
        "day_closings",
        sa.Column("hall_id", sa.Text(), primary_key=True),
        sa.Column("day", sa.Text(), primary_key=True),
        sa.Column("begun_at_us", _LONG, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("carried", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    )
    op.create_table(
        "closed_days",
        sa.Column("hall_id", sa.Text(), primary_key=True),
        sa.Column("day", sa.Text(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("closed_at_us", _LONG, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("prev", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.Column("hmac", sa.Text(), nullable=False),
    )
    op.create_index("closed_days_by_number", "closed_days", ["hall_id", "number"], unique=True)


def downgrade() -> None:
    for table in ("closed_days", "day_closings", "day_heard", *FACTS):
        op.drop_table(table)

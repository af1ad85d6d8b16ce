"""The first schema: halls, devices, catalogue, customers and what they have, orders, agreements, payments, changes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    op.create_table(
        "hall",
        sa.Column("hall_id", sa.Text, nullable=False),
        sa.Column("name_zh", sa.Text, nullable=False),
        sa.Column("name_en", sa.Text, nullable=False),
        sa.Column("operator_zh", sa.Text, nullable=False),
        sa.Column("operator_en", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("last_change_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hall_id"),
    )
    op.create_table(
        "device",
        sa.Column("hall_id", sa.Text, nullable=False),
        sa.Column("device_id", sa.Text, nullable=False),
        sa.Column("token_sha256", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "device_id"),
    )
    op.create_table(
        "catalogue",
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("toml", sa.Text, nullable=False),
        sa.Column("loaded_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_table(
        "offering",
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name_zh", sa.Text, nullable=False),
        sa.Column("name_en", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("price_fen", sa.Integer, nullable=False),
        sa.Column("discount_fen", sa.Integer, nullable=True),
        sa.Column("term_months", sa.Integer, nullable=True),
        sa.Column("second_confirmation", sa.Boolean, nullable=False),
        sa.Column("sale_from", sa.Text, nullable=False),
        sa.Column("sale_until", sa.Text, nullable=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("version", "code"),
    )
    op.create_table(
        "offering_price",
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("price_type", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("version", "id"),
    )
    op.create_table(
        "customer",
        sa.Column("customer_id", sa.Text, nullable=False),
        sa.Column("balance_fen", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("customer_id"),
    )
    op.create_table(
        "customer_key",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("customer_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", "customer_id"),
    )
    op.create_table(
        "product",
        sa.Column("customer_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("offering_code", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("started_on", sa.Text, nullable=False),
        sa.Column("ended_on", sa.Text, nullable=True),
        sa.Column("term_ends_on", sa.Text, nullable=True),
        sa.Column("usage", sa.Text, nullable=True),
        sa.Column("is_primary", sa.Boolean, nullable=False),
        sa.Column("open_line_id", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("customer_id", "id"),
    )
    op.create_index("product_by_id", "product", ["id"])
    op.create_table(
        "entry_key",
        sa.Column("hall_id", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("lane", sa.Text, nullable=False),
        sa.Column("lane_seq", sa.Integer, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("received_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "key"),
    )
    op.create_table(
        "lane",
        sa.Column("hall_id", sa.Text, nullable=False),
        sa.Column("lane", sa.Text, nullable=False),
        sa.Column("device_id", sa.Text, nullable=False),
        sa.Column("last_seq", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "lane"),
    )
    op.create_index("lane_by_device", "lane", ["hall_id", "device_id"])
    op.create_table(
        "product_order",
        sa.Column("hall_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("external_id", sa.Text, nullable=False),
        sa.Column("customer_id", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("receipt_no", sa.Text, nullable=False),
        sa.Column("verify_token", sa.Text, nullable=False),
        sa.Column("form_sha256", sa.Text, nullable=False),
        sa.Column("signature_sha256", sa.Text, nullable=False),
        sa.Column("clerk", sa.Text, nullable=False),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("offline", sa.Boolean, nullable=False),
        sa.Column("signed_at", sa.Text, nullable=False),
        sa.Column("accepted_at", sa.Text, nullable=False),
        sa.Column("ordered_at", sa.Text, nullable=False),
        sa.Column("completed_at", sa.Text, nullable=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("strokes", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "id"),
        sa.UniqueConstraint("hall_id", "external_id", name="product_order_once"),
    )
    op.create_index("product_order_by_customer", "product_order", ["hall_id", "customer_id"])
    op.create_index("product_order_by_state", "product_order", ["hall_id", "state"])
    op.create_index("product_order_by_token", "product_order", ["verify_token"])
    op.create_table(
        "order_line",
        sa.Column("hall_id", sa.Text, nullable=False),
        sa.Column("order_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("due_at", sa.Text, nullable=True),
        sa.Column("effective_on", sa.Text, nullable=True),
        sa.Column("customer_id", sa.Text, nullable=False),
        sa.Column("product_id", sa.Text, nullable=True),
        sa.Column("code", sa.Text, nullable=True),
        sa.Column("kind", sa.Text, nullable=True),
        sa.Column("term_months", sa.Integer, nullable=True),
        sa.Column("top_up_fen", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "order_id", "id"),
    )
    op.create_index("order_line_by_due", "order_line", ["hall_id", "state", "due_at"])
    op.create_table(
        "agreement",
        sa.Column("hall_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("order_id", sa.Text, nullable=False),
        sa.Column("receipt_no", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "id"),
    )
    op.create_index("agreement_by_order", "agreement", ["hall_id", "order_id"])
    op.create_table(
        "payment",
        sa.Column("hall_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("order_id", sa.Text, nullable=False),
        sa.Column("correlator_id", sa.Text, nullable=False),
        sa.Column("paid_at", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "id"),
    )
    op.create_index("payment_by_correlator", "payment", ["hall_id", "correlator_id"])
    op.create_index("payment_by_order", "payment", ["hall_id", "order_id"])
    op.create_table(
        "change",
        sa.Column("hall_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "id"),
    )


def downgrade() -> None:
    for table in (
        "change",
        "payment",
        "agreement",
        "order_line",
        "product_order",
        "lane",
        "entry_key",
        "product",
        "customer_key",
        "customer",
        "offering_price",
        "offering",
        "catalogue",
        "device",
        "hall",
    ):
        op.drop_table(table)

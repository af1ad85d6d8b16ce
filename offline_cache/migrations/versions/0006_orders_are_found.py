"""Orders are found by initials and number ends, and the cash of a day without reading all money ever taken.

Orders that are there get what is still known of them: the ends of the numbers in clear, the initials from the sealed
customer as long as that day's key is there.
"""

import json
from collections.abc import Callable

import sqlalchemy as sa
from alembic import context, op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("name_initials", "number_ends"):
        op.add_column("orders", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("drafts", sa.Column("missing", sa.Text(), nullable=False, server_default=""))
    _fill()
    op.create_index("orders_by_keys", "orders", ["name_initials", "number_ends"], unique=False)
    op.create_index("orders_by_moment", "orders", ["accepted_at_us"], unique=False)
    op.create_index("payments_by_taking", "payments", ["taken_at_us"], unique=False)
    op.create_index(
        "payments_by_return",
        "payments",
        ["returned_at_us"],
        unique=False,
        sqlite_where=sa.text("returned_at_us IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("payments_by_return", table_name="payments")
    op.drop_index("payments_by_taking", table_name="payments")
    op.drop_index("orders_by_moment", table_name="orders")
    op.drop_index("orders_by_keys", table_name="orders")
    op.drop_column("drafts", "missing")
    for name in ("number_ends", "name_initials"):
        op.drop_column("orders", name)


def _fill() -> None:
    initials_of: Callable[[bytes, str, str], str] | None = context.config.attributes.get("initials_of")
    connection = op.get_bind()
    orders = connection.execute(
        sa.text(
            "SELECT o.seq, o.customer_masked, s.id, s.day, b.draft, b.customer_sealed FROM orders o"
            " JOIN signed_versions s ON s.id = o.signed_id JOIN signed_bodies b ON b.seq = s.seq ORDER BY o.seq"
        )
    ).all()
    for seq, masked, signed_id, day, draft, sealed in orders:
        numbers = [masked, *(line["number"] or "" for line in json.loads(draft)["lines"])]
        ends = dict.fromkeys(number[-4:] for number in numbers if number[-4:].isdigit() and len(number[-4:]) == 4)
        connection.execute(
            sa.text("UPDATE orders SET name_initials = :initials, number_ends = :ends WHERE seq = :seq"),
            {
                "seq": seq,
                "initials": initials_of(sealed, day, signed_id) if initials_of is not None else "",
                "ends": f"|{'|'.join(ends)}|" if ends else "",
            },
        )

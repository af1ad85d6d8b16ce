"""The end of a chain without rows is sealed too: what has none from here on was taken away."""

import hmac

import sqlalchemy as sa
from alembic import context, op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

FIRST = "0" * 64


def upgrade() -> None:
    for name, key in context.config.attributes["chain_keys"].items():
        # One whose rows are there has lost its seal already: it gets none, and the check says so.
        op.get_bind().execute(
            sa.text(
                "INSERT INTO chain_heads (name, link, seal) SELECT :name, :link, :seal"
                f" WHERE NOT EXISTS (SELECT 1 FROM {name})"
                " AND NOT EXISTS (SELECT 1 FROM chain_heads WHERE name = :name)"
            ),
            {"name": name, "link": FIRST, "seal": hmac.digest(key, f"{name} {FIRST}".encode(), "sha256").hex()},
        )


def downgrade() -> None:
    op.get_bind().execute(sa.text("DELETE FROM chain_heads WHERE link = :link"), {"link": FIRST})

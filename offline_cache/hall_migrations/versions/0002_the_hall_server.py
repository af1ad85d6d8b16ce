"""What a hall server keeps beside the queue: devices and pairing codes, copies of orders, parked forms."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hall_devices",
        sa.Column("hall_id", sa.Text(), primary_key=True),
        sa.Column("device_id", sa.Text(), primary_key=True),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("token_sha256", sa.Text(), nullable=False),
    )
    op.create_table(
        "hall_pairings",
        sa.Column("hall_id", sa.Text(), primary_key=True),
        sa.Column("device_id", sa.Text(), primary_key=True),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("code_sha256", sa.Text(), nullable=False, unique=True),
        sa.Column("expires_at_us", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.Text()),
    )
    op.create_table(
        "hall_copies",
        sa.Column("hall_id", sa.Text(), primary_key=True),
        sa.Column("order_id", sa.Text(), primary_key=True),
        sa.Column("device_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("kept_at_us", sa.Integer(), nullable=False),
    )
    op.create_index("hall_copies_by_device", "hall_copies", ["hall_id", "device_id", "kept_at_us"])
    op.create_table(
        "hall_parked",
        sa.Column("hall_id", sa.Text(), primary_key=True),
        sa.Column("form_id", sa.Text(), primary_key=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("parked_at_us", sa.Integer(), nullable=False),
        sa.Column("taken_key", sa.Text()),
        sa.Column("taken_desk", sa.Text()),
    )


def downgrade() -> None:
    for table in ("hall_parked", "hall_copies", "hall_pairings", "hall_devices"):
        op.drop_table(table)

"""Who pays for whom stays with the product."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision: str | None = "0014"


def upgrade() -> None:
    op.add_column("product", sa.Column("family_pay", sa.Text, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("product") as product:
        product.drop_column("family_pay")

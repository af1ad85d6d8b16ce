"""Cash that goes back is due until somebody handed it over: the journal's rows of it are found fast."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, kind in (("journal_cash_due", "cash_due"), ("journal_cash_handed", "cash_handed_over")):
        op.create_index(name, "journal", ["subject"], unique=False, sqlite_where=sa.text(f"kind = '{kind}'"))


def downgrade() -> None:
    op.drop_index("journal_cash_handed", table_name="journal")
    op.drop_index("journal_cash_due", table_name="journal")

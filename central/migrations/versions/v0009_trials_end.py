"""How long an offer is on trial stands beside it, so that the centre can end it by itself."""

import tomllib

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision: str | None = "0008"


def upgrade() -> None:
    op.add_column("offering", sa.Column("trial_months", sa.Integer, nullable=True))
    connection = op.get_bind()
    fill = sa.text("UPDATE offering SET trial_months = :months WHERE version = :version AND code = :code")
    for version, toml in connection.execute(sa.text("SELECT version, toml FROM catalogue")).all():
        values = [
            {"version": version, "code": row["code"], "months": row["trial_months"]}
            for row in tomllib.loads(toml).get("offering", [])
            if isinstance(row.get("trial_months"), int)
        ]
        if values:
            connection.execute(fill, values)


def downgrade() -> None:
    with op.batch_alter_table("offering") as offering:
        offering.drop_column("trial_months")

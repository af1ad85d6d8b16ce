"""Alembic runs this for every upgrade and downgrade of the facts' tables; connection and transaction are the caller's.

The version stands in a table of its own: they stand beside a counter's tables and beside the queue's.
"""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table=context.config.attributes["version_table"],
    render_as_batch=True,
)
context.run_migrations()

"""Alembic runs this for every upgrade and downgrade; the connection and its transaction are the caller's."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()

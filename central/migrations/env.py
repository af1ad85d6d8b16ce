"""What Alembic runs for every step: on the connection that central.migrate opened, inside its transaction."""

from alembic import context

from central.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()

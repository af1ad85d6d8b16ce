"""All tables of a counter's store, for whoever asks of every one of them."""

from typing import Final

from offline_cache import archive_schema, cash_schema, print_schema, schema, seal_schema

WHOLE_STORE: Final = schema.METADATA
MODULES: Final = (
    schema,
    print_schema,
    cash_schema,
    archive_schema,
    seal_schema,
)  # each adds its tables as it is imported

"""Alembic's environment of the store and its revisions; run by offline_cache.migrate, from any folder."""

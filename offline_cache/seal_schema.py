"""The tables of sealing, as the newest migration leaves them (schema.py)."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from offline_cache.schema import METADATA

SEAL_KEYS = Table(  # the newest one without an end is in use
    "seal_keys",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("fingerprint", Text, nullable=False, unique=True),  # SHA-256 of the certificate's DER, hex
    Column("certificate", LargeBinary, nullable=False),
    Column("chain", Text, nullable=False),  # JSON, base64 of each DER from the issuer up
    Column("private_sealed", LargeBinary, nullable=False),  # AES-GCM under the store's key for this, bound to its row
    Column("source", Text, nullable=False),  # SealSource
    Column("whose", Text, nullable=False),
    Column("since_us", Integer, nullable=False),
    Column("until_us", Integer),
)

TRUSTED_SEALS = Table(
    "trusted_seals",
    METADATA,
    Column("fingerprint", Text, primary_key=True),
    Column("told_by", Text, primary_key=True),  # ToldBy
    Column("whose", Text, nullable=False),
    Column("since_us", Integer, nullable=False),
    Column("until_us", Integer),
)

"""Taking a new catalogue from the operator: whole and right, or not at all. No counter's token opens this."""

import hmac
from datetime import datetime

from fastapi import Response
from sqlalchemy import Engine

from app.errors import FileFaulty, InputRefused
from app.handling.read_catalogue import decode_catalogue, read_catalogue
from app.ports import Ids
from app.texts import data_files as words
from central.answers import CallRefused, json_answer
from central.load import load_catalogue

MOST_BYTES = 32 * 1024 * 1024  # what a counter takes in one page of changes


def take_catalogue(
    engine: Engine, raw: bytes, *, authorization: str, import_token: str, at: datetime, ids: Ids
) -> Response:
    """Adds the version and tells every hall. `import_token` is the centre's own, "" where it takes no imports.

    Raises CallRefused: 401 and 403 for the token, 413, 422 for a faulty file, 409 for a version with other content.
    """
    if not import_token:
        raise CallRefused(403, "import_closed", words.IMPORT_CLOSED)
    if not hmac.compare_digest(authorization.encode(), f"Bearer {import_token}".encode()):
        raise CallRefused(401, "unauthorised", words.IMPORT_TOKEN_REFUSED)
    if len(raw) > MOST_BYTES:
        raise CallRefused(413, "too_large", words.IMPORT_TOO_LARGE, most=MOST_BYTES // (1024 * 1024))
    try:
        toml = decode_catalogue(raw)
        catalogue = read_catalogue(toml)
    except FileFaulty as faulty:
        raise CallRefused(422, "faulty", faulty.text, **faulty.values) from faulty
    try:
        new = load_catalogue(engine, catalogue, toml=toml, at=at, ids=ids)
    except InputRefused as taken:
        raise CallRefused(409, "version_taken", taken.text, **taken.values) from taken
    return json_answer({"version": catalogue.version, "new": new})

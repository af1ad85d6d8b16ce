"""Looks for words in files, however they may have been written there."""

import base64
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus


def writings(secret: str) -> dict[str, bytes]:
    """Each way a program writes words; in small letters where the way has both."""
    written = {
        "utf-8": secret.encode(),
        "gbk": secret.encode("gbk"),
        "utf-16-le": secret.encode("utf-16-le"),
        "utf-16-be": secret.encode("utf-16-be"),
        "url": quote(secret, safe="").encode(),
        "url with +": quote_plus(secret).encode(),
        "url gbk": quote(secret, safe="", encoding="gbk").encode(),
        "json": json.dumps(secret)[1:-1].encode(),
        "python": ascii(secret)[1:-1].encode(),
        "hex": secret.encode().hex().encode(),
        "base64": base64.b64encode(secret.encode()).rstrip(b"=")[:-1],
    }
    return {way: body.lower() for way, body in written.items()}


def spilled(secrets: Iterable[str], places: Iterable[Path]) -> list[str]:
    """Every secret that can be read in a file at or below `places`, also inside archives: empty where none can."""
    wanted = [(secret, way, written) for secret in secrets for way, written in writings(secret).items()]
    return [
        f"{secret!r} in {name} as {way}"
        for place in places
        for name, body in _bodies(place)
        for secret, way, written in wanted
        if written in body
    ]


def _bodies(place: Path) -> Iterator[tuple[str, bytes]]:
    for file in [place] if place.is_file() else sorted(place.rglob("*")):
        if file.is_file():
            yield from _unpacked(str(file), file.read_bytes())


def _unpacked(name: str, body: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, f"{name}\0".encode().lower() + body.lower()
    if zipfile.is_zipfile(io.BytesIO(body)):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for member in archive.namelist():
                yield from _unpacked(f"{name}!{member}", archive.read(member))

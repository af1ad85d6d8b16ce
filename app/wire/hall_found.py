"""What a hall server says of itself on the hall's own network (DNS-SD), and what a counter reads there.

Nothing in it is trusted: a counter is paired by a code with the letters of the certificate, wherever it found the
address.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SERVICE_TYPE: Final = "_yitai-hall._tcp.local."
PORT: Final = 8633  # of a hall server, unless it is told another
PAGES_PORT: Final = 8634  # of its pages for customers, in plain http
_MOST_NAME: Final = 60  # characters


@dataclass(frozen=True, slots=True)
class HallFound:
    """`hall` is its number, H0032; `name` what its people call it, in the language of the hall."""

    url: str
    hall: str
    name: str


def properties(*, hall: str, name: str, tls: bool) -> dict[str, str]:
    """Of the service's TXT record."""
    return {"hall": hall, "name": name, "tls": "1" if tls else "0"}


def read_found(host: str, port: int, said: Mapping[str, str]) -> HallFound | None:
    """None for what is no hall server of ours."""
    hall, name = said.get("hall", ""), said.get("name", "")
    known = len(hall) == 5 and hall.isascii() and hall.isalnum() and said.get("tls") in ("0", "1")
    if not known or not 0 < port < 65536 or not name.isprintable():
        return None
    scheme = "https" if said["tls"] == "1" else "http"
    shown = f"[{host}]" if ":" in host else host
    return HallFound(f"{scheme}://{shown}:{port}", hall, name[:_MOST_NAME])

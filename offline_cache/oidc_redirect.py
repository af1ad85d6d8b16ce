"""Where the browser comes back to after a sign-on at the operator's page: a loopback address of this PC (RFC 8252 7.3).

It listens for one visit, answers its redirect with a page of one sentence, and is gone; whatever bears another state
(a stale page, another program of this PC) is refused and waited past.
"""

import html
import secrets
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Final
from urllib.parse import parse_qs, urlsplit

from app.texts import outside as words
from app.texts.language import Language, Text

PATH: Final = "/signed-in"
_HOST: Final = "127.0.0.1"
_MOST_LINE: Final = 8192
_PART_S: Final = 0.25  # how soon a cancel is seen


class RedirectListener:
    """Make it with the visit's own `state`, open the browser at an address that names `address`, then `wait`."""

    def __init__(self, state: str) -> None:
        self._answers: list[dict[str, str]] = []
        self._over = threading.Event()
        self._server = _Server((_HOST, 0), state, self._answers)
        self._server.timeout = _PART_S

    @property
    def address(self) -> str:
        return f"http://{_HOST}:{self._server.server_address[1]}{PATH}"

    def wait(self, *, at_most_s: float) -> dict[str, str] | None:
        """What the page said, each name once; None where nobody came in time, or it was cancelled."""
        parts = int(at_most_s / _PART_S) + 1
        try:
            for _ in range(parts):
                if self._over.is_set():
                    return None
                self._server.handle_request()
                if self._answers:
                    return self._answers[0]
            return None
        finally:
            self._server.server_close()

    def cancel(self) -> None:
        """From any thread."""
        self._over.set()


class _Server(HTTPServer):
    request_queue_size = 4

    def __init__(self, address: tuple[str, int], state: str, answers: list[dict[str, str]]) -> None:
        super().__init__(address, _Handler)
        self.state, self.answers = state, answers

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        """One who connects and says nothing holds up nobody for long."""
        made, whence = super().get_request()
        made.settimeout(2.0)
        return made, whence

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hung up, a scanner of ports: nothing that anybody waits for."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path != PATH or len(self.path) > _MOST_LINE:
            self.send_error(404)
            return
        said = {name: values[0] for name, values in parse_qs(asked.query).items() if len(values) == 1}
        if not secrets.compare_digest(said.get("state", "").encode(), self.server.state.encode()):
            self.send_error(400)
            return
        self._say(words.GO_BACK)
        self.server.answers.append(said)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the line holds the code."""

    def _say(self, sentence: Text) -> None:
        said = "<br>".join(html.escape(sentence.say(language)) for language in (Language.ZH, Language.EN))
        page = f'<!doctype html><meta charset="utf-8"><title>一台清</title><p style="font:20px sans-serif">{said}</p>'
        body = page.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(body)

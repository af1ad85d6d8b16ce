"""The guides' pictures of the hall server's pages: `python -m tests.ui.take_hall_page_pictures FOLDER`.

A busy hall's television and a ticket on a phone, in both languages, light and dark, taken by Chromium from the pages as
they are served. Of the television every size that screens have; docs/pictures keeps the middle one.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.domain.matter import QueueClass
from app.domain.queue_ticket import Care
from app.texts.language import Language
from app.wire import hall_calls as calls
from resources import path
from tests.central.hall_pages_served import ServedHall
from tests.central.test_hall_acts import FOUR
from tests.offline_cache.hall_shared import draft

PHONE = (390, 844)
TELEVISIONS = ((1280, 800), (1366, 768), (1920, 1080))
_WITHIN_S = 60
_HOST = "pages.example"  # a television shows no code to scan under an address of this machine alone
_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--timeout=3000"),
    *("--autoplay-policy=no-user-gesture-required", f"--host-resolver-rules=MAP {_HOST} 127.0.0.1"),
)
_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{fonts}</dir></fontconfig>'


def main(arguments: list[str]) -> int:
    take(Path(arguments[0]), sizes=TELEVISIONS)
    return 0


def take(folder: Path, *, sizes: tuple[tuple[int, int], ...] = ((1366, 768),)) -> None:
    """Needs Chromium; raises FileNotFoundError without it."""
    folder.mkdir(parents=True, exist_ok=True)
    with _busy_hall() as (url, waiting, called):
        for language in Language:
            for look in ("", "dark-"):
                said, query = f"{look}{language.value}", f"language={language.value}"
                for name, ticket in (("waiting", waiting), ("called", called)):
                    _shoot(
                        f"{url}/t/{ticket}?{query}", folder / f"page-ticket-{name}-{said}.png", PHONE, dark=bool(look)
                    )
                theme = "dark" if look else "light"
                for size in sizes:
                    wide = "" if len(sizes) == 1 else f"{size[0]}-"
                    _shoot(f"{url}/display?{query}&theme={theme}", folder / f"page-display-{wide}{said}.png", size)


@contextmanager
def _busy_hall() -> Iterator[tuple[str, str, str]]:
    """The address of its pages, the ticket of one who waits with a document missing, and of one just called."""
    with tempfile.TemporaryDirectory() as place:
        hall = ServedHall(Path(place))
        try:
            for queue in (QueueClass.MOBILE, QueueClass.FIXED, QueueClass.MOBILE, QueueClass.COMPLAINT) * 2:
                _serve(hall, hall.ticket(queue=queue))
            called = hall.ticket()
            for queue in (QueueClass.MOBILE, QueueClass.FIXED, *[QueueClass.MOBILE] * 3):
                hall.ticket(queue=queue)
            hall.ask(calls.CALL_NEXT, calls.CallNext("04"), FOUR)
            told = next(each.told for each in hall.place.picture().waits if each.queue is QueueClass.MOBILE)
            asked = replace(draft(matters=("plan_change", "sim_replacement")), missing=("id_or_password",), told=told)
            waiting = hall.ticket(asked)
            hall.ticket(draft(Care.ELDERLY))
            with hall.served() as url:
                yield url.replace("127.0.0.1", _HOST), waiting, called
        finally:
            hall.store.close()


def _serve(hall: ServedHall, ticket: str) -> None:
    assert hall.call().ticket.id == ticket
    hall.ask(calls.BEGIN, hall.at_desk(ticket))
    hall.ask(calls.FINISH, hall.at_desk(ticket))


def _shoot(url: str, file: Path, size: tuple[int, int], *, dark: bool = False) -> None:
    with tempfile.TemporaryDirectory() as place:
        fonts = Path(place) / "fonts.conf"
        fonts.write_text(_FONTS.format(fonts=path("fonts")), encoding="utf-8")
        asked = [f"--user-data-dir={place}/profile", f"--window-size={size[0]},{size[1]}", f"--screenshot={file}"]
        asked += ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"] if dark else []
        subprocess.run(
            ["chromium", *_QUIET, *asked, url],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": place},
            check=True,
            capture_output=True,
            timeout=_WITHIN_S,
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

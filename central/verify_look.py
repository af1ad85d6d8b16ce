"""What the public page of a receipt looks like: plain HTML without a script, large, in both languages at once.

The colours are those of the program's screens; what matches and what does not is said in words, never by colour alone.
"""

import base64
import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from html import escape
from typing import Final

from fastapi.responses import HTMLResponse

import resources
from app.texts import verify_page as words
from app.texts.language import Language, Text
from central.hall_page_look import colours
from central.verify_upload import FIELD, MEGABYTES

_PAGE: Final = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>{title}</title>
<style>{style}</style></head><body><main>{body}</main></body></html>"""
_KNOWN_COLOURS: Final = (
    *("canvas", "surface", "sunk", "line", "lineStrong", "ink", "ink2", "accent", "onAccent", "accentInk"),
    *("warn", "warnTint", "warnLine", "danger", "dangerTint", "focus"),
)

_UNTORN: Final = re.compile(r"[A-Z]+\d{8}-\d+-\d+|\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?")


def answer(body: Iterable[str], *, status: int = 200) -> HTMLResponse:
    """`body` is HTML. Never kept by anybody on the way, and nothing runs on it."""
    page = _PAGE.format(
        title=f"{escape(words.TITLE.zh)} · {escape(words.TITLE.en)}", style=_style(), body="".join(body)
    )
    return HTMLResponse(page, status_code=status, headers=_headers())


def both(text: Text, tag: str = "p", **values: object) -> str:
    """A sentence in both languages, one below the other."""
    zh, en = (_whole(escape(text.say(language, **values))) for language in (Language.ZH, Language.EN))
    return f"<{tag}>{zh}</{tag}><p lang=en>{en}</p>"


def beside(text: Text, **values: object) -> str:
    """A few words in both languages, one after the other."""
    zh, en = (_whole(escape(text.say(language, **values))) for language in (Language.ZH, Language.EN))
    return f"{zh} <span lang=en>{en}</span>"


def _whole(words: str) -> str:
    """Receipt numbers and moments are not torn at a line's end."""
    return _UNTORN.sub(r"<span class=whole>\g<0></span>", words)


def section(*parts: str, look: str = "") -> str:
    return f"<section class={look}>{''.join(parts)}</section>" if look else f"<section>{''.join(parts)}</section>"


def mark(text: Text) -> str:
    return f"<p class=mark>{beside(text)}</p>"


def rows(facts: Iterable[tuple[Text, str]]) -> str:
    """`facts` are labels with values that are HTML already."""
    return "<dl>" + "".join(f"<dt>{beside(label)}</dt><dd>{value}</dd>" for label, value in facts) + "</dl>"


def file_form() -> str:
    """Sends the file to the very page it stands on."""
    return section(
        both(words.PDF_HEAD, "h2"),
        both(words.PDF_HOW, megabytes=MEGABYTES),
        "<form method=post enctype=multipart/form-data>",
        f"<label for=file>{beside(words.PDF_FILE)}</label>",
        f'<input id=file type=file name={FIELD} accept="application/pdf,.pdf" required>',
        f"<button>{beside(words.PDF_SEND)}</button></form>",
    )


@cache
def _style() -> str:
    light, dark = (_variables(look) for look in ("light", "dark"))
    written = resources.path("pages/verify.css").read_text("utf-8")
    return f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}{written}"


def _variables(look: str) -> str:
    known = colours(look)
    return "".join(f"--{name}:{known[name]};" for name in _KNOWN_COLOURS)


@cache
def _headers() -> dict[str, str]:
    style = base64.b64encode(sha256(_style().encode()).digest()).decode()
    allowed = f"default-src 'none'; style-src 'sha256-{style}'; form-action 'self'; base-uri 'none'"
    return {
        "Cache-Control": "no-store",
        "Content-Security-Policy": f"{allowed}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }

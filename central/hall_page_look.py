"""What all pages of the hall server look like: the house's colours as CSS, the frame of a page, headers, its files.

The colours are those of the program's screens (resources/style/tokens.json). Scripts and styles are files of their own,
so that the pages run nothing else; a file's name changes with what is in it, and so it may be kept by the browser.
"""

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from string import Template
from types import MappingProxyType
from typing import Final

from fastapi.responses import HTMLResponse

import resources
from app.texts import hall_pages as words
from app.texts.language import Language, Text

# No frame-ancestors: signage players show the television page in a frame; there is nothing to press on any page.
HEADERS: Final = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
        " media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex",
    }
)
KEPT: Final = {**HEADERS, "Cache-Control": f"public, max-age={7 * 24 * 3600}"}
FONTS: Final = ("NotoSansSC-Regular.ttf", "NotoSansSC-Medium.ttf", "NotoSansSC-Bold.ttf")  # for old televisions
_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="{scheme}"><title>{title}</title>{head}</head><body>{body}</body></html>"""


@dataclass(frozen=True, slots=True)
class PageFile:
    """One script, style or font as it is sent."""

    body: bytes
    media_type: str


def page(*, title: str, body: str, head: str = "", language: Language = Language.ZH, scheme: str = "light dark") -> str:
    """`body` and `head` are HTML; `title` is text."""
    return _PAGE.format(lang=language.value, scheme=scheme, title=escape(title), head=head, body=body)


def answer(html: str, *, status: int = 200) -> HTMLResponse:
    """Never kept by anybody on the way."""
    return HTMLResponse(html, status_code=status, headers=dict(HEADERS))


def sentence(title: Text, what_now: Text, *, status: int) -> HTMLResponse:
    """A page that says one thing in both languages: nobody knows yet which one is read."""
    both = "".join(
        f"<section lang={language.value}><h1>{escape(title.say(language))}</h1><p>{escape(what_now.say(language))}</p>"
        "</section>"
        for language in Language
    )
    return answer(page(title=title.zh, body=f"<main class=sentence>{both}</main>", head=phone_head()), status=status)


def phone_head(*scripts: str) -> str:
    links = "".join(f'<script src="/file/{file_name(script)}" defer></script>' for script in scripts)
    return f'<link rel="stylesheet" href="/file/{file_name("phone.css")}">{links}'


def language_of(asked: str, otherwise: Language) -> Language:
    """What a page was asked for; anything else than our languages is `otherwise`."""
    return next((language for language in Language if language.value == asked), otherwise)


def switch_link(language: Language) -> str:
    """To the same page in the other language."""
    other = Language.EN if language is Language.ZH else Language.ZH
    named = escape(words.OTHER_LANGUAGE.say(language))
    return f'<a href="?language={other.value}" lang="{other.value}">{named}</a>'


def file_name(name: str) -> str:
    """The name under which a file of resources/pages is asked for: with what is in it."""
    return f"{sha256(_files()[name].body).hexdigest()[:12]}-{name}"


def page_file(asked: str) -> PageFile | None:
    """By the name `file_name` gave; also by that of another edition, which a page opened earlier may ask for."""
    return _files().get(asked.partition("-")[2])


def edition() -> str:
    """Changes with any script or style: a page that stays open for weeks loads itself anew."""
    return sha256(b"".join(each.body for each in _files().values())).hexdigest()[:12]


@cache
def colours(look: str) -> dict[str, str]:
    """`look` is light or dark."""
    tokens: dict[str, dict[str, dict[str, str]]] = json.loads(resources.path("style/tokens.json").read_text("utf-8"))
    return tokens["color"][look]


@cache
def _files() -> dict[str, PageFile]:
    """The television's style is written out for each look: old televisions know no variables."""
    variables = (
        f":root{{{_variables('light')}}}@media (prefers-color-scheme:dark){{:root{{{_variables('dark')}}}}}".encode()
    )
    found = {"phone.css": PageFile(variables + _read("phone.css"), "text/css; charset=utf-8")}
    for script in ("ticket.js", "display.js"):
        found[script] = PageFile(_read(script), "text/javascript; charset=utf-8")
    styled = Template(_read("display.css").decode())
    for look in ("light", "dark"):
        css = styled.substitute(colours(look)).encode()
        found[f"display-{look}.css"] = PageFile(css, "text/css; charset=utf-8")
    return found


def _variables(look: str) -> str:
    return "".join(f"--{name}:{value};" for name, value in colours(look).items())


def _read(name: str) -> bytes:
    return resources.path(f"pages/{name}").read_bytes()

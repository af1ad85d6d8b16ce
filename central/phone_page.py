"""The demo's phone: the messages the reference gateway holds. A centre that serves customers never opens it."""

from html import escape

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.domain.masking import mask_phone
from app.texts import one_time_code as words
from app.texts.language import Text
from central.messages import PHONE_PATH, HeldMessages, TextMessage

_PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3"><meta name="robots" content="noindex"><title>{title}</title><style>
body{{font:18px/1.6 system-ui,"Noto Sans SC",sans-serif;color:#17233c;background:#f4f6fa;margin:0;padding:24px}}
main{{max-width:26em;margin:0 auto}} h1{{font-size:22px;margin:0 0 4px}} .en{{color:#4a5872;font-size:15px}}
article{{background:#fff;border-radius:16px;padding:16px 20px;margin:16px 0}} article p{{margin:0}}
</style></head><body><main><h1>{heading}</h1><p class=en>{note}</p>{messages}</main></body></html>"""


def phone_router(held: HeldMessages) -> APIRouter:
    router = APIRouter()

    @router.get(PHONE_PATH, response_class=HTMLResponse, response_model=None)
    def phone() -> HTMLResponse:
        messages = "".join(_message(each) for each in held.newest_first())
        page = _PAGE.format(
            title=escape(words.PHONE_TITLE.zh),
            heading=_both(words.PHONE_TITLE),
            note=_both(words.PHONE_NOTE),
            messages=messages or f"<article><p>{_both(words.PHONE_EMPTY)}</p></article>",
        )
        return HTMLResponse(page, headers={"Cache-Control": "no-store"})

    return router


def _message(message: TextMessage) -> str:
    return f"<article><p class=en>{escape(mask_phone(message.to))}</p><p>{escape(message.content)}</p></article>"


def _both(text: Text) -> str:
    return f"{escape(text.zh)} <span class=en lang=en>{escape(text.en)}</span>"

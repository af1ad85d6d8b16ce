"""The public page behind the code on a receipt: whether the paper is genuine, and nothing about the person."""

from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlalchemy import Engine, and_, select

from app.domain.content import check_code
from app.domain.hall_time import on_paper
from app.texts import centre_answers as words
from app.texts.language import Text
from app.wire.moment import read_moment
from central.database import reading
from central.schema import HALL, PRODUCT_ORDER

_TOKEN_DIGITS = frozenset("0123456789abcdef")
_PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>{title}</title><style>
body{{font:18px/1.6 system-ui,"Noto Sans SC",sans-serif;color:#17233c;background:#f4f6fa;margin:0;padding:24px}}
main{{max-width:34em;margin:0 auto;background:#fff;border-radius:12px;padding:24px}}
h1{{font-size:24px;margin:0 0 4px}} .en{{color:#4a5872;font-size:16px}} dt{{color:#4a5872;margin-top:16px}}
dd{{margin:0;font-size:20px;font-variant-numeric:tabular-nums}}
</style></head><body><main>{body}</main></body></html>"""


def verify_router(engine: Engine) -> APIRouter:
    router = APIRouter()

    @router.get("/verify/{token}", response_class=HTMLResponse, response_model=None)
    def verify(token: str) -> HTMLResponse:
        found = _find(engine, token) if len(token) == 32 and set(token) <= _TOKEN_DIGITS else None
        body = _found(*found) if found else _heading(words.PAGE_UNKNOWN)
        page = _PAGE.format(title=escape(words.PAGE_TITLE.zh), body=body)
        return HTMLResponse(page, status_code=200 if found else 404, headers={"Cache-Control": "no-store"})

    return router


def _find(engine: Engine, token: str) -> tuple[Text, str, str, str, str, str] | None:
    """Operator, receipt number, moment of acceptance, the hall's zone, the form's hash, and the order's state."""
    order = PRODUCT_ORDER
    shown = select(
        HALL.c.operator_zh,
        HALL.c.operator_en,
        order.c.receipt_no,
        order.c.accepted_at,
        HALL.c.zone,
        order.c.form_sha256,
        order.c.state,
    ).where(and_(order.c.verify_token == token, HALL.c.hall_id == order.c.hall_id))
    with reading(engine) as connection:
        row = connection.execute(shown.limit(1)).first()
    return (Text(row[0], row[1]), row[2], row[3], row[4], row[5], row[6]) if row else None


def _found(operator: Text, receipt_no: str, accepted_at: str, zone: str, form_sha256: str, state: str) -> str:
    at: datetime = read_moment(accepted_at)
    state_words = words.STATES[state]
    facts = (
        (words.PAGE_RECEIPT_NO, receipt_no),
        (words.PAGE_TIME, on_paper(at, ZoneInfo(zone))),
        (words.PAGE_CHECK_CODE, check_code(form_sha256)),
        (words.PAGE_STATE, f"{state_words.zh} · {state_words.en}"),
    )
    rows = "".join(f"<dt>{_both(label)}</dt><dd>{escape(value)}</dd>" for label, value in facts)
    return f"<p>{_both(operator)}</p>{_heading(words.PAGE_FOUND)}<p>{_both(words.PAGE_COMPARE)}</p><dl>{rows}</dl>"


def _heading(text: Text) -> str:
    return f"<h1>{escape(text.zh)}</h1><p class=en lang=en>{escape(text.en)}</p>"


def _both(text: Text) -> str:
    return f"{escape(text.zh)} <span class=en lang=en>{escape(text.en)}</span>"

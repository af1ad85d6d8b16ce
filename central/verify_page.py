"""The public page behind the code on a receipt: whether the paper is genuine, and nothing about the person."""

from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlalchemy import Engine, and_, select

from app.domain.content import check_code
from app.domain.hall_time import on_paper
from app.texts import centre_answers as words
from app.texts.language import Language, Text
from app.wire.moment import read_moment
from central.database import reading
from central.schema import HALL, ORDER_LINE, PRODUCT_ORDER

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
        body = _page_of(found) if found else _heading(words.PAGE_UNKNOWN)
        page = _PAGE.format(title=escape(words.PAGE_TITLE.zh), body=body)
        return HTMLResponse(page, status_code=200 if found else 404, headers={"Cache-Control": "no-store"})

    return router


@dataclass(frozen=True, slots=True)
class _Found:
    """What the page shows. `zone` is the hall's; `refused` are the numbers of the items that were not accepted when
    the others were."""

    operator: Text
    receipt_no: str
    accepted_at: datetime
    zone: ZoneInfo
    form_sha256: str
    state: str
    refused: tuple[int, ...]


def _find(engine: Engine, token: str) -> _Found | None:
    order, line = PRODUCT_ORDER, ORDER_LINE
    shown = select(order, HALL.c.operator_zh, HALL.c.operator_en, HALL.c.zone).where(
        and_(order.c.verify_token == token, HALL.c.hall_id == order.c.hall_id)
    )
    with reading(engine) as connection:
        row = connection.execute(shown.limit(1)).first()
        if row is None:
            return None
        of_it = and_(line.c.hall_id == row.hall_id, line.c.order_id == row.id, line.c.refusal.is_not(None))
        refused = connection.execute(select(line.c.position).where(of_it).order_by(line.c.position)).scalars()
        return _Found(
            operator=Text(row.operator_zh, row.operator_en),
            receipt_no=row.receipt_no,
            accepted_at=read_moment(row.accepted_at),
            zone=ZoneInfo(row.zone),
            form_sha256=row.form_sha256,
            state=row.state,
            refused=tuple(place + 1 for place in refused),
        )


def _page_of(found: _Found) -> str:
    state = words.STATES[found.state]
    facts = [
        (words.PAGE_RECEIPT_NO, found.receipt_no),
        (words.PAGE_TIME, on_paper(found.accepted_at, found.zone)),
        (words.PAGE_CHECK_CODE, check_code(found.form_sha256)),
        (words.PAGE_STATE, f"{state.zh} · {state.en}"),
    ]
    if found.refused:
        which = [str(place) for place in found.refused]
        zh = words.PAGE_REFUSED_WHICH.say(Language.ZH, which="、".join(which))
        en = words.PAGE_REFUSED_WHICH.say(Language.EN, which=", ".join(which))
        facts.append((words.PAGE_REFUSED, f"{zh} · {en}"))
    rows = "".join(f"<dt>{_both(label)}</dt><dd>{escape(value)}</dd>" for label, value in facts)
    compare = f"<p>{_both(words.PAGE_COMPARE)}</p>"
    return f"<p>{_both(found.operator)}</p>{_heading(words.PAGE_FOUND)}{compare}<dl>{rows}</dl>"


def _heading(text: Text) -> str:
    return f"<h1>{escape(text.zh)}</h1><p class=en lang=en>{escape(text.en)}</p>"


def _both(text: Text) -> str:
    return f"{escape(text.zh)} <span class=en lang=en>{escape(text.en)}</span>"

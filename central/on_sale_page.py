"""The public on-sale list (S96–S98): the newest catalogue of this centre, in the words of the form.

Made once for an edition, a day and a language; nothing on it is about a person.
"""

from collections.abc import Sequence
from datetime import date
from html import escape
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse
from sqlalchemy import Engine, select

from app.domain.catalogue import Catalogue
from app.domain.content import Fact
from app.domain.hall_time import hall_date
from app.domain.matters import Matters
from app.handling.read_catalogue import read_kept_catalogue
from app.papers.on_sale_list import ON_SALE_PATH, OfferGroup, OnSaleList, on_sale_list
from app.ports import Clock
from app.texts import on_sale as words
from app.texts.language import Language, Text
from central.database import reading
from central.load_matters import matters_in_force
from central.schema import CATALOGUE, HALL

_KEPT = 8  # pages: both languages of a few days
_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>
body{{font:17px/1.6 system-ui,"Noto Sans SC",sans-serif;color:#14252a;background:#eef3f3;margin:0;padding:16px}}
main{{max-width:46em;margin:0 auto}} h1{{font-size:26px;margin:0}} h2{{font-size:20px;margin:28px 0 8px}}
header,article,section{{background:#fff;border:1px solid #d9e1e1;border-radius:12px;padding:16px 20px;margin:12px 0}}
h3{{font-size:18px;margin:0;display:flex;justify-content:space-between;gap:16px;flex-wrap:wrap}}
.code,dt{{color:#566a70;font-weight:400}} .code{{font-size:14px;margin-left:8px}}
.price{{font-variant-numeric:tabular-nums}}
dl{{margin:8px 0 0;display:flex;flex-wrap:wrap;gap:2px 20px;font-size:15px}} dl div{{display:flex;gap:6px}}
dt{{white-space:nowrap}} dd{{margin:0}} a{{color:#0a6870}} ul{{margin:8px 0 0;padding-left:1.2em}}
@media (prefers-color-scheme:dark){{body{{color:#e6eeee;background:#0e1517}} a{{color:#5cc6cc}}
header,article,section{{background:#182124;border-color:#2c3a3e}} .code,dt{{color:#9fb1b5}}}}
@media print{{body{{background:#fff;padding:0}} article{{break-inside:avoid}}}}
</style></head><body><main>{body}</main></body></html>"""


def on_sale_router(engine: Engine, *, shipped: Matters, clock: Clock) -> APIRouter:
    """`shipped` are the matters in force until the centre has its own."""
    router = APIRouter()
    made: dict[tuple[str, str, date, Language], str] = {}

    @router.get(ON_SALE_PATH, response_class=HTMLResponse, response_model=None)
    def on_sale(lang: str = Language.ZH.value) -> Response:
        language = Language.EN if lang == Language.EN.value else Language.ZH
        matters = matters_in_force(engine) or shipped
        operator, zone, versions = _standing(engine)
        if not versions:
            return HTMLResponse(_page(words.NO_CATALOGUE.say(language), "", language), status_code=404)
        day = hall_date(clock.now(), zone)
        key = (versions[0], matters.version, day, language)
        if key not in made:
            while len(made) >= _KEPT:
                made.pop(next(iter(made)))
            made[key] = _list(engine, versions, matters, operator, zone, day, language)
        return HTMLResponse(made[key], headers={"Cache-Control": "no-cache"})

    return router


def _standing(engine: Engine) -> tuple[Text, ZoneInfo, Sequence[str]]:
    """The operator, the zone of its halls, and the versions of the catalogue, the newest first."""
    hall = select(HALL.c.operator_zh, HALL.c.operator_en, HALL.c.zone).order_by(HALL.c.hall_id).limit(1)
    with reading(engine) as connection:
        found = connection.execute(hall).first()
        versions = connection.execute(select(CATALOGUE.c.version).order_by(CATALOGUE.c.version.desc()).limit(2))
        known = versions.scalars().all()
    if found is None:
        return Text("", ""), ZoneInfo("UTC"), known
    return Text(found[0], found[1]), ZoneInfo(found[2]), known


def _list(
    engine: Engine,
    versions: Sequence[str],
    matters: Matters,
    operator: Text,
    zone: ZoneInfo,
    day: date,
    language: Language,
) -> str:
    now, *earlier = (_catalogue(engine, version, matters) for version in versions)
    listed = on_sale_list(
        now,
        before=earlier[0] if earlier else None,
        day=day,
        zone=zone,
        operator=operator,
        hall=None,
        foot="",
        language=language,
    )
    return _page(listed.metadata_title, _body(listed), language)


def _catalogue(engine: Engine, version: str, matters: Matters) -> Catalogue:
    with reading(engine) as connection:
        toml = connection.execute(select(CATALOGUE.c.toml).where(CATALOGUE.c.version == version)).scalar_one()
    return read_kept_catalogue(toml, matters=matters, complete=False).catalogue


def _page(title: str, body: str, language: Language) -> str:
    return _PAGE.format(lang=language.value, title=escape(title), body=body or f"<h1>{escape(title)}</h1>")


def _body(listed: OnSaleList) -> str:
    other = Language.EN if listed.language is Language.ZH else Language.ZH
    link = f'<a href="?lang={other.value}" lang="{other.value}">{escape(words.OTHER_LANGUAGE.say(listed.language))}</a>'
    head = (
        f"<header><h1>{escape(listed.title)}</h1><p>{escape(listed.subtitle)}</p>{_facts(listed.head)}{link}</header>"
    )
    changes = "".join(f"<li>{escape(said)}</li>" for said in listed.changes)
    log = f"<section><h3>{escape(listed.changes_title)}</h3><ul>{changes}</ul></section>"
    groups = "".join(_group(group) for group in listed.groups)
    return f"{head}{groups or f'<p>{escape(listed.empty)}</p>'}{log}"


def _group(group: OfferGroup) -> str:
    offers = "".join(
        f"<article><h3><span>{escape(offer.name)}<span class=code>{escape(offer.code)}</span></span>"
        f"<span class=price>{escape(offer.price)}</span></h3>{_facts(offer.facts)}</article>"
        for offer in group.offers
    )
    return f"<h2>{escape(group.title)}</h2>{offers}"


def _facts(facts: tuple[Fact, ...]) -> str:
    rows = "".join(f"<div><dt>{escape(fact.label)}</dt><dd>{escape(fact.value)}</dd></div>" for fact in facts)
    return f"<dl>{rows}</dl>"

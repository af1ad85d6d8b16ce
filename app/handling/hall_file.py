"""hall.toml: one hall, its operator's brand and one desk, read strictly and written back."""

import json
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.business_hall import Brand, BusinessHall, CounterDesk
from app.handling.data_file.document import Document
from app.handling.data_file.table import Table
from app.texts import data_files as words
from app.texts.language import Text


def read_desk(text: str) -> CounterDesk:
    """hall.toml: the hall and its one desk. Raises FileFaulty."""
    document = Document(text, faulty=words.DATA_FAULTY, records=())
    head = document.head
    desk = CounterDesk(
        hall=BusinessHall(
            id=head.shaped("id", r"[A-Z][0-9]{4}", example="H0032"),
            code=head.shaped("code", r"[A-Z]{2,4}", example="BH"),
            name=head.text("name"),
            brand=_brand(head),
            zone=_zone(head),
            opening_hours=head.string("opening_hours"),
        ),
        number="",
        device_id="",
    )
    group = head.group("desk")
    if group is not None:
        number = group.shaped("number", r"[0-9]{2}", example="03")
        desk = CounterDesk(desk.hall, number, group.string("device_id"))
        group.finish()
    head.finish()
    document.refuse_faults()
    return desk


def _brand(head: Table) -> Brand:
    group = head.group("brand")
    if group is None:
        return Brand(words.MISSING, "", "", words.MISSING)
    brand = Brand(
        operator=group.text("operator"),
        hotline=group.string("hotline"),
        supervision_phone=group.string("supervision_phone"),
        appeal=group.text("appeal"),
    )
    group.finish()
    return brand


def _zone(head: Table) -> ZoneInfo:
    name = head.string("zone")
    if head.sound("zone"):
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            head.fault("zone", words.WANTS_SHAPE, example="Asia/Shanghai")
    return ZoneInfo("UTC")


def write_desk(desk: CounterDesk) -> str:
    """The hall.toml that `read_desk` reads as this desk."""
    hall, brand = desk.hall, desk.hall.brand
    rows = (
        f"id = {quoted(hall.id)}",
        f"code = {quoted(hall.code)}",
        f"name = {_both(hall.name)}",
        f"zone = {quoted(hall.zone.key)}",
        f"opening_hours = {quoted(hall.opening_hours)}",
        "",
        "[brand]",
        f"operator = {_both(brand.operator)}",
        f"hotline = {quoted(brand.hotline)}",
        f"supervision_phone = {quoted(brand.supervision_phone)}",
        f"appeal = {_both(brand.appeal)}",
        "",
        "[desk]",
        f"number = {quoted(desk.number)}",
        f"device_id = {quoted(desk.device_id)}",
        "",
    )
    return "\n".join(rows)


def quoted(words: str) -> str:
    """A TOML basic string: its escapes are those of JSON, and DEL wants one too."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _both(text: Text) -> str:
    return f"{{ zh = {quoted(text.zh)}, en = {quoted(text.en)} }}"

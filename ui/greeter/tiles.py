"""The tiles of what people come for most: groups of matters, of those in force."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.matter import Matter
from app.texts import greeter as words
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class TileGroup:
    """`codes` in force, the commonest first: a tap chooses that one."""

    key: str
    icon: str
    name: Text
    codes: tuple[str, ...]


_GROUPS = (
    TileGroup("plan", "arrow-right-left", words.TILE_PLAN, ("plan_change", "bundle_order", "data_pack_order")),
    TileGroup("sim", "id-card", words.TILE_SIM, ("sim_replacement", "sim_replacement_elsewhere")),
    TileGroup("new", "smartphone", words.TILE_NEW, ("new_connection", "sub_card")),
    TileGroup("net", "wifi", words.TILE_BROADBAND, ("broadband_new", "broadband_move", "broadband_renewal")),
    TileGroup("pay", "banknote", words.TILE_PAY, ("top_up",)),
    TileGroup("bill", "receipt-text", words.TILE_BILL, ("bill_query", "invoice", "detail_print")),
    TileGroup("cancel", "circle-minus", words.TILE_CANCEL, ("value_added_cancel",)),
    TileGroup("complaint", "message-circle-warning", words.TILE_COMPLAINT, ("complaint",)),
    TileGroup("holder", "user", words.TILE_TRANSFER, ("ownership_transfer",)),
    TileGroup("hold", "phone", words.TILE_HOLD, ("number_hold", "number_restore")),
    TileGroup("port", "arrow-right", words.TILE_PORT, ("port_in", "port_out_query")),
)


def tile_groups(matters: Mapping[str, Matter], *, most: int) -> tuple[TileGroup, ...]:
    """At most `most`, with the matters in force alone; a hall whose file names other ones gets tiles of those."""
    known = tuple(
        TileGroup(group.key, group.icon, group.name, codes)
        for group in _GROUPS
        if (codes := tuple(code for code in group.codes if code in matters))
    )
    shown = {code for group in known for code in group.codes}
    others = (TileGroup(code, "list", matter.name, (code,)) for code, matter in matters.items() if code not in shown)
    return (*known, *others)[:most]

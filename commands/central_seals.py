"""`yitai central seals`: the certificates halls seal their documents with, and the end of one."""

import argparse
from zoneinfo import ZoneInfo

from app.domain.hall_time import on_paper
from app.handling.verify_document import in_groups
from app.texts import seals_at_centre as words
from central.database import Database
from central.seals import ListedSeal, SealBook, hall_zones
from commands.outside import SystemClock
from commands.terminal import tell

_UTC = ZoneInfo("UTC")


def register(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    seals = acts.add_parser("seals", help="the certificates halls seal documents with; docs/operations.md")
    seals.add_argument("--database", default=argparse.SUPPRESS, help="as above")
    seals.add_argument("--hall", default="", help="those of one hall")
    below = seals.add_subparsers(metavar="ACT", dest="seals_act")
    retire = below.add_parser("retire", help="trust nothing that is sealed with it from now on")
    retire.add_argument("fingerprint", metavar="FINGERPRINT", help="its first 8 digits at least")
    retire.add_argument("--database", default=argparse.SUPPRESS, help="as above")


def run(engine: Database, given: argparse.Namespace) -> int:
    """`engine` is migrated. Raises InputRefused where a fingerprint names no certificate, or several."""
    book, zones = SealBook(engine, SystemClock()), hall_zones(engine)
    if given.seals_act == "retire":
        for each in book.retire(given.fingerprint):
            tell(words.RETIRED, **_shown(each, zones))
        return 0
    listed = book.listed(given.hall)
    if not listed:
        tell(words.NONE_YET)
    for each in listed:
        tell(words.ROW_ENDED if each.seal.until else words.ROW_SEALS, **_shown(each, zones))
    return 0


def _shown(listed: ListedSeal, zones: dict[str, ZoneInfo]) -> dict[str, str]:
    seal, zone = listed.seal, zones.get(listed.hall_id, _UTC)
    return {
        "hall": listed.hall_id,
        "fingerprint": in_groups(seal.fingerprint),
        "whose": seal.whose,
        "devices": ", ".join(listed.devices),
        "since": on_paper(seal.since, zone),
        "until": on_paper(seal.until, zone) if seal.until else "",
    }

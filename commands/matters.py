"""`yitai matters check FILE`, `import FILE [--to URL | --store DIR]` and `show [--store DIR]`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.matter import Matter, Who
from app.domain.matters import Matters
from app.handling.matters_file import decode_matters, read_matters
from app.texts import matters as words
from app.texts.language import Text
from commands.catalogue import token_of_centre
from commands.outside import IMPORT_TOKEN_VARIABLE, SystemClock, SystemIds
from commands.places import default_store, open_for_command
from commands.stock import shipped_matters, stored_catalogues
from commands.terminal import file_bytes, tell
from offline_cache.catalogue_upload import upload_matters

if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]


def register(parsers: "Parsers") -> None:
    about = "check, import or show the matters file; docs/matters.md describes it"
    acts = parsers.add_parser("matters", help=about, description=about).add_subparsers(required=True, metavar="ACT")
    check = acts.add_parser("check", help="read a file and name every fault; changes nothing")
    check.add_argument("file", type=Path, metavar="FILE")
    check.set_defaults(run=check_file)
    put = acts.add_parser("import", help="put a file into a counter's store, or into the centre")
    put.add_argument("file", type=Path, metavar="FILE")
    where = put.add_mutually_exclusive_group()
    where.add_argument("--to", metavar="URL", help=f"the centre; its import token stands in {IMPORT_TOKEN_VARIABLE}")
    where.add_argument("--store", type=Path, metavar="DIR", help="a counter's store (default: this PC's own)")
    put.set_defaults(run=import_file)
    show = acts.add_parser("show", help="what is in force, a line a matter")
    show.add_argument("--store", type=Path, metavar="DIR", help="a counter's store (default: what the program ships)")
    show.set_defaults(run=show_rules)


def check_file(given: argparse.Namespace) -> int:
    """Raises FileFaulty with every fault."""
    matters = read_matters(decode_matters(file_bytes(given.file)))
    documents = {kind.code for matter in matters.matters.values() for _, kinds in matter.documents for kind in kinds}
    _tell_of(words.MATTERS_SOUND, matters, documents=len(documents))
    return 0


def import_file(given: argparse.Namespace) -> int:
    """Raises FileFaulty before anything is opened, InputRefused, StoreTrouble, CentralTrouble."""
    toml = decode_matters(file_bytes(given.file))
    matters = read_matters(toml)
    if given.to is not None:
        upload_matters(toml, url=given.to, token=token_of_centre())
        _tell_of(words.MATTERS_IMPORTED, matters)
        return 0
    store = open_for_command(given.store or default_store(), clock=SystemClock(), ids=SystemIds())
    try:
        catalogues = stored_catalogues(store)
        catalogues.put_matters(toml)
        newest = catalogues.matters().version
    finally:
        store.close()
    _tell_of(words.MATTERS_IMPORTED, matters)
    if newest != matters.version:
        tell(words.NEWER_IN_FORCE, newest=newest)
    return 0


def show_rules(given: argparse.Namespace) -> int:
    """Raises StoreTrouble."""
    matters = shipped_matters()
    if given.store is not None:
        store = open_for_command(given.store, clock=SystemClock(), ids=SystemIds())
        try:
            matters = stored_catalogues(store).matters()
        finally:
            store.close()
    _tell_of(words.SHOWN_HEAD, matters)
    for matter in matters.matters.values():
        tell(words.SHOWN_ROW, **_row(matter))
    return 0


def _row(matter: Matter) -> dict[str, object]:
    minutes = matter.minutes
    who = Text(
        "、".join(each.called.zh for each in Who if matter.may_act(each)),
        ", ".join(each.called.en for each in Who if matter.may_act(each)),
    )
    span = "" if minutes is None else f"{minutes.least}–{minutes.most}"
    return {"code": matter.code, "name": matter.name, "offline": matter.offline.value, "minutes": span, "who": who}


def _tell_of(text: Text, matters: Matters, **more: object) -> None:
    tell(text, version=matters.version, name=matters.name, **{"matters": len(matters.matters), **more})

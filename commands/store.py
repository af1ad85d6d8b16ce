"""`yitai store check`: does a counter's store hold what it promised."""

import argparse
import json
from pathlib import Path

from app.texts import commands as words
from commands.outside import SystemClock, SystemIds
from commands.places import default_store, open_for_command
from commands.terminal import EXIT_TROUBLE, tell
from offline_cache.check import check_store


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    acts = parsers.add_parser("store", help="check a counter's store").add_subparsers(required=True, metavar="ACT")
    check = acts.add_parser("check", help="read every page, the journal's chain and every order")
    check.add_argument("--store", type=Path, default=default_store(), help="the store's folder")
    check.add_argument("--json", action="store_true", help="print the report as one JSON object")
    check.set_defaults(run=run_check)


def run_check(given: argparse.Namespace) -> int:
    """0 where everything holds, 1 otherwise. Raises StoreTrouble."""
    store = open_for_command(given.store, clock=SystemClock(), ids=SystemIds())
    try:
        report = check_store(store)
    finally:
        store.close()
    if given.json:
        print(json.dumps({"integrity": report.integrity, "orders": list(report.orders), "partial": report.partial}))
    elif report.sound:
        tell(words.STORE_SOUND, folder=given.store, orders=len(report.orders))
    else:
        tell(words.STORE_FAULTY, folder=given.store, integrity=report.integrity, partial=report.partial)
    return 0 if report.sound else EXIT_TROUBLE

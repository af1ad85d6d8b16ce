"""`yitai staff reset`: the way back in where nobody is left who could reset an account at a desk."""

import argparse
from pathlib import Path

from app.handling.recover_account import recover_account
from app.texts import commands as words
from commands.outside import SystemClock, SystemIds
from commands.places import default_store, open_for_command
from commands.terminal import tell, terminal_person
from offline_cache.argon import ArgonSecrets
from offline_cache.staff import StoredStaff

PASSWORD_CHARACTERS = 12


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    acts = parsers.add_parser("staff", help="open a locked or forgotten account").add_subparsers(
        required=True, metavar="ACT"
    )
    reset = acts.add_parser("reset", help="a new password for one person, to be changed at the next sign-on")
    reset.add_argument("number", help="the staff number")
    reset.add_argument("--store", type=Path, default=default_store(), help="the store's folder")
    reset.set_defaults(run=run_reset)


def run_reset(given: argparse.Namespace) -> int:
    """Whoever can open the store may. Raises InputRefused for an unknown number, StoreTrouble."""
    clock, ids = SystemClock(), SystemIds()
    store = open_for_command(given.store, clock=clock, ids=ids)
    try:
        password = ids.token()[:PASSWORD_CHARACTERS]
        recover_account(
            number=given.number,
            password=password,
            by=terminal_person(),
            book=StoredStaff(store),
            secrets=ArgonSecrets(),
            clock=clock,
        )
    finally:
        store.close()
    tell(words.STAFF_RESET, number=given.number, password=password)
    return 0

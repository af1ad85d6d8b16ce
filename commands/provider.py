"""`yitai provider`: the reference payment provider of the demo and the tests, a process of its own."""

import argparse
import os

from app.texts import provider as words
from central.database import alone_on, open_database
from central.provider_application import LATE_S, create_provider
from central.reference_provider import WAIT_S, ReferenceLedger
from central.serve import listen, serve
from commands.outside import SystemClock
from commands.terminal import tell
from commands.usual_database import usual_database

HOST = "127.0.0.1"
PORT = 8624
DEMO_TOKEN = "demo"  # nothing behind it is real
TOKEN_VARIABLE = "YITAI_PROVIDER_TOKEN"
_STANDARD_INPUT = 0  # sys.stdin is None in a frozen program without a console


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parsers.add_parser("provider", help="a payment provider for trying: cards and codes, no real money")
    parser.add_argument("--host", default=HOST, help=f"address to listen on ({HOST})")
    parser.add_argument("--port", type=int, default=PORT, help=f"port to listen on ({PORT}); 0 takes a free one")
    parser.add_argument("--database", help="SQLAlchemy address; a SQLite file in your data folder if left out")
    parser.add_argument("--late", type=float, default=LATE_S, metavar="S", help=f"how late a late answer is ({LATE_S})")
    parser.add_argument("--wait", type=float, default=WAIT_S, metavar="S", help=f"how long a customer takes ({WAIT_S})")
    parser.add_argument("--with-parent", action="store_true", help="stop when standard input is closed")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Listens until it is stopped. Raises InputRefused, PortTaken; StoreInUse where another works on the database."""
    database = given.database or usual_database("provider.db")
    engine = open_database(database)
    with listen(given.host, given.port) as listener, alone_on(database):  # no database is made for a port that is taken
        tell(words.READY, address=f"http://{given.host}:{listener.getsockname()[1]}")
        ledger = ReferenceLedger(engine, clock=SystemClock(), wait_s=given.wait)
        app = create_provider(ledger, token=os.environ.get(TOKEN_VARIABLE, DEMO_TOKEN), late_s=given.late)
        serve(app, listener, as_long_as=_STANDARD_INPUT if given.with_parent else None)
    engine.dispose()
    return 0

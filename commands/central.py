"""`yitai central`: the central API on an address, its schema, and its demo content."""

import argparse

from platformdirs import user_data_path

from app.texts import commands as words
from app.wire.device_token import device_token
from central.application import create_app
from central.database import Database, open_database
from central.load import load_catalogue, load_customers, load_device, load_hall
from central.migrate import migrate
from central.serve import listen, serve
from commands.outside import SystemClock, SystemIds, import_token
from commands.stock import DemoData, demo_data
from commands.terminal import tell

HOST = "127.0.0.1"
PORT = 8622
DEMO_SECRET = "demo"  # of the demo desk's token; nothing behind it is real


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parsers.add_parser("central", help="the central API")
    parser.add_argument("--host", default=HOST, help=f"address to listen on ({HOST})")
    parser.add_argument("--port", type=int, default=PORT, help=f"port to listen on ({PORT}); 0 takes a free one")
    parser.add_argument("--database", help="SQLAlchemy address; a SQLite file in your data folder if left out")
    parser.set_defaults(run=run)
    acts = parser.add_subparsers(metavar="ACT")
    for name, act, told in (
        ("migrate", run_migrate, "bring the database to the newest schema"),
        ("load-demo", run_load_demo, "load hall, desk token, catalogue and customers of the demo"),
    ):
        below = acts.add_parser(name, help=told)
        below.add_argument("--database", default=argparse.SUPPRESS, help="as above")
        below.set_defaults(run=act)


def run(given: argparse.Namespace) -> int:
    """Listens until it is stopped. Raises PortTaken."""
    engine = _migrated(given.database)
    listener = listen(given.host, given.port)
    address = f"http://{given.host}:{listener.getsockname()[1]}"
    tell(words.CENTRAL_READY, address=address)
    app = create_app(engine=engine, clock=SystemClock(), ids=SystemIds(), import_token=import_token())
    serve(app, listener)
    engine.dispose()
    return 0


def run_migrate(given: argparse.Namespace) -> int:
    engine = _migrated(given.database)
    tell(words.CENTRAL_MIGRATED, database=given.database or default_database())
    engine.dispose()
    return 0


def run_load_demo(given: argparse.Namespace) -> int:
    data, database = demo_data(), given.database or default_database()
    load_demo(database, data)
    tell(words.CENTRAL_LOADED, version=data.catalogue.version, customers=len(data.customers), database=database)
    return 0


def load_demo(database: str, data: DemoData) -> None:
    """May be repeated: what is there stays as it is."""
    clock, ids, engine = SystemClock(), SystemIds(), _migrated(database)
    load_hall(engine, data.desk.hall, ids=ids)
    load_device(engine, token=demo_token(data))
    load_catalogue(engine, data.catalogue, toml=data.catalogue_toml, at=clock.now(), ids=ids)
    load_customers(engine, data.customers, data.catalogue)
    engine.dispose()


def demo_token(data: DemoData) -> str:
    return device_token(hall=data.desk.hall.id, device=data.desk.device_id, secret=DEMO_SECRET)


def _migrated(database: str | None) -> Database:
    engine = open_database(database or default_database())
    migrate(engine)
    return engine


def default_database() -> str:
    return f"sqlite:///{user_data_path('yitai', appauthor=False) / 'central.db'}"

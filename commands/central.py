"""`yitai central`: the central API on an address, its schema, and its demo content."""

import argparse
from pathlib import Path

from app.domain.setting_list import DESK_NUMBER, DEVICE_ID, HALL_ID
from app.errors import InputRefused
from app.handling.data_file.document import decode
from app.handling.hall_file import read_desk
from app.handling.staff_file import read_staff_list
from app.texts import commands as words
from app.texts.data_files import DATA_FAULTY
from app.wire.device_token import device_token
from app.wire.pairing import HALL_SERVER
from central.application import create_app
from central.database import Database, alone_on, open_database
from central.load import load_catalogue, load_customers, load_device, load_hall
from central.load_staff import load_staff
from central.messages import FolderMessages
from central.migrate import migrate
from central.pairing import VALID_HOURS, make_code
from central.serve import begin_to_listen, bind, serve
from commands import central_seals
from commands.outside import SystemClock, SystemIds, import_token
from commands.stock import DemoData, demo_data, shipped_matters, shipped_templates
from commands.terminal import file_bytes, tell
from commands.usual_database import usual_database
from printing.font_cover import drawable
from printing.pdf_check import PdfSealReader

_STANDARD_INPUT = 0  # sys.stdin is None in a frozen program without a console
HOST = "127.0.0.1"
PORT = 8622
DEMO_SECRET = "demo"  # of the demo desk's token; nothing behind it is real


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parsers.add_parser("central", help="the central API")
    parser.add_argument("--host", default=HOST, help=f"address to listen on ({HOST})")
    parser.add_argument("--port", type=int, default=PORT, help=f"port to listen on ({PORT}); 0 takes a free one")
    parser.add_argument("--database", help="SQLAlchemy address; a SQLite file in your data folder if left out")
    parser.add_argument("--with-parent", action="store_true", help="stop when standard input is closed")
    parser.add_argument("--show-messages", action="store_true", help="a page with the customers' messages: demo only")
    parser.add_argument("--messages-to", type=Path, metavar="DIR", help="hand customers' messages over here as files")
    parser.set_defaults(run=run)
    acts = parser.add_subparsers(metavar="ACT")
    for name, act, told in (
        ("migrate", run_migrate, "bring the database to the newest schema"),
        ("load-demo", run_load_demo, "load hall, desk token, catalogue and customers of the demo"),
    ):
        below = acts.add_parser(name, help=told)
        below.add_argument("--database", default=argparse.SUPPRESS, help="as above")
        below.set_defaults(run=act)
    pair = acts.add_parser("pair", help="make a pairing code for a desk's new counter")
    pair.add_argument("--database", default=argparse.SUPPRESS, help="as above")
    pair.add_argument("--hall-file", type=Path, help="hall.toml of a hall the centre may not know yet")
    pair.add_argument("--hall", default="", help="number of a hall the centre knows, instead of a file")
    pair.add_argument("--desk", default="", help="desk number, where the file does not name it")
    pair.add_argument("--device", default="", help="number of the desk's PC; hall and desk if left out")
    pair.add_argument("--hall-server", action="store_true", help="for the hall's server instead of a desk's counter")
    pair.set_defaults(run=run_pair)
    staff = acts.add_parser("staff", help="bring a hall's staff, as the directory has it; docs/operations.md")
    staff.add_argument("file", type=Path, metavar="FILE")
    staff.add_argument("--database", default=argparse.SUPPRESS, help="as above")
    staff.add_argument("--hall", required=True, help="number of a hall the centre knows")
    staff.set_defaults(run=run_staff)
    central_seals.register(acts)
    acts.choices["seals"].set_defaults(run=run_seals)


def run(given: argparse.Namespace) -> int:
    """Listens until it is stopped. Raises InputRefused, PortTaken; StoreInUse where another works on the database."""
    database = given.database or default_database()
    engine = open_database(database)
    with bind(given.host, given.port) as listener, alone_on(database):  # no database is made for a port that is taken
        migrate(engine)
        begin_to_listen(listener)  # a migration takes its time: a counter that calls meanwhile comes back later
        address = f"http://{given.host}:{listener.getsockname()[1]}"
        tell(words.CENTRAL_READY, address=address)
        app = create_app(
            engine=engine,
            clock=SystemClock(),
            ids=SystemIds(),
            import_token=import_token(),
            shipped=shipped_matters(),
            templates=shipped_templates(),
            drawable=drawable,
            gateway=FolderMessages(given.messages_to) if given.messages_to is not None else None,
            shows_messages=given.show_messages,
            seals=PdfSealReader(),
        )
        serve(app, listener, as_long_as=_STANDARD_INPUT if given.with_parent else None)
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


def run_pair(given: argparse.Namespace) -> int:
    """Prints the code. Raises InputRefused, FileFaulty."""
    clock, hall_id, desk_number, device_id = SystemClock(), given.hall, given.desk, given.device
    engine = _migrated(given.database)
    try:
        if given.hall_file is not None:
            desk = read_desk(decode(file_bytes(given.hall_file), faulty=DATA_FAULTY))
            load_hall(engine, desk.hall, ids=SystemIds())
            hall_id, desk_number = desk.hall.id, desk_number or desk.number
            device_id = device_id or (desk.device_id if desk_number == desk.number else "")
        asked = [(HALL_ID, hall_id)]
        if given.hall_server:
            desk_number, device_id = HALL_SERVER, given.device or f"{hall_id}-SERVER"
        else:
            device_id = device_id or f"{hall_id}-{desk_number}"
            asked.append((DESK_NUMBER, desk_number))
        for setting, value in (*asked, (DEVICE_ID, device_id)):
            fault = setting.fault(value)
            if fault is not None:
                raise InputRefused(fault)
        code = make_code(engine, hall_id=hall_id, desk_number=desk_number, device_id=device_id, at=clock.now())
    finally:
        engine.dispose()
    said = words.HALL_SERVER_CODE_MADE if given.hall_server else words.PAIRING_CODE_MADE
    tell(said, code=code, hall=hall_id, desk=desk_number, device=device_id, hours=VALID_HOURS)
    return 0


def run_staff(given: argparse.Namespace) -> int:
    """Raises FileFaulty with every fault before anything is opened, InputRefused for an unknown hall."""
    members = read_staff_list(decode(file_bytes(given.file), faulty=DATA_FAULTY))
    engine = _migrated(given.database)
    try:
        brought = load_staff(engine, given.hall, members, ids=SystemIds())
    finally:
        engine.dispose()
    tell(
        words.STAFF_BROUGHT,
        hall=given.hall,
        people=len(members),
        added=brought.added,
        changed=brought.changed,
        disabled=brought.disabled,
    )
    return 0


def run_seals(given: argparse.Namespace) -> int:
    """Raises InputRefused where a fingerprint names no certificate, or several."""
    engine = _migrated(given.database)
    try:
        return central_seals.run(engine, given)
    finally:
        engine.dispose()


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
    return usual_database("central.db")

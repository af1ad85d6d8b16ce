"""A real centre on loopback, in a thread of the test: its own database file, the sample hall, customers and catalogue.

with running_centre(tmp_path / "centre.db", clock=…, ids=…) as centre: requests.get(centre.url + …)
"""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Engine

from app.domain.customer import Customer
from app.domain.form_template import NO_TEMPLATES, Templates
from app.ports import Clock, Ids
from app.wire.device_token import device_token
from central.application import create_app
from central.database import open_database
from central.load import load_catalogue, load_customers, load_device, load_hall
from central.messages import Gateway
from central.migrate import migrate
from tests.fakes.orders import CATALOGUE, CUSTOMER, DESK, HALL
from tests.fakes.served import served

TOKEN = device_token(hall=HALL.id, device=DESK.device_id, secret="sample-secret")
# What a counter is sent; the centre hands it on as it is. Its words are its own: no template is asked for them.
TOML = f'version = "{CATALOGUE.version}"\n[[notice]]\n'


@dataclass(frozen=True, slots=True)
class RunningCentre:
    url: str
    token: str
    engine: Engine


@cache
def _migrated() -> bytes:
    """A database with nothing but its tables, which are the same in each: made once, by the way a centre makes it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "migrated.db"
        engine = open_database(f"sqlite:///{file}")
        migrate(engine)
        engine.dispose()
        return file.read_bytes()


def filled_database(file: Path, *, clock: Clock, ids: Ids, customers: Iterable[Customer] = (CUSTOMER,)) -> Engine:
    """A migrated database with the sample hall, the desk's device, the catalogue and `customers`."""
    if not file.exists():
        file.write_bytes(_migrated())
    engine = open_database(f"sqlite:///{file}")
    migrate(engine)
    load_hall(engine, HALL, ids=ids)
    load_device(engine, token=TOKEN)
    load_catalogue(engine, CATALOGUE, toml=TOML, at=clock.now(), ids=ids)
    load_customers(engine, customers, CATALOGUE)
    return engine


@contextmanager
def running_centre(
    file: Path,
    *,
    clock: Clock,
    ids: Ids,
    customers: Iterable[Customer] = (CUSTOMER,),
    tick_s: float | None = None,
    port: int = 0,
    templates: Templates = NO_TEMPLATES,
    gateway: Gateway | None = None,
) -> Iterator[RunningCentre]:
    """Without `tick_s` orders take effect only when something is read. Stops, and frees its port, at the end."""
    engine = filled_database(file, clock=clock, ids=ids, customers=customers)
    app = create_app(engine=engine, clock=clock, ids=ids, tick_s=tick_s, templates=templates, gateway=gateway)
    try:
        with served(app, port=port) as url:
            yield RunningCentre(url, TOKEN, engine)
    finally:
        engine.dispose()

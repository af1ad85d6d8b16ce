"""`yitai hall`: the hall server on an address, with the hall's queue, second copies of orders and parked forms."""

import argparse
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from platformdirs import user_data_path

from app.domain.audit import at_terminal
from app.domain.queue_settings import QUEUE_SETTINGS
from app.domain.queue_ticket import LETTERS, class_of
from app.domain.setting_list import BACKUP_FOLDER
from app.errors import InputRefused, PortTaken
from app.handling.data_file.document import decode
from app.handling.hall_file import read_desk, write_desk
from app.handling.keep_settings import DESK_KEY
from app.handling.matters_file import read_matters
from app.ports import Clock, Ids
from app.texts import commands as words
from app.texts.data_files import DATA_FAULTY
from app.wire.hall_found import PAGES_PORT, PORT
from app.wire.hall_pin import with_letters
from central.hall_advertise import Advertised, is_for_others, service_of
from central.hall_application import create_hall_app
from central.hall_certificate import OwnCertificate, own_certificate
from central.hall_pages import create_pages_app
from central.hall_place import HallPlace
from central.hall_settings import HallSettings, ruled_by
from central.hall_upstream import Upstream
from central.serve import listen, serve, serving_beside
from commands.close_parts import backing_up, hall_closer
from commands.day_parts import hall_day_book
from commands.desk_here import desk_of
from commands.hall_admin import (
    device_and_desk,
    door_left_open,
    register_devices,
    register_pair,
    register_settings,
    register_unpair,
)
from commands.hall_centre import pair_with_centre, telling_centre
from commands.hall_install import register_install, register_uninstall
from commands.hall_lost_counter import register_copies
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command, unlocking_here
from commands.stock import shipped_matters
from commands.terminal import file_bytes, tell, terminal_person
from offline_cache.hall_book import HallRules, QueueStore
from offline_cache.hall_client import HallAddress
from offline_cache.hall_closing import promote_spare
from offline_cache.hall_devices import VALID_HOURS
from offline_cache.matters import StoredMatters
from offline_cache.settings import StoredSettings
from offline_cache.store import Store, create_store, is_store, unlocking

_STANDARD_INPUT = 0
HOST = "127.0.0.1"
_TLS_PASSWORD = "hall.tls_password"


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parsers.add_parser("hall", help="the hall server")
    parser.add_argument("--host", default=HOST, help=f"address to listen on ({HOST})")
    parser.add_argument("--port", type=int, default=PORT, help=f"port to listen on ({PORT}); 0 takes a free one")
    parser.add_argument(
        "--pages-port", type=int, default=PAGES_PORT, help=f"customers' pages in plain http ({PAGES_PORT}); 0 for none"
    )
    parser.add_argument("--store", type=Path, help="the hall server's own folder; in your data folder if left out")
    parser.add_argument("--hall-file", type=Path, help="hall.toml, once: for a folder that is new")
    parser.add_argument(
        "--pair", action="append", default=[], metavar="DEVICE[:DESK]", help="make a pairing code for this device"
    )
    parser.add_argument(
        "--take-over",
        metavar="NUMBER",
        help="a spare takes over from a lost hall server: any ticket of it, as A018 or FA018",
    )
    parser.add_argument("--upstream", metavar="URL", help="the centre: counters' sync goes through to it")
    parser.add_argument(
        "--pair-centre", metavar="CODE", help="once: a code the centre made for this hall server; with --upstream"
    )
    parser.add_argument(
        "--backups",
        type=Path,
        metavar="DIR",
        help="where its store is backed up each hour, from now on; best another disk",
    )
    parser.add_argument("--plain", action="store_true", help="without TLS: behind something that has it, or to try")
    parser.add_argument(
        "--advertise",
        action=argparse.BooleanOptionalAction,
        help="let counters find it by themselves (zeroconf); if left out, where it listens for other machines",
    )
    parser.add_argument("--with-parent", action="store_true", help="stop when standard input is closed")
    parser.add_argument(
        "--passphrase-file", type=Path, help="opens the store by the one line of this file: for a service of the system"
    )
    parser.set_defaults(run=run)
    acts = parser.add_subparsers(dest="act", metavar="ACT")
    register_install(acts.add_parser("install", help="as a service of systemd or Windows"))
    register_pair(acts.add_parser("pair", help="a pairing code, while it runs"), usual_store=default_hall_store())
    register_devices(
        acts.add_parser("devices", help="those that are paired, while it runs"), usual_store=default_hall_store()
    )
    register_unpair(
        acts.add_parser("unpair", help="shuts a lost device out, while it runs"), usual_store=default_hall_store()
    )
    register_settings(
        acts.add_parser("settings", help="the queue's settings, while it runs"), usual_store=default_hall_store()
    )
    register_copies(
        acts.add_parser("copies", help="orders of a counter whose PC is lost, while it runs"),
        usual_store=default_hall_store(),
    )
    register_uninstall(acts.add_parser("uninstall", help="take the service away; its data stays"))


def run(given: argparse.Namespace) -> int:
    """Listens until it is stopped. Raises PortTaken, StoreTrouble, InputRefused, FileFaulty."""
    clock, ids = SystemClock(), SystemIds()
    upstream = Upstream(given.upstream) if given.upstream else None
    advertised: Advertised | None = None
    store = _opened(given.store or default_hall_store(), given.hall_file, given.passphrase_file, clock, ids)
    try:
        place = place_in(store, clock=clock, ids=ids)
        if given.take_over is not None:
            take_over(store, place, given.take_over, clock)
        tls = None if given.plain else _certificate(store, place, ids)
        for wanted in given.pair:
            _tell_code(place, wanted, clock, tls)
        if given.pair_centre is not None:
            _pair_centre(store, place, given, ids)
        listener = listen(given.host, given.port)
        scheme = "http" if tls is None else "https"
        tell(words.HALL_READY, address=f"{scheme}://{given.host}:{listener.getsockname()[1]}", hall=place.hall_id)
        settings = HallSettings(StoredSettings(store), clock=clock, rules=lambda: place.rules, rule=place.rule)
        if given.backups is not None:
            StoredSettings(store).set(BACKUP_FOLDER.key, str(given.backups.absolute()))
        book = hall_day_book(place, store, clock=clock)
        closer = hall_closer(place, store, book=book, clock=clock)
        app = create_hall_app(place, upstream=upstream, settings=settings, closer=closer, book=book)
        if given.advertise if given.advertise is not None else is_for_others(given.host):
            port = listener.getsockname()[1]
            advertised = Advertised(service_of(place.hall, host=given.host, port=port, tls=tls is not None))
        with (
            _pages(place, given.host, given.pages_port),
            door_left_open(
                store.folder,
                _own_address(place, listener, tls),
                hall_toml=StoredSettings(store).get(DESK_KEY, ""),
            ),
            telling_centre(place, store),
            backing_up(store),
        ):
            serve(app, listener, as_long_as=_STANDARD_INPUT if given.with_parent else None, tls=tls)
    finally:
        if advertised is not None:
            advertised.withdraw()
        if upstream is not None:
            upstream.close()
        store.close()
    return 0


def _pair_centre(store: Store, place: HallPlace, given: argparse.Namespace, ids: Ids) -> None:
    if not given.upstream:
        raise InputRefused(words.PAIR_CENTRE_NEEDS_UPSTREAM)
    url = given.upstream.rstrip("/")
    pair_with_centre(StoredSettings(store), hall_id=place.hall_id, url=url, code=given.pair_centre, ids=ids)


def _own_address(place: HallPlace, listener: socket.socket, tls: OwnCertificate | None) -> HallAddress:
    """Where this very machine finds the server, with a token for it of this run."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    token = secrets.token_urlsafe(32)
    place.devices.admit(token)
    shown = f"[{host}]" if ":" in host else host
    return HallAddress(
        f"{'http' if tls is None else 'https'}://{shown}:{port}", token, "" if tls is None else tls.sha256
    )


@contextmanager
def _pages(place: HallPlace, host: str, port: int) -> Iterator[None]:
    """Customers' pages while the block runs. A queue without them is better than none: it is only said."""
    try:
        listener = listen(host, port) if port else None
    except PortTaken as taken:
        tell(words.HALL_PAGES_NOT_THERE, why=taken.text.filled(**taken.values))
        listener = None
    if listener is None:
        yield
        return
    place.pages_port = port
    tell(words.HALL_PAGES_READY, address=f"http://{host}:{port}")
    with serving_beside(create_pages_app(place), listener):
        yield


def place_in(store: Store, *, clock: Clock, ids: Ids) -> HallPlace:
    """The hall server's parts, by what this store says of the hall, its matters and its queue."""
    settings = StoredSettings(store)
    hall = desk_of(store, settings).hall
    values = {each.key: settings.get(each.key, each.default) for each in QUEUE_SETTINGS}
    matters = StoredMatters(store, read=read_matters, shipped=shipped_matters()).current().matters
    rules = ruled_by(values, HallRules(hall.id, hall.zone, matters))
    return HallPlace(store, hall=hall, rules=rules, clock=clock, ids=ids)


def default_hall_store() -> Path:
    return Path(user_data_path("yitai", appauthor=False)) / "hall"


def _opened(folder: Path, hall_file: Path | None, secret: Path | None, clock: Clock, ids: Ids) -> Store:
    passphrase = None if secret is None else file_bytes(secret).decode("utf-8-sig", "replace").strip("\r\n")
    if is_store(folder):
        return open_for_command(folder, clock=clock, ids=ids, passphrase=passphrase)
    if hall_file is None:
        raise InputRefused(words.HALL_FILE_NEEDED, folder=folder)
    desk = read_desk(decode(file_bytes(hall_file), faulty=DATA_FAULTY))
    how = unlocking_here() if passphrase is None else unlocking(passphrase=passphrase)
    store = create_store(folder, unlocking=how, clock=clock, ids=ids)
    StoredSettings(store).set(DESK_KEY, write_desk(desk))
    return store


def take_over(store: QueueStore, place: HallPlace, number: str, clock: Clock) -> None:
    """The numbers of this server bear the mark after the lost one's, so that none is given out twice."""
    try:
        letters = number.strip().upper().rstrip("0123456789")
        after = letters.removesuffix(LETTERS[class_of(letters)])
        by, reason = at_terminal(terminal_person()), words.HALL_TOOK_OVER_REASON.zh
        mark = promote_spare(store, hall_id=place.hall_id, after=after, by=by, reason=reason, at=clock.now())
    except ValueError:
        raise InputRefused(words.HALL_NO_NUMBER, number=number) from None
    tell(words.HALL_TOOK_OVER, mark=mark or "A–E")


def _certificate(store: Store, place: HallPlace, ids: Ids) -> OwnCertificate:
    """Its key's password lies in the encrypted store: a copied folder is of no use without the store's passphrase."""
    settings = StoredSettings(store)

    def password() -> str:
        if not settings.get(_TLS_PASSWORD, ""):
            settings.set(_TLS_PASSWORD, ids.token())
        return settings.get(_TLS_PASSWORD, "")

    return own_certificate(store.folder, hall_id=place.hall_id, password=password, at=place.clock.now())


def _tell_code(place: HallPlace, wanted: str, clock: Clock, tls: OwnCertificate | None) -> None:
    device_id, desk = device_and_desk(wanted)
    code = place.devices.make_code(device_id=device_id, desk=desk, at=clock.now())
    if tls is not None:
        code = with_letters(code, tls.sha256)
    tell(words.HALL_CODE_MADE, code=code, device=device_id, desk=desk or "—", hours=VALID_HOURS)

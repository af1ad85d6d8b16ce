"""Calls of the hall server: pairing, the queue's picture, second copies, parked forms, settings."""

from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from app.domain.parked_form import FormToPark, ParkedForms
from app.texts import centre_answers
from app.texts import queue_acts as words
from app.wire import hall_calls as calls
from app.wire.batch import MOST_BYTES_ALONE
from app.wire.canonical import read_json
from app.wire.pairing import read_pairing_request
from app.wire.records import read_as
from central.answers import CallRefused, body_answer, json_answer, record_answer
from central.bodies import read_body
from central.hall_door import acting_device_of, desk_device_of, device_of
from central.hall_place import HallPlace
from central.hall_settings import HallSettings
from central.pairing import MOST_BYTES as MOST_PAIRING_BYTES
from central.pairing import WrongCodes
from offline_cache.hall_copies import OrderCopy, copies_of, keep_copy
from offline_cache.hall_devices import OWN_MACHINE, HallDevice
from offline_cache.hall_parked import park, parked, take_up

T = TypeVar("T")
Answering = Callable[[HallDevice, bytes, str], Response]


def hall_router(place: HallPlace) -> APIRouter:
    """All but the verbs and the events, which have a door of their own (hall_door.py)."""
    router, wrong = APIRouter(), WrongCodes()

    def caller(request: Request) -> HallDevice:
        return caller_of(place, request)

    async def answered(request: Request, most_bytes: int, answer: Answering) -> Response:
        raw, key = await body_of(request, most_bytes), request.headers.get(calls.KEY_HEADER, "")
        return await run_in_threadpool(lambda: answer(caller(request), raw, key))

    @router.get(calls.PICTURE_PATH, response_model=None)
    def picture(request: Request) -> Response:
        device_of(place, request.headers.get("authorization", ""))
        return body_answer(place.picture_body())

    @router.post(calls.PAIR_PATH, response_model=None)
    async def pair(request: Request) -> Response:
        raw = await body_of(request, MOST_PAIRING_BYTES)
        return await run_in_threadpool(lambda: _pair(place, wrong, raw))

    @router.put(calls.COPIES_PATH + "/{order_id}", response_model=None)
    async def keep(request: Request, order_id: str, lane_seq: int | None = None) -> Response:
        def answer(device: HallDevice, raw: bytes, key: str) -> Response:
            copy, now = OrderCopy(order_id, _text(raw), lane_seq), place.clock.now()
            keep_copy(place.store, copy, hall_id=place.hall_id, device_id=device.device_id, at=now)
            return json_answer({"kept": order_id})

        return await answered(request, MOST_BYTES_ALONE, answer)

    @router.get(calls.COPIES_PATH, response_model=None)
    def copies(request: Request, after: str = "", device: str = "") -> Response:
        asks = caller(request)
        of_device = device if asks == OWN_MACHINE else asks.device_id
        found = copies_of(place.store, hall_id=place.hall_id, device_id=of_device, after=after)
        return json_answer({"copies": [asdict(each) for each in found]})

    @router.post(calls.PARKED_PATH, response_model=None)
    async def put_down(request: Request) -> Response:
        def answer(device: HallDevice, raw: bytes, key: str) -> Response:
            form = read_call(FormToPark, raw)
            park(place.store, form, hall_id=place.hall_id, desk=_desk(device), at=place.clock.now())
            return json_answer({"parked": form.form_id})

        return await answered(request, MOST_BYTES_ALONE, answer)

    @router.get(calls.PARKED_PATH, response_model=None)
    def lying(request: Request) -> Response:
        caller(request)
        return record_answer(ParkedForms(parked(place.store, hall_id=place.hall_id)))

    @router.post(calls.PARKED_PATH + "/{form_id}/take_up", response_model=None)
    async def take(request: Request, form_id: str) -> Response:
        def answer(device: HallDevice, raw: bytes, key: str) -> Response:
            desk = _desk(device)
            return record_answer(take_up(place.store, hall_id=place.hall_id, form_id=form_id, desk=desk, key=_key(key)))

        return await answered(request, calls.MOST_CALL_BYTES, answer)

    @router.post(calls.CODES_PATH, response_model=None)
    async def code(request: Request) -> Response:
        def answer(device: HallDevice, raw: bytes, key: str) -> Response:
            _own_machine(device)
            asked = read_call(calls.MakeCode, raw)
            made = place.devices.make_code(device_id=asked.device_id, desk=asked.desk, at=place.clock.now())
            return record_answer(calls.MadeCode(made))

        return await answered(request, calls.MOST_CALL_BYTES, answer)

    @router.get(calls.DEVICES_PATH, response_model=None)
    def devices(request: Request) -> Response:
        _own_machine(caller(request))
        found = tuple(calls.ListedDevice(each.device_id, each.desk) for each in place.devices.paired())
        return record_answer(calls.ListedDevices(found))

    @router.delete(calls.DEVICES_PATH + "/{device_id}", response_model=None)
    def shut_out(request: Request, device_id: str) -> Response:
        _own_machine(caller(request))
        return record_answer(calls.ShutOut(place.devices.shut_out(device_id)))

    @router.get("/healthz", response_model=None)
    def healthz() -> Response:
        return json_answer({"status": "ok"})

    return router


def settings_router(place: HallPlace, settings: HallSettings) -> APIRouter:
    """The queue's settings; rights are asked at the counter, where the person is signed on."""
    router = APIRouter()

    @router.get(calls.SETTINGS_PATH, response_model=None)
    def values(request: Request) -> Response:
        caller_of(place, request)
        return record_answer(settings.values())

    @router.put(calls.SETTINGS_PATH, response_model=None)
    async def change(request: Request) -> Response:
        raw = await body_of(request, calls.MOST_CALL_BYTES)

        def answer() -> Response:
            caller_of(place, request)
            return record_answer(settings.change(read_call(calls.ChangeSettings, raw)))

        return await run_in_threadpool(answer)

    return router


def caller_of(place: HallPlace, request: Request) -> HallDevice:
    """Raises CallRefused for a television, which only looks."""
    return acting_device_of(place, request.headers.get("authorization", ""))


def desk_of(place: HallPlace, request: Request) -> HallDevice:
    """Raises CallRefused for whoever is no counter of the hall."""
    return desk_device_of(place, request.headers.get("authorization", ""))


def _own_machine(device: HallDevice) -> None:
    """Raises CallRefused for anybody but the server's own machine."""
    if device != OWN_MACHINE:
        raise CallRefused(403, "own_machine", words.ONLY_AT_THE_SERVER)


def _pair(place: HallPlace, wrong: WrongCodes, raw: bytes) -> Response:
    now = place.clock.now()
    try:
        asked = read_pairing_request(raw)
    except ValueError:
        raise CallRefused(400, "bad_pairing", centre_answers.PAIRING_MALFORMED) from None
    if wrong.too_many(now):
        raise CallRefused(429, "too_many", centre_answers.PAIRING_TOO_MANY)
    device = place.devices.pair(asked, at=now)
    if device is None:
        wrong.note(now)
        raise CallRefused(404, "no_such_code", centre_answers.PAIRING_UNKNOWN)
    return record_answer(place.paired(device))


def _key(key: str) -> str:
    if not 0 < len(key) <= calls.MOST_KEY:
        raise CallRefused(400, "key_missing", words.KEY_MISSING)
    return key


def _desk(device: HallDevice) -> str:
    if not device.desk:
        raise CallRefused(403, "other_desk", words.DESK_OF_ANOTHER, own="—", desk="—")
    return device.desk


def _text(raw: bytes) -> str:
    try:
        read_json(raw)
        return raw.decode()
    except ValueError as wrong:
        raise _malformed(wrong) from wrong


def read_call(kind: type[T], raw: bytes) -> T:
    """Raises CallRefused (400)."""
    try:
        return read_as(kind, raw)
    except ValueError as wrong:
        raise _malformed(wrong) from wrong


def _malformed(wrong: ValueError) -> CallRefused:
    return CallRefused(400, "bad_call", words.CALL_MALFORMED, what=str(wrong))


async def body_of(request: Request, most_bytes: int) -> bytes:
    """Raises CallRefused (413) for a longer one."""
    too_long = CallRefused(413, "too_large", words.CALL_MALFORMED, what=f"> {most_bytes // 1024} KB")
    return await read_body(request, most_bytes, too_long)

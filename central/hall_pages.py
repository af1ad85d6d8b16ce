"""The customers' pages of a hall: a ticket on the phone, the television, what is here. Plain http, nothing personal.

An application of its own on a port of its own, beside the one that counters speak to: no token opens anything here,
and nothing here changes anything (decision 0021).
"""

from collections.abc import Callable
from uuid import UUID

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse, HTMLResponse
from starlette.exceptions import HTTPException

import resources
from app.domain.hall_time import clock_time
from app.errors import InputRefused
from app.texts import hall_pages as words
from app.texts.language import Language
from central.hall_page_display import ScreenAsked, display_page
from central.hall_page_index import index_page
from central.hall_page_look import FONTS, KEPT, PageFile, answer, language_of, page_file, sentence
from central.hall_page_screens import MOST_SCREENS, Screens, SeatedStream, screen_asked
from central.hall_page_seen import HallSeen, Stands
from central.hall_page_ticket import ticket_main, ticket_page
from central.hall_page_voice import said_aloud
from central.hall_place import HallPlace

TICKET_PATH = "/t"


def create_pages_app(place: HallPlace) -> FastAPI:
    """Events end once `app.state.stopping` says so, which serve.py sets."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.stopping = lambda: False
    seen = HallSeen(place)

    @app.get("/", response_model=None)
    async def index(language: str = "") -> Response:
        newest = await run_in_threadpool(seen.newest)
        return answer(index_page(newest, hall=place.hall, language=language_of(language, Language.ZH)))

    @app.get("/file/{name}", response_model=None)
    async def file(name: str) -> Response:
        return _kept(page_file(name))

    _tickets(app, seen)
    _televisions(app, seen)
    app.add_exception_handler(InputRefused, _refused)
    app.add_exception_handler(HTTPException, lambda request, error: _no_page())
    app.add_exception_handler(Exception, lambda request, error: _failed())
    return app


def _tickets(app: FastAPI, seen: HallSeen) -> None:
    place = seen.place

    async def found(ticket_id: str) -> Stands | Response:
        """A ticket's id has 74 random bits: nobody is shut out for guessing, since nobody guesses one."""
        stands = await run_in_threadpool(seen.ticket, ticket_id) if _is_id(ticket_id) else None
        return _unknown() if stands is None else stands

    def main_of(stands: Stands, language: Language) -> str:
        zone, rules = place.hall.zone, place.rules
        at = clock_time(place.clock.now(), zone)
        return ticket_main(stands, at=at, zone=zone, calls=rules.calls, matters=rules.matters, language=language)

    @app.get(TICKET_PATH + "/{ticket_id}", response_model=None)
    async def ticket(ticket_id: str, language: str = "") -> Response:
        stands = await found(ticket_id)
        if isinstance(stands, Response):
            return stands
        spoken = language_of(language, stands.course.ticket.language)
        main = main_of(stands, spoken)
        return answer(ticket_page(main, ticket=stands.course.ticket, hall=place.hall, language=spoken))

    @app.get(TICKET_PATH + "/{ticket_id}/now", response_model=None)
    async def ticket_now(ticket_id: str, language: str = "") -> Response:
        stands = await found(ticket_id)
        if isinstance(stands, Response):
            return stands
        return answer(main_of(stands, language_of(language, stands.course.ticket.language)))


def _televisions(app: FastAPI, seen: HallSeen) -> None:
    screens, hall = Screens(seen), seen.place.hall

    def stopping() -> bool:
        asked: Callable[[], bool] = app.state.stopping
        return asked()

    @app.get("/display", response_model=None)
    async def display(request: Request) -> Response:
        asked = _asked(request)
        return answer(display_page(await run_in_threadpool(seen.newest), asked, hall))

    @app.get("/events", response_model=None)
    async def events(request: Request) -> Response:
        asked, address = _asked(request), _address(request)
        if not screens.seats.take(address):
            full = words.SCREENS_FULL.filled(most=MOST_SCREENS)
            return _later(sentence(words.SCREENS_FULL_TITLE, full, status=503))
        return SeatedStream(screens.stream(asked, stopping=stopping), seats=screens.seats, address=address)

    @app.get("/font/{name}", response_model=None)
    async def font(name: str) -> Response:
        if name not in FONTS:
            return _no_page()
        return FileResponse(resources.path(f"fonts/{name}"), media_type="font/ttf", headers=KEPT)

    @app.get("/voice/{names}", response_model=None)
    async def voice(names: str) -> Response:
        said = await run_in_threadpool(said_aloud, names)
        return _kept(None if said is None else PageFile(said, "audio/wav"))


def _asked(request: Request) -> ScreenAsked:
    said = request.query_params
    return screen_asked(
        classes=said.get("classes", ""),
        language=said.get("language", ""),
        theme=said.get("theme", ""),
        say=said.get("say", "zh,en"),
        quiet=said.get("quiet", ""),
        volume=said.get("volume", "100"),
        host=request.headers.get("host", ""),
    )


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _kept(file: PageFile | None) -> Response:
    if file is None:
        return _no_page()
    return Response(file.body, media_type=file.media_type, headers=KEPT)


def _is_id(asked: str) -> bool:
    """As we write ids, and no other way."""
    try:
        return str(UUID(asked)) == asked
    except ValueError:
        return False


def _unknown() -> HTMLResponse:
    return sentence(words.UNKNOWN_TITLE, words.UNKNOWN, status=404)


def _no_page() -> HTMLResponse:
    return sentence(words.NO_PAGE_TITLE, words.NO_PAGE, status=404)


def _later(told: HTMLResponse) -> HTMLResponse:
    told.headers["Retry-After"] = "60"
    return told


def _failed() -> HTMLResponse:
    return sentence(words.FAILED_TITLE, words.FAILED, status=503)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, InputRefused)
    return sentence(words.ADDRESS_WRONG_TITLE, error.text.filled(**error.values), status=400)

"""`yitai report daily --centre`: the days of all halls, or of one, as the centre has them."""

from pathlib import Path
from zoneinfo import ZoneInfo

from app.domain.business_hall import Brand, BusinessHall
from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary
from app.domain.link_settings import CENTRAL_URL
from app.domain.setting_list import ZONE
from app.errors import InputRefused
from app.papers.daily_paper import DailyPaper, Printed, daily_paper, span_words
from app.papers.halls_paper import halls_paper
from app.texts import report as words
from app.texts.language import Language, same
from commands.day_parts import matter_names
from commands.outside import IMPORT_TOKEN_VARIABLE, SystemClock, SystemIds, import_token
from commands.places import open_for_command
from commands.stock import shipped_matters
from offline_cache.halls_days import days_of_all_halls, days_of_hall
from offline_cache.settings import StoredSettings

NO_ZONE = ZoneInfo(ZONE.default)  # of the moment a paper of many halls is printed


def centre_url(given: str, *, folder: Path) -> str:
    """The address that was given, else that of the counter in `folder`. Raises InputRefused, StoreTrouble."""
    if given:
        return given
    store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    try:
        known = StoredSettings(store).get(CENTRAL_URL.key, CENTRAL_URL.default)
    finally:
        store.close()
    if not known:
        raise InputRefused(words.NO_CENTRE, folder=folder)
    return known


def centre_token() -> str:
    """The operator's. Raises InputRefused without one."""
    token = import_token()
    if not token:
        raise InputRefused(words.NO_TOKEN, variable=IMPORT_TOKEN_VARIABLE)
    return token


def centre_paper(
    url: str, token: str, *, one_hall: str, scope: DayScope, printed: Printed, language: Language
) -> DailyPaper:
    """Raises InputRefused with a sentence, also where the centre has no figures; CentralTrouble, DayTampered."""
    if one_hall:
        return _of_hall(url, token, one_hall, scope, printed, language)
    halls = days_of_all_halls(url, token, first=scope.first, last=scope.last)
    if not halls.rows:
        raise InputRefused(words.NO_FIGURES, days=span_words(scope))
    return halls_paper(halls, scope=scope, zone=NO_ZONE, printed=printed, language=language)


def _of_hall(url: str, token: str, number: str, scope: DayScope, printed: Printed, language: Language) -> DailyPaper:
    said = days_of_hall(url, token, number, scope=scope)
    if said.summary is None or _empty(said.summary):
        raise InputRefused(words.NO_FIGURES_OF_HALL, hall=said.name, days=span_words(scope))
    brand = Brand(said.operator, "", "", same(""))
    hall = BusinessHall(number, "", said.name, brand, ZoneInfo(said.zone), "")
    names = matter_names(shipped_matters().matters)
    return daily_paper(said.summary, hall=hall, printed=printed, language=language, names=names)


def _empty(summary: DaySummary) -> bool:
    """Whether no fact at all came of these days."""
    return summary.closed is None and not (
        summary.orders or summary.takings or summary.cash or summary.tickets.came or summary.exceptional
    )

"""The sign-on page of a counter, as soon as its store is open: what stands on it is read here, and nothing more."""

import logging
import time

from app.domain.link_settings import OIDC_ISSUER
from app.ports import Clock
from app.version import VERSION
from commands.desk_here import desk_of
from offline_cache.catalogues import newest_version
from offline_cache.settings import StoredSettings
from offline_cache.store import Store
from ui.frame.application import application, once_painted
from ui.shell.front import Front
from ui.shell.settings.state import read_settings
from ui.shell.sign_on.state import AboutProgram

log = logging.getLogger(__name__)


def first_page(store: Store, *, clock: Clock, maximised: bool = False) -> Front:
    """Shown, and painted with the next turn of Qt. Raises StoreTrouble where the store was never set up."""
    settings = StoredSettings(store)
    front = Front(application(), read_settings(settings))
    once_painted(front.window, _say_shown)
    front.show(
        AboutProgram(desk_of(store, settings), VERSION, newest_version(store) or ""),
        now=clock.now(),
        offers_outside=bool(settings.get(OIDC_ISSUER.key, "")),
        maximised=maximised,
    )
    return front


def _say_shown() -> None:
    """The benchmark of the start reads this line."""
    log.info("the first page is shown after %d ms of work", round(time.process_time() * 1000))

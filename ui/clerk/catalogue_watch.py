"""A newer catalogue while a form lies on the desk: the form goes under it at once, and what that changes is named.

Nobody signs yesterday's prices. What the customer has in hand comes back only where something they read is other now.
"""

from dataclasses import dataclass
from typing import Protocol

from app.domain.money import yuan_short
from app.domain.newer_catalogue import TermsChanged, UnderNewer, under_newer
from app.domain.order_form import OrderForm
from app.texts import clerk as words
from app.texts.language import Language
from ui.clerk.closing import Closing, Stage
from ui.clerk.customer_side import CustomerSide
from ui.clerk.form_desk import FormDesk
from ui.clerk.outside import Outside
from ui.clerk.state import News


class Desk(Protocol):
    """The clerk's presenter as the watch sees it."""

    desk: FormDesk
    customer_side: CustomerSide

    @property
    def closing(self) -> Closing: ...
    @property
    def form(self) -> OrderForm: ...
    def emit(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Found:
    form_id: str
    newer: UnderNewer


class CatalogueWatch:
    """`look` whenever the catalogue may have changed, and before anything is signed."""

    def __init__(self, outside: Outside, desk: Desk) -> None:
        self._outside = outside
        self._desk = desk
        self._found: _Found | None = None

    def look(self) -> bool:
        """True where the form at hand changed by it for the customer."""
        desk = self._desk
        if desk.closing.stage is not Stage.OPEN:
            return False
        current = self._outside.catalogues.current()
        if current.edition == desk.form.catalogue.edition:
            return False
        newer = under_newer(desk.form, current)
        if newer.same_for_customer and desk.customer_side.has_form:
            return False  # they read on undisturbed; it is laid under the newer one when it comes back
        if desk.customer_side.has_form:
            desk.customer_side.take_back()
        self.found(newer)
        desk.desk.stand_under(newer.form)
        return not newer.same_for_customer

    def found(self, newer: UnderNewer) -> None:
        """Also where a form put away is taken up; several catalogues in a row are told together."""
        had = self._found.newer if self._found is not None and self._found.form_id == newer.form.id else None
        if had is not None:
            newer = UnderNewer(
                newer.form, had.changed + newer.changed, had.gone + newer.gone, newer.off_sale or had.off_sale
            )
        self._found = None if newer.same_for_customer else _Found(newer.form.id, newer)

    def dismiss(self) -> None:
        """The clerk has read it."""
        if self._found is not None:
            self._found = None
            self._desk.emit()

    def news(self, language: Language) -> News | None:
        """Of the form at hand, while it is open."""
        found = self._found
        if found is None or found.form_id != self._desk.form.id or self._desk.closing.stage is not Stage.OPEN:
            return None
        said = [
            *(_change_words(each, language) for each in found.newer.changed),
            *(words.NEWS_GONE.say(language, name=name) for name in found.newer.gone),
            *(words.NEWS_OFF_SALE.say(language, name=name) for name in found.newer.off_sale),
        ]
        what = ("；" if language is Language.ZH else "; ").join(said)
        return News(words.NEWS.say(language, what=what), words.UNDERSTOOD.say(language), "Esc")


def _change_words(change: TermsChanged, language: Language) -> str:
    if change.before_fen == change.now_fen:
        return words.NEWS_TERMS.say(language, name=change.name)
    before, now = yuan_short(change.before_fen), yuan_short(change.now_fen)
    return words.NEWS_PRICE.say(language, name=change.name, before=before, now=now)

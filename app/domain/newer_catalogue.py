"""A form that is still open, laid under a newer catalogue: its services by code, at the terms of today (S03, S14)."""

from dataclasses import dataclass, replace

from app.domain.catalogue import Catalogue
from app.domain.form_rules import sale_refusal
from app.domain.offering import Offering
from app.domain.order_form import OrderForm
from app.domain.order_line import OrderLine
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class TermsChanged:
    """One service of the form whose terms are others now; the fen are its own price before and now."""

    name: Text
    before_fen: int
    now_fen: int


@dataclass(frozen=True, slots=True)
class UnderNewer:
    """`form` stands under the newer catalogue. `changed` wants to be read again, `gone` was taken off it.

    `off_sale` stays on the form, which cannot be signed with it.
    """

    form: OrderForm
    changed: tuple[TermsChanged, ...]
    gone: tuple[Text, ...]
    off_sale: tuple[Text, ...]

    @property
    def same_for_customer(self) -> bool:
        """Nothing the customer reads became other."""
        return not (self.changed or self.gone or self.off_sale)


def under_newer(form: OrderForm, catalogue: Catalogue) -> UnderNewer:
    """What the customer confirmed at other terms, or answered in other words, is asked again."""
    lines: list[OrderLine] = []
    changed: list[TermsChanged] = []
    gone: list[Text] = []
    off_sale: list[Text] = []
    for line in form.lines:
        if any(each is not None and each.code not in catalogue.offerings for each in (line.before, line.after)):
            gone.append(line.name)
            continue
        before, after = _here(line.before, catalogue), _here(line.after, catalogue)
        others = _changes((line.before, before), (line.after, after))
        changed += others
        if after is not None and sale_refusal(after, today=form.today) is not None:
            off_sale.append(after.name)
        confirmation = None if others else line.confirmation
        lines.append(replace(line, before=before, after=after, confirmation=confirmation))
    same_words = form.catalogue.template_version == catalogue.template_version
    answers = form.answers if same_words else replace(form.answers, consents=())
    laid = replace(form, catalogue=catalogue, lines=tuple(lines), answers=answers)
    return UnderNewer(laid, tuple(changed), tuple(gone), tuple(off_sale))


def _here(offering: Offering | None, catalogue: Catalogue) -> Offering | None:
    return catalogue.offerings[offering.code] if offering is not None else None


def _changes(*pairs: tuple[Offering | None, Offering | None]) -> list[TermsChanged]:
    return [
        TermsChanged(now.name, before.price.fen, now.price.fen)
        for before, now in pairs
        if before is not None and now is not None and not before.same_terms(now)
    ]

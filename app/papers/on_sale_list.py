"""在售清单 (S96–S98, S100): what is on sale on a day, every term in the words of the form, on paper and on the web.

Only what has approved words; with its edition, its sale window and what changed against the edition before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from zoneinfo import ZoneInfo

from app.domain.catalogue import Catalogue
from app.domain.catalogue_changes import catalogue_changes
from app.domain.content import ContentLine, Fact
from app.domain.line_words import content_line
from app.domain.offering import Offering
from app.domain.order_line import Action, OrderLine
from app.papers.on_sale_rules import headline, rule_facts
from app.texts import on_sale as words
from app.texts.language import Language, Text

ON_SALE_PATH = "/on-sale"  # of the web page, below the centre's address
_OF_A_FORM = frozenset({"address", "appointment", "sharing", "paying", "paid", "limit", "other_consent", "resting"})


@dataclass(frozen=True, slots=True)
class ListedOffer:
    """`facts` are those of a form on which it is ordered, as rules where a form says days; then its sale window.

    `price` is the full one, with a discount or a trial named beside it.
    """

    code: str
    name: str
    price: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class OfferGroup:
    title: str
    offers: tuple[ListedOffer, ...]


@dataclass(frozen=True, slots=True)
class OnSaleList:
    """`changes` are sentences; `foot` says whom to ask, "" where nobody is named."""

    language: Language
    title: str
    subtitle: str
    metadata_title: str
    operator: str
    version: str
    head: tuple[Fact, ...]
    groups: tuple[OfferGroup, ...]
    empty: str
    changes_title: str
    changes: tuple[str, ...]
    foot: str

    def page_words(self, *, number: int, total: int) -> str:
        return words.PAGE.say(self.language, number=number, total=total)


def on_sale_list(
    catalogue: Catalogue,
    *,
    before: Catalogue | None,
    day: date,
    zone: ZoneInfo,
    operator: Text,
    hall: Text | None,
    foot: str,
    language: Language,
) -> OnSaleList:
    """`before` is the edition before, None where there is none; `hall` None for the operator's own list."""
    offers = catalogue.on_sale(day)
    plans = tuple(each for each in offers if each.is_main_plan)
    services = tuple(each for each in offers if not each.is_main_plan and not each.conditions.requires)
    with_others = tuple(each for each in offers if not each.is_main_plan and each.conditions.requires)

    def listed(group: Sequence[Offering]) -> tuple[ListedOffer, ...]:
        return tuple(_listed(each, catalogue, day=day, zone=zone, language=language) for each in group)

    parts = ((words.PLANS, plans), (words.SERVICES, services), (words.WITH_OTHERS, with_others))
    return OnSaleList(
        language=language,
        title=words.TITLE.say(language),
        subtitle=words.SUBTITLE.say(language),
        metadata_title=words.METADATA_TITLE.say(language, version=catalogue.version),
        operator=operator.say(language),
        version=catalogue.version,
        head=_head(catalogue, day=day, count=len(offers), operator=operator, hall=hall, language=language),
        groups=tuple(OfferGroup(title.say(language), listed(each)) for title, each in parts if each),
        empty="" if offers else words.EMPTY.say(language),
        changes_title=words.CHANGES.say(language, version=before.version if before else words.NO_VERSION),
        changes=_changes(before, catalogue, day=day, zone=zone, language=language),
        foot=foot,
    )


def _head(
    catalogue: Catalogue, *, day: date, count: int, operator: Text, hall: Text | None, language: Language
) -> tuple[Fact, ...]:
    edition = words.VERSION_VALUE.say(language, version=catalogue.version, name=catalogue.name)
    said: list[tuple[str, Text, str]] = [("operator", words.OPERATOR, operator.say(language))]
    said += [("hall", words.HALL, hall.say(language))] if hall is not None else []
    said += [
        ("version", words.VERSION, edition),
        ("day", words.DAY, day.isoformat()),
        ("count", words.COUNT, words.COUNT_VALUE.say(language, n=count)),
        ("templates", words.TEMPLATES, catalogue.template_version),
    ]
    return tuple(Fact(key, label.say(language), value) for key, label, value in said)


def _ordered(offering: Offering, catalogue: Catalogue, *, day: date, zone: ZoneInfo, language: Language) -> ContentLine:
    """The line of a form on which somebody orders it, of whatever day."""
    line = OrderLine(offering.code, Action.ADD, "", None, offering, None, 0, None)
    names = MappingProxyType({code: each.name for code, each in catalogue.offerings.items()})
    return content_line(
        line,
        position=offering.position,
        today=day,
        zone=zone,
        offline=True,  # of no day yet: days count from when it begins
        account="",
        language=language,
        rules=catalogue.tariff_rules,
        names=names,
    )


def _listed(offering: Offering, catalogue: Catalogue, *, day: date, zone: ZoneInfo, language: Language) -> ListedOffer:
    line = _ordered(offering, catalogue, day=day, zone=zone, language=language)
    until = offering.sale_until
    sold = words.WINDOW_FROM if until is None else words.WINDOW_TO
    window = Fact("window", words.WINDOW.say(language), sold.say(language, first=offering.sale_from, last=until or ""))
    facts = tuple(fact for fact in rule_facts(offering, line, language) if fact.key not in _OF_A_FORM)
    return ListedOffer(offering.code, line.title, _price(offering, line, language), (*facts, window))


def _price(offering: Offering, line: ContentLine, language: Language) -> str:
    return headline(offering, line.price.removeprefix("+"), language)


def _changes(
    before: Catalogue | None, now: Catalogue, *, day: date, zone: ZoneInfo, language: Language
) -> tuple[str, ...]:
    if before is None:
        return (words.NO_EARLIER.say(language),)

    def price(offering: Offering, catalogue: Catalogue) -> str:
        return _price(offering, _ordered(offering, catalogue, day=day, zone=zone, language=language), language)

    found = catalogue_changes(before, now, day=day)
    said = [words.CAME.say(language, name=o.name, code=o.code, price=price(o, now)) for o in found.came]
    said += [words.WENT.say(language, name=o.name, code=o.code) for o in found.went]
    for had, has in found.changed:
        was, becomes = price(had, before), price(has, now)
        text = words.REWORDED if was == becomes else words.REPRICED
        said.append(text.say(language, name=has.name, code=has.code, before=was, now=becomes))
    return tuple(said) or (words.NOTHING_CHANGED.say(language),)

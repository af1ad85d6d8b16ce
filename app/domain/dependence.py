"""What depends on what: services an offer goes with or does not, and the stars it asks for, as data of the offers.

Asked by the counter before a signature and by the centre after it, of the same Holdings and with the same words.
What a number may hold at once, whatever the offers say, is in holding.py.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from app.domain.holding import Holding
from app.domain.masking import mask_phone
from app.domain.money import yuan_short
from app.domain.offering import Companion, Conditions, Where
from app.texts import conditions as words
from app.texts.language import Text, same

Names = Mapping[str, Text]  # of offers, by code


class Named(Protocol):
    """An offer, as the counter or the centre has it."""

    @property
    def name(self) -> Text: ...


class NamesOf(Mapping[str, Text]):
    """The offers' names, each looked up when it is said: a catalogue has up to 100,000, a refusal a few."""

    def __init__(self, offers: Mapping[str, Named]) -> None:
        self._offers = offers

    def __getitem__(self, code: str) -> Text:
        return self._offers[code].name

    def __iter__(self) -> Iterator[str]:
        return iter(self._offers)

    def __len__(self) -> int:
        return len(self._offers)


def unmet(conditions: Conditions, *, number: str, stars: int, others: Sequence[Holding]) -> Companion | int | None:
    """The first condition that is not met beside `others`: what is missing or in the way, or the stars it asks for."""
    if stars < conditions.stars_from:
        return conditions.stars_from
    missing = (each for each in conditions.requires if not _there(each, number=number, others=others))
    in_the_way = (each for each in conditions.excludes if _there(each, number=number, others=others))
    return next(missing, None) or next(in_the_way, None)


def dependence_refusal(wanted: Holding, *, stars: int, others: Sequence[Holding], names: Names) -> Text | None:
    """Why `wanted` cannot be had beside `others`, all as they will be once the form is in effect; None where it can."""
    open_one = unmet(wanted.conditions, number=wanted.number, stars=stars, others=others)
    name, number = _name(wanted.code, names), mask_phone(wanted.number)
    if isinstance(open_one, int):
        return words.STARS.filled(name=name, stars=open_one, has=stars)
    if open_one in wanted.conditions.requires:
        return words.REQUIRES.filled(name=name, what=companion_words(open_one, names=names, number=number))
    if open_one is not None:
        return words.EXCLUDES.filled(name=name, what=companion_words(open_one, names=names, number=number))
    against = next((held for held in others if held.conditions.excludes and _keeps_out(held, wanted)), None)
    if against is None:
        return None
    return words.EXCLUDED_BY.filled(name=name, other=_name(against.code, names), number=mask_phone(against.number))


def stranded(before: Sequence[Holding], after: Sequence[Holding]) -> Sequence[Holding]:
    """What had all it requires among `before` and lacks some of it among `after`, as what it goes with left it behind.

    What nobody can cancel ends by itself and holds nothing up.
    """
    return [held for held in after if held.may_leave and _stands(held, before) and not _stands(held, after)]


def stranded_refusal(
    leaving: Text, *, before: Sequence[Holding], after: Sequence[Holding], names: Names
) -> Text | None:
    """Why something cannot go or become another: what would be left behind, by name; None where nothing would."""
    left = stranded(before, after)
    if not left:
        return None
    named = [(_name(held.code, names), mask_phone(held.number)) for held in left]
    services = Text(
        "、".join(f"{name.zh}（{number}）" for name, number in named),
        ", ".join(f"{name.en} ({number})" for name, number in named),
    )
    said = words.STRANDS_ONE if len(named) == 1 else words.STRANDS
    return said.filled(name=leaving, services=services)


def companion_words(companion: Companion, *, names: Names, number: str | None = None) -> Text:
    """同一号码上的 5G全家129 或 5G全家199; with the number, where it is about one."""
    kinds = [words.KINDS[kind.value] for kind in companion.kinds]
    all_of = [*kinds, *(_name(code, names) for code in companion.codes)]
    what = Text("或".join(each.zh for each in all_of), " or ".join(each.en for each in all_of))
    if companion.least_fen:
        what = words.AT_LEAST.filled(what=what, sum=yuan_short(companion.least_fen))
    if companion.where is Where.ACCOUNT:
        return words.ON_ACCOUNT.filled(what=what)
    return words.ON_NUMBER.filled(what=what, number=number) if number else words.ON_SAME_NUMBER.filled(what=what)


def condition_words(conditions: Conditions, *, names: Names) -> Sequence[Text]:
    """Each condition as it stands on the line, before it is signed."""
    out = [words.SAYS_STARS.filled(stars=conditions.stars_from)] if conditions.stars_from else []
    out += [words.SAYS_REQUIRES.filled(what=companion_words(each, names=names)) for each in conditions.requires]
    out += [words.SAYS_EXCLUDES.filled(what=companion_words(each, names=names)) for each in conditions.excludes]
    return out


def _name(code: str, names: Names) -> Text:
    return names.get(code) or same(code)


def _stands(held: Holding, others: Iterable[Holding]) -> bool:
    if not held.conditions.requires:
        return True
    there = [other for other in others if other is not held and other.id != held.id]
    return all(_there(each, number=held.number, others=there) for each in held.conditions.requires)


def _keeps_out(held: Holding, wanted: Holding) -> bool:
    return any(_is(each, wanted, number=held.number) for each in held.conditions.excludes)


def _there(companion: Companion, *, number: str, others: Iterable[Holding]) -> bool:
    return any(_is(companion, held, number=number) for held in others)


def _is(companion: Companion, held: Holding, *, number: str) -> bool:
    here = companion.where is Where.ACCOUNT or held.number == number
    named = held.kind in companion.kinds or held.code in companion.codes
    return here and named and held.price_fen >= companion.least_fen

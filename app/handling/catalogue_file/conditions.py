"""`requires`, `excludes` and `stars_from` of an offer: what it goes with, what not, and whom it is for.

No field asks who is new (S99): equal_rights.py holds every file to it, these fields too.
"""

from app.domain.holding import STANDS_ALONE
from app.domain.offering import FOR_EVERYBODY, MAIN_PLANS, Companion, Conditions, Offering, OfferingKind, Where
from app.handling.data_file.table import Table
from app.texts import data_files as words
from app.texts.trials import TRIAL_THEN_NEEDLESS, TRIAL_THEN_UNKNOWN

OFFER = r"[A-Z0-9][A-Z0-9-]{1,31}"
MOST_STARS = 7


def read_conditions(table: Table) -> Conditions:
    """All three may be left out, as in every file of before 0.3; faults go to the table's list."""
    if not any(table.has(key) for key in ("requires", "excludes", "stars_from")):
        return FOR_EVERYBODY
    stars = table.whole_or_none("stars_from", least=1, most=MOST_STARS) if table.has("stars_from") else None
    read = Conditions(_companions(table, "requires"), _companions(table, "excludes"), stars or 0)
    return FOR_EVERYBODY if read == FOR_EVERYBODY else read  # the one that is quick to know


def check_conditions(tables: tuple[Table, ...], offerings: tuple[Offering, ...]) -> None:
    """What an offer goes with has to be in the file, and is never the offer itself alone."""
    known = {offering.code for offering in offerings}
    for table, offering in zip(tables, offerings, strict=True):
        for key, companions in (
            ("requires", offering.conditions.requires),
            ("excludes", offering.conditions.excludes),
        ):
            for code in (code for companion in companions for code in companion.codes):
                if code == offering.code:
                    table.fault(key, words.GOES_WITH_ITSELF, code=code)
                elif code not in known:
                    table.fault(key, words.UNKNOWN_OFFERING, code=code)
        if _only_for_who_has_none(offering, offerings):
            table.fault("excludes", words.EXCLUDES_ALL_ALIKE)
        if offering.trial_then and not offering.trial_months:
            table.fault("trial_then", TRIAL_THEN_NEEDLESS)
        elif offering.trial_then and not any(_goes_on(offering, other) for other in offerings):
            table.fault("trial_then", TRIAL_THEN_UNKNOWN)


def _goes_on(trial: Offering, then: Offering) -> bool:
    """S14: what follows a trial costs what the trial said it would."""
    alike = (then.kind, then.price) == (trial.kind, trial.price)
    return then.code == trial.trial_then and alike and not then.trial_months


def _only_for_who_has_none(offering: Offering, offerings: tuple[Offering, ...]) -> bool:
    """Whether what it excludes anywhere in the account is every other offer of its sort: only who has nothing yet
    could order it, which is "new customers" in other words (S99).
    """
    alike = MAIN_PLANS if offering.is_main_plan else {offering.kind}
    others = [other for other in offerings if other.kind in alike and other.code != offering.code]
    anywhere = [companion for companion in offering.conditions.excludes if companion.where is Where.ACCOUNT]
    return (
        offering.kind in STANDS_ALONE
        and bool(others)
        and all(any(_names(companion, other) for companion in anywhere) for other in others)
    )


def _names(companion: Companion, offering: Offering) -> bool:
    return offering.code in companion.codes or (
        offering.kind in companion.kinds and offering.price.fen >= companion.least_fen
    )


def _companions(table: Table, key: str) -> tuple[Companion, ...]:
    if not table.has(key):
        return ()
    found = []
    for row in table.rows_or_none(key):
        kinds = row.choices_or_none("kinds", OfferingKind)
        codes = row.codes_or_none("codes", OFFER, example="26GD-RH-0129")
        least = row.fen_or_none("yuan_from")
        found.append(Companion(row.choice("where", Where), kinds, codes, least or 0))
        row.finish()
        if not kinds and not codes and row.sound("kinds", "codes"):
            row.fault("kinds", words.NAMES_NOTHING)
    return tuple(found)

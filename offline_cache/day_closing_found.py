"""What the close found outside the store, the providers' lists and the centre, as items, and in a word for its step."""

from collections.abc import Iterator
from typing import Final

from app.domain.cash_period import difference_words
from app.domain.day_close import OpenItem, OpenKind
from app.domain.day_digest import HALL, Difference, DiffersHow, DigestRow
from app.domain.day_summary import DigestFigure, MethodCheck
from app.domain.money import yuan
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.texts import day_close as words
from app.texts.language import Text, same
from offline_cache.day_closing_rows import Found
from offline_cache.day_open_items import hash_of
from offline_cache.day_open_people import subject_of

NO_CENTRE: Final = "none"
SILENT: Final = "silent"
SAID: Final = "said"
MOST_ONE_BY_ONE: Final = 20  # differences; a centre that lost a day has more, and they are carried as one
_DIFFER: Final = {
    DiffersHow.NOT_AT_CENTRE: (words.NOT_AT_CENTRE, words.NOT_AT_CENTRE_HINT),
    DiffersHow.NOT_IN_HALL: (words.NOT_IN_HALL, words.NOT_IN_HALL_HINT),
    DiffersHow.OTHERWISE: (words.OTHERWISE, words.OTHERWISE_HINT),
}


def found_items(found: Found) -> Iterator[OpenItem]:
    for check in found.checks:
        yield from _of_check(check)
    if found.centre == SILENT:
        subject = subject_of(OpenKind.CENTRE_SILENT)
        yield OpenItem(OpenKind.CENTRE_SILENT, subject, words.SILENT_CENTRE, words.SILENT_CENTRE_HINT)
    yield from _of_differences(found.differences)
    if found.backup is not None:
        said = words.NO_BACKUP.filled(why=found.backup)
        yield OpenItem(OpenKind.BACKUP_FAILED, subject_of(OpenKind.BACKUP_FAILED), said, words.NO_BACKUP_HINT)


def checks_note(checks: tuple[MethodCheck, ...]) -> Text:
    return words.CHECKED.filled(count=len(checks)) if checks else words.NO_PROVIDER


def compare_note(found: Found) -> Text:
    if found.centre == NO_CENTRE:
        return words.NO_CENTRE
    if found.centre == SILENT:
        return words.SILENT_CENTRE
    ours = next((each for each in found.digests if each.side == HALL), None)
    if ours is None or found.differences:
        return words.CARRIED_SO_MANY.filled(count=len(found.differences))
    return words.AGREED.filled(count=ours.count, sum=yuan(ours.sum_fen))


def compared(hall: DigestFigure, centre: DigestFigure | None, *, there: bool) -> tuple[str, tuple[DigestFigure, ...]]:
    """What is kept of the comparison."""
    if not there:
        return NO_CENTRE, (hall,)
    return (SILENT, (hall,)) if centre is None else (SAID, (hall, centre))


def cash_note(handed_in: int, running: int, difference_fen: int) -> Text:
    """Of the day's periods: how many were handed in, and how many still run and were carried."""
    difference = difference_words(difference_fen)
    if not handed_in:
        return words.CARRIED_DRAWERS.filled(running=running) if running else words.NO_DRAWERS
    if running:
        return words.COUNTED_BUT.filled(count=handed_in, running=running, difference=difference)
    return words.COUNTED.filled(count=handed_in, difference=difference)


def stopped_note(waited: int, at_desks: int) -> Text:
    """Who was cancelled when the tickets were stopped."""
    if at_desks:
        return words.STOPPED_AT_DESKS.filled(count=waited, at_desks=at_desks)
    return words.STOPPED.filled(count=waited) if waited else words.NOBODY_WAITED


def _of_check(check: MethodCheck) -> Iterator[OpenItem]:
    known = check.method in set(PaymentMethod)
    method = METHOD_WORDS[PaymentMethod(check.method)] if known else same(check.method)
    if check.theirs_fen is None:
        subject = subject_of(OpenKind.PROVIDER_SILENT, check.method)
        said = words.SILENT_PROVIDER.filled(method=method)
        yield OpenItem(OpenKind.PROVIDER_SILENT, subject, said, words.SILENT_PROVIDER_HINT, amount_fen=check.ours_fen)
    elif check.differing or (check.ours_fen, check.ours) != (check.theirs_fen, check.theirs):
        subject = subject_of(OpenKind.TAKINGS_DIFFER, check.method, hash_of([check]))
        said = words.DIFFERS.filled(method=method, count=max(1, len(check.differing)))
        apart = check.ours_fen - check.theirs_fen
        yield OpenItem(OpenKind.TAKINGS_DIFFER, subject, said, words.DIFFERS_HINT, amount_fen=apart)


def _of_differences(differences: tuple[Difference, ...]) -> Iterator[OpenItem]:
    if len(differences) > MOST_ONE_BY_ONE:
        state = hash_of(each.row.key for each in differences)
        first = differences[0].row.receipt_number
        said = words.MANY_DIFFER.filled(count=len(differences), number=first)
        subject = subject_of(OpenKind.DIGEST_DIFFERS, len(differences), state)
        yield OpenItem(OpenKind.DIGEST_DIFFERS, subject, said, words.OTHERWISE_HINT)
        return
    for each in differences:
        row = each.row
        about = {"number": row.receipt_number, "desk": row.desk, "sum": yuan(row.amount_fen)}
        said, hint = (text.filled(**about) for text in _DIFFER[each.how])
        subject = subject_of(OpenKind.DIGEST_DIFFERS, each.how.value, row.key)
        yield OpenItem(OpenKind.DIGEST_DIFFERS, subject, said, hint, desk=row.desk, amount_fen=row.amount_fen)


def lacking(found: Found) -> tuple[DigestRow, ...]:
    """Orders that the centre lacks: their desks send them again."""
    return tuple(each.row for each in found.differences if each.how is DiffersHow.NOT_AT_CENTRE)

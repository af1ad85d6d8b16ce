"""日结 where the hall's facts are kept: at the hall server, or at a lone counter, which is then the whole hall.

Each act is one transaction that looks at the version its caller saw, so that of two at once one is refused, and a kill
leaves what was done before. What is open is looked for anew each time. The last step seals the day; what arrives later
is booked on the next. Whoever may do it is asked before (StoredDayClosing, hall_close.py).
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from app.domain.audit import AuditKind
from app.domain.business_hall import desk_number
from app.domain.day_close import STEPS, Closer, CloseStanding, CloseStep, OpenItem, OpenKind
from app.domain.day_digest import CENTRE, HALL, CentreSaid, Difference, agree, differences, digest_of
from app.domain.day_summary import Closed, DaySummary, DigestFigure, MethodCheck
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.errors import DayCloseRefused, QueueRefused, Trouble
from app.ports import AuditEvent
from app.texts import day_close as words
from app.texts.language import Language, Text
from offline_cache import audit
from offline_cache.closed_days import last_closed, newest_closed, seal_day, sealed_summary
from offline_cache.day_book import called_in
from offline_cache.day_closing_found import compared, lacking, stopped_note
from offline_cache.day_closing_rows import Found, KeptClose, StepDone, closes_since, keep_close, read_close
from offline_cache.day_closing_told import items_of, note_of, standing_of
from offline_cache.day_digest import hall_rows, on_their_way
from offline_cache.day_known import known_until, off_by
from offline_cache.day_left import first_left_open
from offline_cache.day_open_items import at_desks
from offline_cache.day_open_people import CloseScope, has_queue
from offline_cache.hall_book import HallRules
from offline_cache.hall_closing import end_day
from offline_cache.journal import JournalKind, append
from offline_cache.store import Store

log = logging.getLogger(__name__)
_WANTED_FOR: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ClosePlace:
    """What the close needs of where it is done.

    `rules` are those of the queue in force, None where there is none. `catch_up` brings the facts up to date.
    `summary` works a day out inside the transaction that seals it. `takings` asks the providers for their lists.
    `back_up` raises Trouble. `opening_hours` are the hall's as printed, "" for none. `tickets_ended` is told after the
    queue's day was ended.
    """

    store: Store
    hall_id: str
    zone: ZoneInfo
    rules: Callable[[], HallRules] | None
    catch_up: Callable[[], object]
    summary: Callable[[Connection, date], DaySummary]
    takings: Callable[[date], tuple[MethodCheck, ...]]
    back_up: Callable[[], object]
    opening_hours: str = ""
    tickets_ended: Callable[[], None] = lambda: None


class DayCloser:
    """From any thread; the store's writer lets one act in at a time."""

    def __init__(self, place: ClosePlace) -> None:
        self._place = place

    def standing(self, day: date, *, desk: str = "") -> CloseStanding:
        """As `desk` sees it, which asks and so takes no customers. Raises DayTampered for a closed day that does not
        read back."""
        self._place.catch_up()
        with self._place.store.read() as connection:
            return self._standing(connection, read_close(connection, self._place.hall_id, day), desk=desk)

    def digest(self, day: date) -> DigestFigure:
        """The hall's side, for whoever asks the centre."""
        self._place.catch_up()
        with self._place.store.read() as connection:
            return digest_of(HALL, hall_rows(connection, self._place.hall_id, day))

    def wanted_again(self, day: date) -> tuple[str, ...]:
        """Ids of orders that the centre lacked when it was asked last."""
        with self._place.store.read() as connection:
            close = read_close(connection, self._place.hall_id, day)
        return tuple(row.key for row in lacking(close.found))

    def wanted_of(self, desk: str) -> tuple[str, ...]:
        """The same of the last closes, of one desk: its counter asks now and then, and sends them again."""
        since, mine = hall_date(self._place.store.clock.now(), self._place.zone) - _WANTED_FOR, desk_number(desk)
        with self._place.store.read() as connection:
            closes = closes_since(connection, self._place.hall_id, since)
        return tuple(row.key for close in closes for row in lacking(close.found) if desk_number(row.desk) == mine)

    def take(
        self,
        day: date,
        step: CloseStep,
        *,
        version: int,
        by: Closer,
        centre: CentreSaid | None = None,
        checks: tuple[MethodCheck, ...] | None = None,
        people: tuple[tuple[str, Text], ...] = (),
    ) -> CloseStanding:
        """Raises DayCloseRefused; where items of the step are still open after what was asked outside was kept.

        `centre` is what it said, for COMPARE; `checks` of the providers' lists, where the caller asked for them;
        `people` what the staff are called, for SIGN, where the caller knows them.
        """
        place = self._place
        place.catch_up()
        with place.store.read() as connection:
            close = read_close(connection, place.hall_id, day)
            if self._is_told_again(close, step, version=version, by=by):
                return self._standing(connection, close, desk=by.desk)
            self._expect(connection, close, step, version=version, by=by)
        if step is CloseStep.CHECK_TAKINGS:
            seen = place.takings(day) if checks is None else checks
            version = self._note(day, version, by, lambda connection, found: replace(found, checks=seen))
        elif step is CloseStep.COMPARE:
            said = centre or CentreSaid(False)
            version = self._note(
                day, version, by, lambda connection, found: self._compared(connection, day, said, found)
            )
        elif step is CloseStep.SIGN:
            self._refuse_open(day, by, but=OpenKind.BACKUP_FAILED)
            why = self._back_up()
            version = self._note(day, version, by, lambda connection, found: replace(found, backup=why))
        place.store.write(lambda connection: self._done(connection, day, step, version=version, by=by, people=people))
        if step is CloseStep.STOP_TICKETS:
            place.tickets_ended()
        elif step is CloseStep.SIGN and (why := self._back_up()) is not None:  # one that has the sealed day in it
            log.warning("%s is closed, but no backup was made since: %s", day, why.say(Language.EN))
        return self.standing(day, desk=by.desk)

    def carry(self, day: date, subject: str, *, reason: str, version: int, by: Closer) -> CloseStanding:
        """Raises DayCloseRefused for an item that there is none of any more."""

        def job(connection: Connection) -> None:
            close = read_close(connection, self._place.hall_id, day)
            if close.reasons.get(subject) == reason and close.last_by == by.number:
                return  # asked again after a lost answer
            self._expect_open(connection, close, version=version, by=by)
            item = next(
                (each for each in self._items(connection, close, desk=by.desk) if each.subject == subject), None
            )
            if item is None:
                raise DayCloseRefused(words.NO_SUCH_ITEM)
            said = f"{item.words.say(Language.ZH)}: {reason}"
            self._write_down(connection, AuditKind.DAY_CARRIED, day, said, Right.CLOSE_WITH_OPEN, by)
            self._keep(connection, close.with_item(item, reason), by)

        self._place.catch_up()
        self._place.store.write(job)
        return self.standing(day, desk=by.desk)

    # -- inside a transaction

    def _done(
        self,
        connection: Connection,
        day: date,
        step: CloseStep,
        *,
        version: int,
        by: Closer,
        people: tuple[tuple[str, Text], ...],
    ) -> None:
        place = self._place
        close = read_close(connection, place.hall_id, day)
        self._expect(connection, close, step, version=version, by=by)
        note = self._stop_tickets(connection, close, by) if step is CloseStep.STOP_TICKETS else None
        items = self._items(connection, close, desk=by.desk)
        wanted = items if step is CloseStep.SIGN else tuple(each for each in items if each.kind.step is step)
        _refuse(each for each in wanted if each.subject not in close.reasons)
        at = place.store.clock.now()
        if step is CloseStep.SIGN:
            note = self._seal(connection, close, items, by, people)
        done = StepDone(step, at, by.number, version, note or note_of(connection, place.hall_id, close, step, wanted))
        self._write_down(connection, AuditKind.DAY_CLOSE_STEP, day, step.called.zh, Right.CLOSE_DAY, by)
        self._keep(connection, close.with_step(done), by)

    def _stop_tickets(self, connection: Connection, close: KeptClose, by: Closer) -> Text:
        """Whoever waits is cancelled; whoever is at a desk only where the manager said so of each."""
        place, rules = self._place, self._place.rules
        if rules is None or not has_queue(connection):
            return words.NO_QUEUE
        sit = at_desks(self._items(connection, close, desk=by.desk))
        _refuse(each for each in sit if each.subject not in close.reasons)
        try:
            left = end_day(
                place.store,
                rules=rules(),
                day=close.day,
                by=by.number,
                at=place.store.clock.now(),
                at_desks_too=bool(sit),
            )
        except QueueRefused as refused:
            raise DayCloseRefused(refused.text, **refused.values) from refused
        return stopped_note(left - len(sit), len(sit))

    def _compared(self, connection: Connection, day: date, said: CentreSaid, found: Found) -> Found:
        rows = hall_rows(connection, self._place.hall_id, day)
        ours = digest_of(HALL, rows)
        centre, digests = compared(ours, said.digest, there=said.there)
        apart: tuple[Difference, ...] = ()
        if said.digest is not None and not agree(ours, said.digest):
            if not agree(said.digest, digest_of(CENTRE, said.keys)):
                raise DayCloseRefused(words.COMPARE_AGAIN)  # orders came while it was asked
            on_way = on_their_way(connection, self._place.hall_id, day)
            apart = differences(rows, said.keys, on_their_way=on_way)
        return replace(found, centre=centre, digests=digests, differences=apart)

    def _seal(
        self,
        connection: Connection,
        close: KeptClose,
        items: tuple[OpenItem, ...],
        by: Closer,
        people: tuple[tuple[str, Text], ...],
    ) -> Text:
        place, at = self._place, self._place.store.clock.now()
        number = newest_closed(connection, place.hall_id)[0] + 1
        reasons = [close.reasons[each.subject] for each in items]
        why = "；".join(dict.fromkeys(reasons))
        worked_out = place.summary(connection, close.day)
        called = {**dict(people), **dict(worked_out.called)}
        items = tuple(each.named(called) for each in items)
        before = last_closed(connection, place.hall_id)
        known = known_until(connection, place.hall_id, after=before, day=close.day)
        off = off_by(connection, place.hall_id, after=before, day=close.day)
        closed = Closed(number, at, by.number, by.name, tuple(each.words for each in items), why, "", known, off)
        silent = tuple(each.words for each in items if each.kind is OpenKind.DESK_SILENT)
        whole = replace(
            worked_out,
            digests=close.found.digests,
            checks=close.found.checks,
            missing=worked_out.missing or silent,
            closed=closed,
            called=called_in(worked_out, called),
        )
        sealed = seal_day(connection, place.hall_id, whole, key=place.store.closed_days_key)
        append(
            connection,
            key=place.store.journal_key,
            kind=JournalKind.DAY_CLOSED,
            subject=close.day.isoformat(),
            facts={
                "hall": place.hall_id,
                "day": close.day.isoformat(),
                "number": number,
                "seal": sealed.closed.seal if sealed.closed is not None else "",
                "staff": by.number,
                "device": by.device,
                "desk": by.desk,
            },
            at=at,
        )
        right = Right.CLOSE_WITH_OPEN if items else Right.CLOSE_DAY
        self._write_down(connection, AuditKind.DAY_CLOSED, close.day, f"Z {number}", right, by)
        return words.SIGNED.filled(number=f"{number:04d}")

    def _note(self, day: date, version: int, by: Closer, find: Callable[[Connection, Found], Found]) -> int:
        """Keeps what was found outside, whether or not the step can be done with it; gives the version after it."""

        def job(connection: Connection) -> int:
            close = read_close(connection, self._place.hall_id, day)
            self._expect_open(connection, close, version=version, by=by)
            found = find(connection, close.found)
            if found == close.found:
                return close.version
            return self._keep(connection, replace(close, found=replace(found, saw=close.version)), by).version

        return self._place.store.write(job)

    def _keep(self, connection: Connection, close: KeptClose, by: Closer) -> KeptClose:
        return keep_close(connection, self._place.hall_id, close, by=by.number, at=self._place.store.clock.now())

    def _write_down(
        self, connection: Connection, kind: AuditKind, day: date, said: str, right: Right, by: Closer
    ) -> None:
        store = self._place.store
        if by.device:
            said = words.DONE_FROM.say(Language.ZH, what=said, desk=by.desk, device=by.device)
        event = AuditEvent(kind, by.number, store.clock.now(), day.isoformat(), said, right=right, approver=by.approver)
        audit.note(connection, event, key=store.audit_key)

    # -- what is refused

    def _is_told_again(self, close: KeptClose, step: CloseStep, *, version: int, by: Closer) -> bool:
        """A step done already: the same person asked for it before, or saw that it is done."""
        done = close.step(step)
        return done is not None and (version == close.version or (done.by == by.number and version <= done.saw))

    def _expect(self, connection: Connection, close: KeptClose, step: CloseStep, *, version: int, by: Closer) -> None:
        self._expect_open(connection, close, version=version, by=by)
        due = next(each for each in STEPS if close.step(each) is None)
        if due is not step:
            raise DayCloseRefused(words.FIRST_THIS, step=due.called)

    def _expect_open(self, connection: Connection, close: KeptClose, *, version: int, by: Closer) -> None:
        place, day = self._place, close.day
        sealed = sealed_summary(connection, place.hall_id, day, key=place.store.closed_days_key)
        if version != close.version and not close.was_cut_short(version, by.number):
            raise DayCloseRefused(words.CHANGED_MEANWHILE, by=close.last_by or "—")
        if sealed is not None and sealed.closed is not None:
            raise DayCloseRefused(words.CLOSED_ALREADY, day=day, number=sealed.closed.number)
        if day > hall_date(place.store.clock.now(), place.zone):
            raise DayCloseRefused(words.NOT_YET, day=day)
        last = last_closed(connection, place.hall_id)
        if last is not None and day < last:
            raise DayCloseRefused(words.CLOSED_PAST, day=day, last=last)
        earlier = first_left_open(connection, place.hall_id, before=day)
        if earlier is not None:
            raise DayCloseRefused(words.EARLIER_FIRST, day=earlier)

    def _refuse_open(self, day: date, by: Closer, *, but: OpenKind) -> None:
        """Before anything takes time."""
        with self._place.store.read() as connection:
            close = read_close(connection, self._place.hall_id, day)
            items = self._items(connection, close, desk=by.desk)
        _refuse(each for each in items if each.kind is not but and each.subject not in close.reasons)

    def _back_up(self) -> Text | None:
        try:
            self._place.back_up()
        except Trouble as trouble:
            return trouble.text.filled(**trouble.values)
        return None

    def _items(self, connection: Connection, close: KeptClose, *, desk: str) -> tuple[OpenItem, ...]:
        return items_of(connection, self._scope(close.day, desk), close)

    def _standing(self, connection: Connection, close: KeptClose, *, desk: str) -> CloseStanding:
        key = self._place.store.closed_days_key
        return standing_of(connection, self._scope(close.day, desk), close, key=key)

    def _scope(self, day: date, desk: str) -> CloseScope:
        place = self._place
        return CloseScope(place.hall_id, place.zone, day, place.store.clock.now(), place.opening_hours, desk)


def _refuse(items: Iterable[OpenItem]) -> None:
    """Raises DayCloseRefused where there is any."""
    still = tuple(items)
    if still:
        raise DayCloseRefused(words.STILL_OPEN, count=len(still), first=still[0].words)

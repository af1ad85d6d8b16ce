"""Taking a batch from a counter: every entry gets its own answer, and what was accepted is durable before it is told.

Key record, order, agreement, payments and the lane's number are written in one transaction. A whole batch shares that
transaction; should the database refuse it, each entry is tried in one of its own, so that none holds up another.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from app.domain.content import Content
from app.domain.form_template import Templates
from app.ports import Clock, Ids
from app.texts import centre_answers as words
from app.wire.batch import AnswerStatus, BatchRequest, EntryAnswer, EntryEnvelope, Outcome, Reason, lane_of
from app.wire.cancellation import Cancellation
from central.books import Books
from central.checks import balance_refusal, line_refusals, overdue_refusal
from central.database import writing
from central.dependence import depends_refusals, left_standing
from central.examine import Examined, Oddity, ReadEntry, examine, reason
from central.line_by_line import Part, Stage, placed, taken_part
from central.matter_rules import MatterRules
from central.offers import Offer, Offers
from central.one_time_codes import proven
from central.order_rows import Acceptance, add_order
from central.reverse import amendment_refusal, reversal_refusal, reverse
from central.standing import Installed
from central.trials import keep_trials, trial_refusals
from central.waivers import Waivers, keep_waiver_uses, waiver_refusals
from central.wording import template_unknown, wording_refusal

_LANE_TAKEN = "lane_taken"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BatchTaker:
    """Takes batches; one for all requests."""

    engine: Engine
    offers: Offers
    clock: Clock
    ids: Ids
    templates: Templates
    rules: MatterRules = field(default_factory=MatterRules)
    waivers: Waivers = field(default_factory=Waivers)

    def take(self, request: BatchRequest) -> tuple[EntryAnswer, ...]:
        """The answers in the order of the entries. Raises OperationalError where nothing can be written."""
        return self.take_and_keep(request)[0]

    def take_and_keep(self, request: BatchRequest) -> tuple[tuple[EntryAnswer, ...], Sequence[Examined]]:
        """`take`, and what was read: to let go of thousands of small things takes a while, and the answer waits."""
        examined = [self._examine(envelope, device=request.device) for envelope in request.entries]
        return self._answers(request, examined), examined

    def _answers(self, request: BatchRequest, examined: Sequence[Examined]) -> tuple[EntryAnswer, ...]:
        try:
            return self._take(request, examined)
        except OperationalError:
            raise
        except Exception:
            # Whatever it is, one entry's fault must not stop the others: a queue behind it would never move again.
            log.exception("a batch of %s entries failed as a whole; each is tried alone", len(examined))
        return tuple(answer for one in examined for answer in self._take_alone(request, one))

    def _examine(self, envelope: EntryEnvelope, *, device: str) -> Examined:
        try:
            return examine(envelope, device=device)
        except Exception:
            log.exception("entry %s cannot be examined", envelope.key)
            return Examined(envelope, Oddity.STUMBLED)

    def _take_alone(self, request: BatchRequest, one: Examined) -> tuple[EntryAnswer, ...]:
        try:
            return self._take(request, [one])
        except OperationalError:
            raise
        except Exception:
            log.exception("entry %s cannot be taken", one.envelope.key)
            return (_wait(one, reason("stumbled", words.STUMBLED)),)

    def _take(self, request: BatchRequest, examined: Sequence[Examined]) -> tuple[EntryAnswer, ...]:
        with writing(self.engine) as connection:
            books = Books(
                connection, hall_id=request.hall, device_id=request.device, examined=examined, clock=self.clock
            )
            answers = tuple(
                self._answer(books, one, hall_id=request.hall, device_id=request.device) for one in examined
            )
            books.write()
        return answers

    def _answer(self, books: Books, one: Examined, *, hall_id: str, device_id: str) -> EntryAnswer:
        envelope, found = one.envelope, one.found
        if found is Oddity.DAMAGED:
            return _refuse(one, reason("sha256_differs", words.HASH_DIFFERS))
        kept = books.answered(envelope.key)
        if kept is not None:
            if kept.sha256 == envelope.sha256:
                return replace(kept.answer, status=AnswerStatus.ALREADY)
            return _refuse(one, reason("key_conflict", words.KEY_CONFLICT))
        due = books.last_seq(envelope.lane) + 1
        if envelope.lane_seq > due:
            return _wait(one, None)
        if found is Oddity.UNKNOWN_KIND:
            return _wait(one, reason("kind_unknown", words.KIND_UNKNOWN, kind=envelope.kind))
        if isinstance(found, Oddity):
            return _wait(one, reason("stumbled", words.STUMBLED))
        if isinstance(found, Cancellation):
            answer = self._cancel(books, one, found, hall_id=hall_id, device_id=device_id)
        elif isinstance(found, ReadEntry) and (wrong := _not_to_repair(books, one, found)) is not None:
            answer = _refuse(one, wrong)
        elif envelope.lane_seq < due:
            answer = _refuse(one, reason(_LANE_TAKEN, words.LANE_TAKEN))
        elif isinstance(found, Reason):
            answer = _refuse(one, found)
        else:
            answer = self._decide(books, one, found, hall_id=hall_id)
        if answer.status is not AnswerStatus.WAIT:
            books.keep_answer(envelope, answer)
        return answer

    def _decide(self, books: Books, one: Examined, read: ReadEntry, *, hall_id: str) -> EntryAnswer:
        ordered = read.ordered
        if books.knows_order(ordered.external_id):
            return _refuse(one, reason("order_known", words.ORDER_KNOWN))
        installed = books.installed(ordered.customer_id)
        if installed is None:
            return _refuse(one, reason("customer_unknown", words.CUSTOMER_UNKNOWN))
        version = ordered.catalogue_version
        offers = self.offers.version(books.connection, version)
        if offers is None:
            return _refuse(one, reason("catalogue_unknown", words.CATALOGUE_UNKNOWN, version=version))
        overdue = overdue_refusal(read, offers=offers, installed=installed, today=books.today)
        if overdue is not None:
            return _wait(one, overdue)
        unworded = self._worded(books, read, template_unknown)
        if unworded is not None:
            return _wait(one, unworded)
        part = self._taken_part(books, read, offers=offers, installed=installed, hall_id=hall_id)
        refused = (
            (part.first_reason() if part.whole_or_nothing else None)
            or self._worded(books, read, wording_refusal)
            or balance_refusal(read, charged=books.balance_charges(read))
            or reversal_refusal(books.connection, read, hall_id=hall_id, installed=installed, now=books.now)
            or left_standing(read, offers=offers, installed=installed)
            or amendment_refusal(books.connection, read, hall_id=hall_id)
        )
        if refused is not None:
            return _refuse(one, refused)
        if ordered.reverses:
            reverse(books.connection, read, hall_id=hall_id, installed=installed, now=books.now, ids=self.ids)
        order_id = f"{hall_id}.{self.ids.uuid7()}"
        acceptance = Acceptance(hall_id, books.zone, order_id, books.received_at, books.today.isoformat(), self.ids)
        lines = add_order(books.rows, part, acceptance, offers=offers, installed=installed)
        drawn_up_on = read.entry.content.drawn_up_on
        keep_waiver_uses(books.connection, part.charges, customer_id=ordered.customer_id, drawn_up_on=drawn_up_on)
        keep_trials(books.connection, part.read, offers=offers)
        books.spend_balances(read, order_id)
        books.move_lane(one.envelope)
        books.add_order(ordered.external_id)
        return EntryAnswer(one.envelope.key, AnswerStatus.ACCEPTED, Outcome.ACCEPTED, None, order_id, lines)

    def _taken_part(
        self,
        books: Books,
        read: ReadEntry,
        *,
        offers: Mapping[str, Offer],
        installed: Sequence[Installed],
        hall_id: str,
    ) -> Part:
        """What of the order can be taken, all that is known here asked of it."""
        stages: tuple[Stage, ...] = (
            lambda left: line_refusals(left, offers=offers, installed=installed),
            lambda left: self.rules.refusals(books.connection, left, missing=books.missing_matters),
            lambda left: _unproven(books, left, hall_id=hall_id),
            lambda left: depends_refusals(books.connection, left, offers=offers, installed=installed),
            placed(read, offers=offers, installed=installed),
            lambda left: trial_refusals(books.connection, left, offers=offers),
            lambda left: waiver_refusals(books.connection, left, waivers=self.waivers),
        )
        return taken_part(read, stages, offers=offers)

    def _cancel(
        self, books: Books, one: Examined, cancelled: Cancellation, *, hall_id: str, device_id: str
    ) -> EntryAnswer:
        """It takes the place of an entry that was refused, and the lane moves on; nothing else comes of it.

        A refusal for a hash that differs was not kept, so an entry never heard of counts as refused where the place is
        the due one of a lane of the caller's own: once the lane has moved, that entry cannot be taken any more. Where
        the place was taken already, and the entry refused for that, the lane stays where it is.
        """
        envelope = one.envelope
        earlier = books.answered(cancelled.supersedes)
        due = books.last_seq(envelope.lane) + 1
        if earlier is None:
            if not envelope.lane.startswith(lane_of(device=device_id, customer_id="")):
                return _refuse(one, reason("lane_wrong", words.LANE_WRONG))
        elif (earlier.lane, earlier.lane_seq) != (envelope.lane, envelope.lane_seq):
            return _refuse(one, reason("cancels_another", words.CANCELS_ANOTHER))
        elif earlier.answer.outcome is Outcome.ACCEPTED:
            return _refuse(one, reason("cancels_accepted", words.CANCELS_ACCEPTED))
        if envelope.lane_seq == due:
            books.move_lane(envelope)
        elif earlier is None or earlier.answer.reason is None or earlier.answer.reason.code != _LANE_TAKEN:
            return _refuse(one, reason(_LANE_TAKEN, words.LANE_TAKEN))
        cancellation_id = f"{hall_id}.{self.ids.uuid7()}"
        books.keep_cancellation(cancellation_id, cancelled)
        return EntryAnswer(envelope.key, AnswerStatus.ACCEPTED, Outcome.ACCEPTED, None, cancellation_id, ())

    def _worded(
        self, books: Books, read: ReadEntry, why: Callable[[Content, Templates], Reason | None]
    ) -> Reason | None:
        """A catalogue that holds its own words has no template to be held to."""
        if self.offers.has_own_words(books.connection, read.ordered.catalogue_version):
            return None
        return why(read.entry.content, self.templates)


def _not_to_repair(books: Books, one: Examined, read: ReadEntry) -> Reason | None:
    """Why an order sent once more does not take the place of the entry it names; None for any other entry.

    One never heard of counts as refused: a refusal for a hash that differs was not kept. Its place is the due one of
    the caller's own lane by now.
    """
    repair = read.repair
    earlier = books.answered(repair.supersedes) if repair is not None else None
    if earlier is None:
        return None
    if (earlier.lane, earlier.lane_seq) != (one.envelope.lane, one.envelope.lane_seq):
        return reason("repairs_another", words.REPAIRS_ANOTHER)
    if earlier.answer.outcome is Outcome.ACCEPTED:
        return reason("repairs_accepted", words.REPAIRS_ACCEPTED)
    return None


def _unproven(books: Books, read: ReadEntry, *, hall_id: str) -> dict[str, Reason]:
    """By line id: a code that was never given back for exactly this line of this version confirms nothing."""
    content, left = read.entry.content, {item.line_id for item in read.ordered.items}
    found: dict[str, Reason] = {}
    for line_id, message in read.by_code().items():
        if line_id not in left:
            continue
        known = proven(
            books.connection,
            hall_id=hall_id,
            message=message,
            form_id=content.form_id,
            version=content.version,
            line_id=line_id,
        )
        if not known:
            title = next(line.title for line in content.lines if line.id == line_id)
            found[line_id] = reason("code_unknown", words.CODE_UNPROVEN, name=title)
    return found


def _refuse(one: Examined, why: Reason) -> EntryAnswer:
    return EntryAnswer(one.envelope.key, AnswerStatus.REFUSED, Outcome.REFUSED, why, None, ())


def _wait(one: Examined, why: Reason | None) -> EntryAnswer:
    return EntryAnswer(one.envelope.key, AnswerStatus.WAIT, None, why, None, ())

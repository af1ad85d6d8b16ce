"""A ticket touched in the list: why it stands where it does, and what the greeter can do with it; each act once."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from app.domain.approval import Leave
from app.domain.matter import QueueClass
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.domain.ticket_ledger import TicketCourse
from app.domain.triage import Visitor, triage
from app.errors import HallTrouble, InputRefused, Trouble
from app.handling.at_queue import AtQueue
from app.handling.move_ticket import cancel_ticket, put_back, split_ticket, transfer_ticket
from app.texts import greeter as words
from app.texts.language import Language, Text
from ui.greeter.card_state import CardChoice, card_view, reasons_of
from ui.greeter.hall_side import course_of
from ui.greeter.outside import GreeterOutside
from ui.greeter.state import CardAct, CardView

DEADLINE_S = 12.0


@dataclass(slots=True)
class _Open:
    ticket_id: str
    choice: CardChoice = field(default_factory=CardChoice)


class TicketCard:
    """`close` takes the card away; `tell` says what came of it."""

    def __init__(self, outside: GreeterOutside, *, tell: Callable[[Text], None], close: Callable[[], None]) -> None:
        self._outside = outside
        self._tell = tell
        self._close = close
        self._render: Callable[[CardView], None] = lambda _: None
        self._open: _Open | None = None
        self.language = Language.ZH

    def listen(self, render: Callable[[CardView], None]) -> None:
        self._render = render
        self.refresh()

    def open(self, ticket_id: str) -> None:
        self._open = _Open(ticket_id)

    def forget(self) -> None:
        """The card is gone."""
        self._open = None

    def refresh(self) -> None:
        """The hall changed, or a second went by; a ticket that is over leaves no card."""
        opened, course = self._open, self._course()
        if opened is None:
            return
        if course is None:
            if not opened.choice.busy:
                self._close()
            return
        self._render(card_view(course, opened.choice, outside=self._outside, language=self.language))

    def choose_act(self, act: CardAct) -> None:
        opened, course = self._open, self._course()
        if opened is None or course is None or opened.choice.busy:
            return
        if act is CardAct.REPRINT:
            self._outside.papers.print_again(course, pages_url=self._outside.hall.seen().pages_url)
            self._done(words.PRINTED_AGAIN.filled(number=course.number.shown))
            return
        opened.choice = CardChoice(act=act)
        if act is CardAct.PUT_BACK:
            self.do()
        else:
            self.refresh()

    def back(self) -> None:
        self._change(CardChoice())

    def choose_option(self, value: str) -> None:
        """Where to: one; what leaves: any of them. Another choice is another act, asked under a key of its own."""
        choice = self._choice()
        if choice.act is CardAct.SPLIT:
            kept = tuple(each for each in choice.options if each != value)
            options = kept if value in choice.options else (*choice.options, value)
        else:
            options = (value,)
        self._change(replace(choice, options=options, key="", error=None))

    def choose_reason(self, value: str) -> None:
        """The number of a ready reason."""
        choice = self._choice()
        if choice.act is not None:
            said = reasons_of(choice.act)[int(value)].say(self.language)
            self._change(replace(choice, reason=said, key="", error=None))

    def type_reason(self, typed: str) -> None:
        self._change(replace(self._choice(), reason=typed, key="", error=None))

    def do(self) -> None:
        """Asked again after a lost answer, it is asked under the same key."""
        opened, course = self._open, self._course()
        if opened is None or course is None or opened.choice.act is None or opened.choice.busy:
            return
        choice = opened.choice
        if choice.act in (CardAct.TRANSFER, CardAct.CANCEL):
            try:
                checked_reason(choice.reason)
            except InputRefused as refused:
                said = refused.text.filled(**refused.values) if choice.reason.strip() else words.NEEDS_REASON
                self._change(replace(choice, error=said))
                return
        key = choice.key or self._outside.ids.uuid7()
        self._change(replace(choice, key=key, busy=True, error=None))
        right = Right.CANCEL_TICKET if choice.act is CardAct.CANCEL else Right.MOVE_TICKET
        self._outside.gate.ask(
            right,
            subject=course.ticket.id,
            about=course.number.shown,
            then=lambda leave: self._ask(course, replace(choice, key=key), leave),
            refused=lambda: self._change(replace(choice, key=key, busy=False)),
        )

    def _ask(self, course: TicketCourse, choice: CardChoice, leave: Leave) -> None:
        outside = self._outside

        def failed(error: Exception) -> None:
            if not isinstance(error, Trouble | TimeoutError):
                raise error
            lost = isinstance(error, HallTrouble | TimeoutError)
            said = words.ACT_UNANSWERED
            if isinstance(error, Trouble) and not lost:
                said = error.text.filled(**error.values)
            # A refused act is asked anew, a lost one again.
            self._change(replace(choice, busy=False, key=choice.key if lost else "", error=said))

        outside.lane.run(
            lambda: self._act(course, choice, outside.place(leave)),
            then=self._done,
            failed=failed,
            deadline_s=DEADLINE_S,
        )

    def _act(self, course: TicketCourse, choice: CardChoice, place: AtQueue) -> Text:
        """On the lane; gives the sentence for what came of it."""
        ticket_id, number, key = course.ticket.id, course.number.shown, choice.key
        if choice.act is CardAct.PUT_BACK:
            put_back(ticket_id=ticket_id, place=place, key=key)
            return words.WAS_PUT_BACK.filled(number=number)
        if choice.act is CardAct.CANCEL:
            cancel_ticket(ticket_id=ticket_id, reason=choice.reason, place=place, key=key)
            return words.WAS_CANCELLED.filled(number=number)
        if choice.act is CardAct.SPLIT:
            codes = tuple(code for code in course.matters if code in choice.options)
            queue = self._queue_for(course, codes)
            parts = split_ticket(ticket_id=ticket_id, codes=codes, queue=queue, place=place, key=key)
            return words.WAS_SPLIT.filled(number=number, left=parts.left.number.shown)
        to, to_desk = self._where(course, choice.options[0])
        transfer_ticket(ticket_id=ticket_id, to=to, reason=choice.reason, place=place, key=key, to_desk=to_desk)
        where = words.DESK_NAMED.filled(n=to_desk.lstrip("0")) if to_desk else to.called
        return words.TRANSFERRED.filled(number=number, where=where)

    def _queue_for(self, course: TicketCourse, codes: tuple[str, ...]) -> QueueClass:
        """Where these matters wait by the rules in force; a code no rule knows any more stays where it is."""
        matters = self._outside.matters()
        if all(code in matters for code in codes):
            return triage(matters, codes, Visitor(course.ticket.who)).queue
        return course.queue

    def _where(self, course: TicketCourse, option: str) -> tuple[QueueClass, str]:
        """`option` is a class, or a desk with a mark before it (card_state.DESK)."""
        kind, _, value = option.partition(":")
        if kind == "class":
            return QueueClass(value), ""
        picture = self._outside.hall.seen().picture
        duty = next(each for each in picture.desks if each.desk == value) if picture is not None else None
        skills = sorted(duty.skills) if duty is not None else []
        return (course.queue if course.queue in skills or not skills else skills[0]), value

    def _done(self, said: Text) -> None:
        self._tell(said)
        self._outside.hall.look_again()
        self._close()

    def _course(self) -> TicketCourse | None:
        if self._open is None:
            return None
        return course_of(self._outside.hall.seen().picture, self._open.ticket_id)

    def _choice(self) -> CardChoice:
        return self._open.choice if self._open is not None else CardChoice()

    def _change(self, choice: CardChoice) -> None:
        if self._open is not None:
            self._open.choice = choice
            self.refresh()

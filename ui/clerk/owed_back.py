"""Money customers have not got back: which provider refuses it or says nothing, tried again or paid in cash. No Qt."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from app.domain.approval import Leave
from app.domain.hall_time import clock_time, hall_date, on_paper
from app.domain.money import yuan
from app.domain.payment import METHOD_WORDS
from app.domain.payment_try import OpenReturn, ReturnState
from app.domain.right import Right
from app.handling.return_money import return_again, return_in_cash
from app.printer_ports import DrawerDesk
from app.texts import order_ending
from app.texts import owed_back as words
from app.texts.audit import reason_words
from app.texts.language import Language, Text
from app.texts.paying import RETURN_REFUSED
from app.texts.payment import REFUSED_BY_PROVIDER
from ui.clerk.dialogs import DialogStack
from ui.clerk.lists import joined
from ui.clerk.money_back import AtHand, MoneyBack
from ui.clerk.notice import NoticeAnswer
from ui.clerk.outside import Outside
from ui.clerk.state import DialogKind, ListRow, ListView
from ui.clerk.voice import Voice
from ui.frame.form_state import Pill, PillKind
from ui.frame.reason import AskReason, ReasonAsked

STORE_DEADLINE_S = 20.0
ABOUT = "owed_back"
T = TypeVar("T")


class Desk(Protocol):
    """The clerk's presenter as this sees it."""

    dialogs: DialogStack

    def open_dialog(self, dialog: DialogKind, *, over: bool = False) -> None: ...


class Till(Protocol):
    """The till as this sees it."""

    money_back: MoneyBack

    def look(self) -> None:
        """Asks providers about everything open, at once; what comes of it arrives in `found`."""


class OwedBack:
    """`serve` once; without it no reason can be asked. `listen` for the dialog, while it lies open."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice, till: Till) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._till = till
        self._ask: AskReason | None = None
        self._drawer: DrawerDesk | None = None
        self._render: Callable[[ListView], None] = lambda _: None
        self._selected = 0
        self._told: frozenset[str] = frozenset()
        self.open_ones: tuple[OpenReturn, ...] = ()

    def serve(self, ask: AskReason, *, drawer: DrawerDesk | None) -> None:
        """`ask` opens the dialog for a reason; `drawer` is None where this counter has none."""
        self._ask, self._drawer = ask, drawer

    def listen(self, render: Callable[[ListView], None]) -> None:
        self._render = render

    def found(self, open_ones: tuple[OpenReturn, ...]) -> None:
        """After each round of asking. Refused ones that nobody was told of are told once."""
        self.open_ones = open_ones
        refused = [each for each in open_ones if each.back.state is ReturnState.REFUSED]
        new = [each for each in refused if each.back.key not in self._told]
        if new:
            look = NoticeAnswer(words.LOOK.say(self._voice.language), self.open)
            self._voice.tell(_refused_words(new, refused), icon="circle-alert", about=ABOUT, answers=(look,))
        elif not refused and self._told:
            self._voice.take_back(ABOUT)
        self._told = frozenset(each.back.key for each in refused)
        self._emit()

    def open(self) -> None:
        """Read anew: another window of this counter may have changed it."""

        def then(open_ones: tuple[OpenReturn, ...]) -> None:
            self.open_ones, self._selected = open_ones, 0
            self._desk.open_dialog(DialogKind.OWED_BACK)

        self._run(self._outside.paying.book.open_returns, then)

    def move(self, step: int) -> None:
        self.select(self._selected + step)

    def select(self, place: int) -> None:
        self._selected = max(0, min(place, len(self.open_ones) - 1))
        self._emit()

    def again(self) -> None:
        """Enter: one that hangs is asked about, a refused one begun once more."""
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.back.state is ReturnState.OWED:
            self._begun()
            return
        out = self._outside

        def given(leave: Leave) -> None:
            def job() -> None:
                return_again(
                    back=chosen.back,
                    leave=leave,
                    today=hall_date(out.clock.now(), out.desk.hall.zone),
                    book=out.paying.book,
                    clock=out.clock,
                    ids=out.ids,
                )

            self._run(job, lambda _: self._begun())

        self._gate(Right.RETURN_MONEY, chosen, words.AGAIN_ABOUT, given)

    def _begun(self) -> None:
        self._voice.tell(words.ASKING, icon="info")
        self._till.look()

    def cash(self) -> None:
        """F8: what the provider refused is handed over here, for a reason; first why, then whoever may."""
        chosen = self._chosen()
        if chosen is None or self._ask is None:
            return
        if chosen.back.state is ReturnState.OWED:
            self._voice.tell(words.NOT_WHILE_OPEN, icon="info")
            return
        self._ask(
            ReasonAsked(
                title=words.CASH_TITLE,
                note=words.CASH_NOTE.filled(customer=chosen.customer, method=METHOD_WORDS[chosen.paid_by]),
                ready=words.CASH_REASONS,
                act=words.CASH_ACT,
                given=lambda _, reason: self._gate(
                    Right.RETURN_IN_CASH, chosen, words.CASH_ABOUT, lambda leave: self._hand_over(chosen, reason, leave)
                ),
                figure_label=order_ending.TO_RETURN,
                figure=yuan(chosen.back.amount_fen),
                figure_note=order_ending.DRAWER_OPENS if self._drawer is not None else order_ending.BY_HAND,
                danger=True,
            )
        )

    def _hand_over(self, chosen: OpenReturn, reason: str, leave: Leave) -> None:
        out = self._outside

        def job() -> None:
            return_in_cash(
                back=chosen.back,
                reason=reason,
                leave=leave,
                today=hall_date(out.clock.now(), out.desk.hall.zone),
                book=out.paying.book,
                clock=out.clock,
                ids=out.ids,
            )

        def then(_: None) -> None:
            said = words.CASH_DONE.filled(sum=yuan(chosen.back.amount_fen))
            reason = words.DRAWER_REASON.say(self._voice.language)
            self._till.money_back.given(chosen.back.signed_id, AtHand(said, leave, reason))
            self._renew()

        self._run(job, then)

    def _gate(self, right: Right, chosen: OpenReturn, about: Text, then: Callable[[Leave], None]) -> None:
        said = about.filled(
            customer=chosen.customer, sum=yuan(chosen.back.amount_fen), method=METHOD_WORDS[chosen.paid_by]
        )
        self._outside.gate.ask(
            right, subject=chosen.back.payment_id, about=said, order_id=chosen.back.signed_id, then=then
        )

    def _chosen(self) -> OpenReturn | None:
        return self.open_ones[self._selected] if self._selected < len(self.open_ones) else None

    def _renew(self) -> None:
        read = self._outside.paying.book.open_returns
        self._outside.store_lane.run(read, then=self.found, failed=self._voice.say_failed, deadline_s=STORE_DEADLINE_S)

    def _run(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """What somebody else saw to meanwhile is said, and the list is read anew."""

        def failed(error: Exception) -> None:
            self._voice.say_failed(error)
            self._renew()

        self._outside.store_lane.run(job, then=then, failed=failed, deadline_s=STORE_DEADLINE_S)

    def view(self) -> ListView:
        language, rows = self._voice.language, self.open_ones
        total = yuan(sum(each.back.amount_fen for each in rows))
        return ListView(
            title=words.TITLE.say(language),
            note=words.NOTE.say(language, n=len(rows), sum=total) if rows else "",
            rows=tuple(self._row(each, language) for each in rows),
            selected=min(self._selected, max(0, len(rows) - 1)),
            empty=words.NONE.say(language),
            enter=words.KEY_AGAIN.say(language),
            f8=words.KEY_CASH.say(language),
            f10="",
        )

    def _row(self, each: OpenReturn, language: Language) -> ListRow:
        back, zone = each.back, self._outside.desk.hall.zone
        today = hall_date(self._outside.clock.now(), zone)
        began = clock_time(back.begun_at, zone)
        if hall_date(back.begun_at, zone) != today:
            began = on_paper(back.begun_at, zone)[:16]
        asked = words.NOT_ASKED.say(language)
        if back.asked_at is not None:
            said = back.reason or words.NO_WORDS
            asked = words.ASKED.say(language, at=clock_time(back.asked_at, zone), said=said)
        since = words.ROW.say(language, method=METHOD_WORDS[each.paid_by], at=began, staff=each.staff)
        why = reason_words(each.because).say(language)
        refused = back.state is ReturnState.REFUSED
        pill = Pill(PillKind.REFUSED, words.PILL_REFUSED.say(language))
        return ListRow(
            key=back.key,
            title=joined((each.customer, each.receipt_number or words.FROM_FORM.say(language))),
            note=joined((since, why, asked)),
            aside=yuan(back.amount_fen),
            pill=pill if refused else Pill(PillKind.WAITING, words.PILL_HANGS.say(language)),
        )

    def _emit(self) -> None:
        self._render(self.view())


def _refused_words(new: Sequence[OpenReturn], refused: Sequence[OpenReturn]) -> Text:
    """One with its reason; several with their sum."""
    if len(refused) > 1:
        return words.WAITING.filled(n=len(refused), sum=yuan(sum(each.back.amount_fen for each in refused)))
    back = new[0].back
    why = back.reason or REFUSED_BY_PROVIDER
    return RETURN_REFUSED.filled(sum=yuan(back.amount_fen), method=METHOD_WORDS[back.method], why=why)

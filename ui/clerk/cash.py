"""Cash for a signed form: what is due, what was given, what goes back. No key of it moves money before Enter."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.content import Charge, Content
from app.domain.money import amount_in_words, read_amount, yuan, yuan_short
from app.domain.order import SignedVersion
from app.domain.order_form import OrderForm
from app.domain.payment import PaymentMethod, fen_left_over, fewest_notes, likely_tenders
from app.domain.payment_plan import parts_signed
from app.errors import InputRefused
from app.texts import clerk as words
from app.texts.language import Language

MOST_TYPED = 40  # characters: more than any amount, so that what is too long is said and not cut off
NO_SUM = "—"  # a change of ¥0.00 would say that exactly enough was given


@dataclass(frozen=True, slots=True)
class Tender:
    fen: int
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class CashState:
    """`typed` is what stands in the field; `problem` why Enter does nothing yet, "" where it takes the money.

    `short`: what was given is too little, and `change` is what is still to come; NO_SUM while no sum is given.
    """

    title: str
    subtitle: str
    due_label: str
    due: str
    capitals: str
    rows: tuple[tuple[str, str], ...]
    method_label: str
    method_note: str
    method_pill: str
    field_label: str
    typed: str
    tenders: tuple[Tender, ...]
    change_label: str
    change: str
    short: bool
    notes_label: str
    notes: str
    take_words: str
    may_take: bool
    problem: str
    wrong_words: str
    foot: str
    busy: bool


class Cash:
    """The payment dialog's presenter; `take` gets the fen given, `render` each new state."""

    def __init__(self, *, take: Callable[[int], None], enough: Callable[[], None] = lambda: None) -> None:
        """`enough` is called when what was entered comes to reach the sum, changes, or no longer reaches it."""
        self._take = take
        self._enough = enough
        self._render: Callable[[CashState], None] = lambda _: None
        self._content: Content | None = None
        self._form: OrderForm | None = None
        self._customer = ""
        self._due_fen = 0
        self._charges: tuple[Charge, ...] = ()
        self._language = Language.ZH
        self._typed = ""
        self._busy = False

    def listen(self, render: Callable[[CashState], None]) -> None:
        self._render = render

    def begin(self, signed: SignedVersion, *, language: Language) -> None:
        """A new sum; nothing of the last one stays. `language` is the clerk's, whatever was signed in."""
        self._content, self._form = signed.content, signed.form
        self._due_fen = sum(
            part.amount_fen for part in parts_signed(signed.content) if part.method is PaymentMethod.CASH
        )
        self._customer = signed.form.customer.masked_name if signed.form.customer is not None else ""
        self._typed, self._busy = "", False
        self.speak(language)

    def speak(self, language: Language) -> None:
        """The clerk chose another language."""
        self._language = language
        if self._form is not None:
            self._charges = self._form.in_language(language).content().charges
        self._emit()

    def repaint(self) -> None:
        """What stands beside the cash changed."""
        self._emit()

    @property
    def enough_fen(self) -> int:
        """What was entered, for the customer to see, once it covers the sum; 0 before that."""
        given = self._given()
        return given if given and self._content is not None and given >= self._due_fen else 0

    def type(self, typed: str) -> None:
        before = self.enough_fen
        self._typed = typed[:MOST_TYPED]
        self._emit()
        if self.enough_fen != before:
            self._enough()

    def press(self, digits: str) -> None:
        """A key of the keypad: digits, 00, a point, or ← for the last character away."""
        self.type(self._typed[:-1] if digits == "←" else self._typed + digits)

    def choose(self, fen: int) -> None:
        self.type(f"{fen // 100}.{fen % 100:02d}" if fen % 100 else str(fen // 100))

    def enter(self) -> None:
        """Takes the money where enough was given, once."""
        given = self._given()
        if self._busy or given is None or self._content is None or given < self._due_fen:
            self._emit()
            return
        self._busy = True
        self._emit()
        self._take(given)

    def ready_again(self) -> None:
        """The store could not take it: the sum may be entered once more."""
        self._busy = False
        self._emit()

    def _given(self) -> int | None:
        try:
            return read_amount(self._typed) if self._typed.strip() else None
        except InputRefused:
            return None

    def _problem(self, due: int, given: int | None) -> str:
        if not self._typed.strip():
            return words.CASH_TYPE_FIRST.say(self._language)
        if given is None:
            try:
                read_amount(self._typed)
            except InputRefused as refused:
                return refused.say(self._language)
        if given is not None and given < due:
            return words.CASH_SHORT.say(self._language, short=yuan(due - given))
        return ""

    def state(self) -> CashState | None:
        """None before the first `begin`."""
        content, language = self._content, self._language
        if content is None:
            return None
        due, whole, given = self._due_fen, content.sums.today_fen, self._given()
        problem = self._problem(due, given)
        short = given is not None and given < due
        change = given - due if given is not None and not problem else 0
        nothing_counts = given is None or (bool(problem) and not short)
        notes = self._pieces(change)
        return CashState(
            title=words.CASH_TITLE.say(language),
            subtitle=words.CASH_FOR.say(language, customer=self._customer, version=content.version),
            due_label=words.CASH_DUE.say(language),
            due=yuan(whole),
            capitals=amount_in_words(whole, language),
            rows=tuple((charge.name, yuan(charge.paid_fen)) for charge in self._charges),
            method_label=words.CASH_HOW.say(language),
            method_note=words.CASH_GOT.say(language, sum=yuan(given))
            if given
            else words.CASH_NOTHING_YET.say(language),
            method_pill=words.CASH_WAITING.say(language),
            field_label=words.CASH_FIELD.say(language),
            typed=self._typed,
            tenders=tuple(Tender(fen, yuan_short(fen), fen == given) for fen in likely_tenders(due)),
            change_label=(words.CASH_STILL if short else words.CASH_CHANGE).say(language),
            change=NO_SUM if nothing_counts else yuan(due - given if short and given is not None else change),
            short=short,
            notes_label=words.CASH_FEWEST.say(language) if notes else "",
            notes=notes,
            take_words=words.CASH_TAKE.say(language),
            may_take=not problem and not self._busy,
            problem=problem if self._typed.strip() else "",
            wrong_words=words.CASH_WRONG.say(language),
            foot=words.CASH_FOOT.say(language, due=yuan(whole)),
            busy=self._busy,
        )

    def _pieces(self, change_fen: int) -> str:
        """The change as notes and coins; fen, which none of them makes up, are said and not dropped."""

        def one(fen: int, count: int) -> str:
            note = words.NOTE_YUAN if fen >= 100 else words.NOTE_JIAO
            return note.say(self._language, n=fen // 100 if fen >= 100 else fen // 10, count=count)

        said, fen = [one(*piece) for piece in fewest_notes(change_fen)], fen_left_over(change_fen)
        if fen:
            said.append(words.NOTE_FEN_LEFT.say(self._language, n=fen))
        return ("，" if self._language is Language.ZH else ", ").join(said)

    def _emit(self) -> None:
        state = self.state()
        if state is not None:
            self._render(state)

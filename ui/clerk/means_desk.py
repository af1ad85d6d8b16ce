"""F4 before the signature: one means by its digit, or several with their sums. It stands on the form that is signed."""

import unicodedata
from collections.abc import Callable

from app.domain.money import read_amount, yuan
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.domain.payment_plan import PlannedPart, plan_fault, planned_parts, with_part
from app.errors import InputRefused
from app.texts import paying as words
from app.texts.language import Language, Text
from ui.clerk.fields_desk import Desk
from ui.clerk.means_state import MeansRow, MeansState
from ui.clerk.outside import Outside
from ui.clerk.state import DialogKind

MEANS = (PaymentMethod.CASH, PaymentMethod.CARD, PaymentMethod.SCAN, PaymentMethod.BALANCE)
ICONS = {
    PaymentMethod.CASH: "banknote",
    PaymentMethod.CARD: "credit-card",
    PaymentMethod.SCAN: "qr-code",
    PaymentMethod.BALANCE: "wallet",
}
SPLIT_KEY = str(len(MEANS) + 1)
MOST_TYPED = 12


class MeansDesk:
    """`open`, then a digit; or the split: rows, sums, which one pays the rest, Enter."""

    def __init__(self, outside: Outside, desk: Desk) -> None:
        self._outside = outside
        self._desk = desk
        self._render: Callable[[MeansState], None] = lambda _: None
        self._mixed = False
        self._typed: dict[PaymentMethod, str] = {}
        self._rest = PaymentMethod.CASH
        self._selected = 0
        self._problem: InputRefused | Text | None = None

    def listen(self, render: Callable[[MeansState], None]) -> None:
        self._render = render

    def open(self) -> None:
        """As it stands on the form."""
        form = self._desk.form
        self._mixed = bool(form.payment_fixed)
        self._typed = {part.method: _plain(part.amount_fen) for part in form.payment_fixed}
        self._rest = form.payment_method or PaymentMethod.CASH
        self._selected, self._problem = 0, None
        self._desk.open_dialog(DialogKind.MEANS)

    def press(self, key: str) -> None:
        """A character or ←: chooses a means by its digit, or is typed as the selected row's sum."""
        key = unicodedata.normalize("NFKC", key)
        if self._mixed:
            self._type(key)
        elif key == SPLIT_KEY:
            self.split()
        elif key in {str(n) for n in range(1, len(MEANS) + 1)}:
            self.choose(MEANS[int(key) - 1])

    def _type(self, key: str) -> None:
        """What is no sum stands there as it was typed until Enter says so."""
        method = MEANS[self._selected]
        had, self._problem = self._typed.get(method, ""), None
        if method is not self._rest:
            whole = had[:-1] if key == "←" else had + key
            if len(whole) > MOST_TYPED:
                self._problem = words.MEANS_TOO_LONG
            else:
                self._typed[method] = whole
        self._emit()

    def choose(self, method: PaymentMethod) -> None:
        """All of it by this means; in a split its row."""
        if self._mixed:
            self._selected = MEANS.index(method)
            self._emit()
            return
        fault = self._why_not(method)
        if fault:
            self._problem = fault
            self._emit()
        else:
            self._desk.close_dialog()
            self._desk.desk.pay_by(method)

    def split(self) -> None:
        self._mixed, self._problem = True, None
        self._selected = 0 if self._rest is not MEANS[0] else 1
        self._emit()

    def move(self, step: int) -> None:
        self._selected = max(0, min(self._selected + step, len(MEANS) - 1))
        self._emit()

    def rest_here(self) -> None:
        """The selected row pays what the others leave."""
        if self._mixed:
            self._rest = MEANS[self._selected]
            self._typed.pop(self._rest, None)
            self._emit()

    def enter(self) -> None:
        if not self._mixed:
            self.choose(MEANS[self._selected])
            return
        try:
            fixed = self._fixed()
        except InputRefused as refused:
            self._problem = refused
            self._emit()
            return
        fault = self._fault(fixed)
        if fault is not None:
            self._problem = fault
            self._emit()
            return
        self._desk.close_dialog()
        self._desk.desk.pay_by(self._rest, fixed=fixed)

    def _fixed(self) -> tuple[PlannedPart, ...]:
        """Raises InputRefused for what is no amount, or does not go together."""
        fixed: tuple[PlannedPart, ...] = ()
        for method in MEANS:
            typed = self._typed.get(method, "").strip()
            if typed and method is not self._rest:
                part = PlannedPart(method, read_amount(typed))
                fixed = with_part(fixed, part, due_fen=self._desk.form.due_today_fen())
        return fixed

    def _fault(self, fixed: tuple[PlannedPart, ...]) -> Text | None:
        form = self._desk.form
        parts = planned_parts(form.due_today_fen(), rest=self._rest, fixed=fixed)
        missing = next((part.method for part in parts if not self._has(part.method)), None)
        if missing is not None:
            return words.MEANS_NO_PROVIDER
        return plan_fault(
            parts,
            offline=form.offline,
            balance_fen=form.customer.balance_fen if form.customer is not None else 0,
            due_fen=form.due_today_fen(),
            top_up_fen=self._top_up_fen(),
        )

    def _top_up_fen(self) -> int:
        return sum(line.amount_fen for line in self._desk.form.counted_lines())

    def _why_not(self, method: PaymentMethod) -> Text | None:
        """Why this means cannot pay all of it."""
        form = self._desk.form
        if not method.by_provider:
            return None
        if form.offline:
            return words.MEANS_OFFLINE
        if not self._has(method):
            return words.MEANS_NO_PROVIDER
        fault = form.with_payment_method(method).payment_fault()
        return words.MEANS_ANOTHER.filled(why=fault) if fault is not None else None

    def _has(self, method: PaymentMethod) -> bool:
        return not method.by_provider or method in self._outside.paying.providers

    def state(self) -> MeansState:
        form, language = self._desk.form, self._desk.language
        due = yuan(form.due_today_fen())
        problem = self._problem
        if isinstance(problem, InputRefused):
            said = problem.say(language)
        else:
            said = problem.say(language) if problem is not None else ""
        return MeansState(
            title=words.MEANS_TITLE.say(language),
            note=words.MEANS_NOTE.say(language, due=due),
            rows=tuple(self._row(place, method, language) for place, method in enumerate(MEANS)),
            mixed=self._mixed,
            split_words=words.MEANS_MIXED.say(language),
            split_note=self._split_note(language),
            problem=said,
        )

    def _split_note(self, language: Language) -> str:
        """An example of what can be done now, "" where there is none."""
        if self._mixed:
            return words.MEANS_ONCE.say(language)
        may = next((method for method in (PaymentMethod.BALANCE, *MEANS) if self._may_pay_part(method)), None)
        return words.MEANS_MIXED_NOTE[may.value].say(language) if may is not None else ""

    def _may_pay_part(self, method: PaymentMethod) -> bool:
        """Beside cash."""
        form = self._desk.form
        if not method.by_provider or form.offline or not self._has(method):
            return False
        held = form.customer.balance_fen if form.customer is not None else 0
        return method is not PaymentMethod.BALANCE or min(held, form.due_today_fen() - self._top_up_fen()) > 0

    def _row(self, place: int, method: PaymentMethod, language: Language) -> MeansRow:
        form = self._desk.form
        note = ""
        if method is PaymentMethod.BALANCE and form.customer is not None:
            note = words.MEANS_BALANCE.say(language, balance=yuan(form.customer.balance_fen))
        due = form.due_today_fen()
        why_not = self._why_not(method)
        if why_not is not None and method is PaymentMethod.BALANCE and not form.offline and self._has(method):
            why_not = _balance_refused(note, top_up_fen=self._top_up_fen(), due_fen=due)
        if self._mixed:
            part_why = words.MEANS_OFFLINE if method.by_provider and form.offline else None
            why_not = part_why or (None if self._has(method) else words.MEANS_NO_PROVIDER)
        chosen = method is self._rest if self._mixed else method is form.payment_method and not form.payment_fixed
        return MeansRow(
            method=method,
            key=str(place + 1),
            icon=ICONS[method],
            name=METHOD_WORDS[method].say(language),
            note=note,
            why_not=why_not.say(language) if why_not is not None else "",
            sum=self._sum(method, due, language),
            chosen=chosen,
            selected=self._mixed and place == self._selected,
        )

    def _sum(self, method: PaymentMethod, due: int, language: Language) -> str:
        if not self._mixed:
            return words.MEANS_ALL.say(language, sum=yuan(due))
        if method is self._rest:
            return words.MEANS_REST.say(language, sum=yuan(due - self._typed_fen(due)))
        typed = self._typed.get(method, "")
        return f"¥{typed}" if typed else words.MEANS_TYPE.say(language)

    def _typed_fen(self, due: int) -> int:
        """What is typed so far, never more than is due."""
        total = 0
        for method, typed in self._typed.items():
            if method is not self._rest and typed.strip():
                try:
                    total += read_amount(typed)
                except InputRefused:
                    continue
        return min(total, due)

    def _emit(self) -> None:
        self._render(self.state())


def _balance_refused(balance: str, *, top_up_fen: int, due_fen: int) -> Text:
    """Why it cannot pay all, as short as a row."""
    if not top_up_fen:
        return words.MEANS_BALANCE_NOT_ALL.filled(balance=balance)
    most_fen = due_fen - top_up_fen
    said = words.MEANS_BALANCE_PART if most_fen > 0 else words.MEANS_BALANCE_TOP_UP
    return said.filled(balance=balance, most=yuan(most_fen))


def _plain(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}" if fen % 100 else str(fen // 100)

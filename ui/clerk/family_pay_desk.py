"""亲情付 of one line: the other number, who pays, the most a month, and that the other's holder agrees in person."""

from app.domain.family_pay import FamilyPay, OtherConsent
from app.domain.identity import check_phone, check_resident_id
from app.domain.masking import mask_document, mask_phone
from app.domain.matter import SumRange
from app.domain.matter_limits import family_pay_sums
from app.domain.money import yuan_short
from app.errors import InputRefused
from app.ports import Clock
from app.search_ports import OfferSearch
from app.texts import family_pay as words
from ui.clerk.fields_desk import Desk, FieldsDesk
from ui.clerk.fields_state import FieldsState
from ui.clerk.state import DialogKind

_FIELDS = {
    "other": (words.OTHER, words.OTHER_EXAMPLE),
    "limit": (words.LIMIT, words.LIMIT_EXAMPLE),
    "consent": (words.CONSENT, words.CONSENT_EXAMPLE),
}
_OTHER, _OWN = "other", "own"
_FEW = 5  # customers a whole number or document may find


class FamilyPayDesk(FieldsDesk):
    """`open` for a line, then what the clerk types; `keep` puts it on the form or says what is missing."""

    def __init__(self, desk: Desk, *, clock: Clock, search: OfferSearch, demo: bool) -> None:
        super().__init__(desk)
        self._search = search
        self._clock = clock
        self._demo = demo
        self._line_id = ""
        self._way = ""

    def open(self, line_id: str) -> None:
        line = next((line for line in self._desk.form.lines if line.id == line_id), None)
        agreed = line.family_pay if line is not None else None
        self._line_id, self._problem = line_id, None
        self._way, self._typed = "", {}
        if agreed is not None:
            self._way = _OTHER if agreed.other_pays else _OWN
            self._typed = {"other": agreed.other, "limit": str(agreed.limit_fen // 100)}
        self._desk.open_dialog(DialogKind.FAMILY_PAY)

    def _chosen(self, value: str) -> None:
        self._way = value

    def _put(self) -> None:
        """Without the other's consent it is kept too: the form says that it is missing."""
        self._desk.desk.pay_for(self._line_id, self._agreed())

    def _agreed(self) -> FamilyPay:
        """Raises InputRefused."""
        line = next(line for line in self._desk.form.lines if line.id == self._line_id)
        other = self._typed.get("other", "").replace(" ", "")
        if not other:
            raise InputRefused(words.NUMBER_MISSING)
        check_phone(other, demo=self._demo)
        if other == line.number:
            raise InputRefused(words.SAME_NUMBER)
        if not self._way:
            raise InputRefused(words.WAY_MISSING)
        consent = self._typed.get("consent", "").strip().upper()
        if consent:
            check_resident_id(consent, demo=self._demo)
            self._refuse_another(consent, other=other)
        agreed = OtherConsent(mask_document(consent), self._clock.now()) if consent else None
        sums = family_pay_sums(line.matter, catalogue=self._desk.form.catalogue)
        asked = FamilyPay(other, self._way == _OTHER, self._limit_fen(sums), agreed)
        had = line.family_pay
        return had if had is not None and agreed is None and had.same_terms(asked) else asked

    def _refuse_another(self, document: str, *, other: str) -> None:
        """The other's holder consents, nobody else: as far as this counter knows whose number it is. Raises
        InputRefused."""
        customer = self._desk.form.customer
        if customer is not None and other not in customer.numbers() and document == customer.identification.number:
            raise InputRefused(words.CONSENT_OF_OWN)
        holders = {hit.customer_id for hit in self._search.customers(other, limit=_FEW)}
        shown = {hit.customer_id for hit in self._search.customers(document, limit=_FEW)}
        if holders and not holders & shown:
            raise InputRefused(words.CONSENT_OF_ANOTHER, number=mask_phone(other))

    def _limit_fen(self, sums: SumRange) -> int:
        typed = self._typed.get("limit", "").strip()
        fen = int(typed) * 100 if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0
        if not sums.holds(fen):
            raise InputRefused(words.LIMIT_WRONG, least=yuan_short(sums.least_fen), most=yuan_short(sums.most_fen))
        return fen

    # ── what is painted ───────────────────────────────────────────────────────────────────

    def state(self) -> FieldsState:
        language, form = self._desk.language, self._desk.form
        line = next((line for line in form.lines if line.id == self._line_id), None)
        return FieldsState(
            title=words.TITLE.say(language),
            note=mask_phone(line.number) if line is not None else "",
            choice_label=words.WAY.say(language),
            options=((_OTHER, words.OTHER_PAYS.say(language)), (_OWN, words.OWN_PAYS.say(language))),
            chosen=self._way,
            fields=tuple(self._field(key, *said) for key, said in _FIELDS.items()),
            ticks_label="",
            ticks=(),
            told=(),
            against=(),
            problem=self._said(),
            keep=words.KEEP.say(language),
            next=words.NEXT.say(language),
            later=words.LATER.say(language),
        )

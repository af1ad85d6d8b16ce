"""The search popup's presenter: what is typed, what is found, what is chosen. It changes no form itself."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from app.domain.customer import Customer
from app.domain.order_form import OrderForm
from app.errors import CentralTrouble, Trouble
from app.ports import OrderRow
from app.search_ports import CustomerHit, OfferHit, OfferSearch
from app.texts import clerk as words
from app.texts.language import Language, Text, same
from ui.clerk.find_groups import HINTS, TAB_WORDS, TABS, tabs_of
from ui.clerk.find_state import FindState, HitRow, Scope, Tab, TabView
from ui.clerk.finding import LIMIT, Asked, found
from ui.clerk.hit_words import Look, detail, row
from ui.clerk.items import Act, AskCentre, FindReceipt, Item, TopUp, receipt_typed, top_up_of
from ui.clerk.put_on import put_on_words
from ui.frame.customer_card import shown_number


class FindDesk(Protocol):
    """The clerk's presenter as the popup sees it: the form searched for, and what becomes of a choice."""

    @property
    def form(self) -> OrderForm: ...
    @property
    def number(self) -> str: ...
    @property
    def language(self) -> Language: ...
    @property
    def finds_customers(self) -> bool:
        """Whether whoever sits here may search the customers of this counter."""
        ...

    @property
    def awaits_customer(self) -> bool:
        """One is chosen, and their record on its way."""
        ...

    def take_found(self, item: Item) -> None:
        """Raises Trouble with the sentence where it cannot be; an answer that comes later goes to found_later."""
        ...

    def key_of(self, act: Act) -> str:
        """The key that does it at this moment, "" for none."""
        ...

    @property
    def may_undo(self) -> bool: ...
    def undo(self) -> None:
        """What took the place of another line, or took it off."""
        ...

    def said_here(self) -> None:
        """The search stays open and says itself what can be undone: no notice lies over it."""
        ...

    def find_receipt(self, number: str, found: Callable[[OrderRow | None], None]) -> None: ...
    def look_up(self, customer_id: str, found: Callable[[Customer], None]) -> None: ...


class Finder:
    """Opened by F2, F3 or Ctrl+K. `render` is called with each new state."""

    def __init__(self, *, search: OfferSearch, desk: FindDesk, demo: bool) -> None:
        self._search = search
        self._desk = desk
        self._demo = demo
        self._render: Callable[[FindState], None] = lambda _: None
        self._open = False
        self._scope = Scope.OFFERS
        self._then_offers = False
        self._typed = ""
        self._matter = ""  # of which offers are shown before anything is typed
        self._all: Sequence[Item] = ()
        self._counts: Counter[Tab] = Counter()
        self._shown: Sequence[Item] = ()
        self._rows: dict[int, HitRow] = {}
        self._tab = Tab.ALL
        self._selected = 0
        self._generation = 0
        self._receipts: tuple[OrderRow, ...] = ()
        self._acts: tuple[Act, ...] = ()
        self._known: dict[str, Customer | None] = {}  # read for the right pane; None while it is being read
        self._last_look: Look | None = None
        self._problem: Text | Trouble | None = None
        self._busy = False
        self._amount_has_focus = False
        self._put_on: Text | None = None  # by Ctrl+Enter just now, with how many lines there are

    def listen(self, render: Callable[[FindState], None]) -> None:
        self._render = render
        render(self.state())

    # ── acts ──────────────────────────────────────────────────────────────────────────────

    def open(self, scope: Scope, *, receipts: tuple[OrderRow, ...] = (), acts: tuple[Act, ...] = ()) -> None:
        """F2 without a customer asks for the customer first and goes on to the offers. `acts` are those that work."""
        nobody = self._desk.form.customer is None and not self._desk.awaits_customer
        self._then_offers = scope is Scope.OFFERS and nobody
        self._scope = Scope.CUSTOMERS if self._then_offers else scope
        self._receipts, self._acts = receipts, acts
        self._known = {}
        self._matter = ""
        self._put_on = None
        self._open = True
        self.type("")

    def narrow(self, matter: str) -> None:
        """Before anything is typed, the offers of one matter alone; while a customer is asked for, of the next step."""
        self._matter = matter
        self._find()

    def close(self) -> None:
        self._open = False
        self._busy = False
        self._emit()

    def type(self, typed: str) -> None:
        """Every key press in the field comes here; what is found is worked out at once."""
        self._typed = typed
        self._problem = None
        self._amount_has_focus = False
        self._tab = Tab.ALL
        self._find()

    def next_tab(self, step: int) -> None:
        tabs = TABS[self._scope]
        if tabs:
            self.choose_tab(tabs[(tabs.index(self._tab) + step) % len(tabs)])

    def choose_tab(self, tab: Tab) -> None:
        self._tab = tab
        self._show()

    def move(self, step: int) -> None:
        self.select(self._selected + step)

    def select(self, index: int) -> None:
        self._selected = max(0, min(index, len(self._shown) - 1))
        self._problem = None
        self._emit()

    def type_amount(self, amount: str) -> None:
        """The amount field of a top-up."""
        at = self._selected
        if at < len(self._shown) and isinstance(self._shown[at], TopUp):
            shown = list(self._shown)
            shown[at] = top_up_of(amount)
            self._shown = shown
            self._rows.pop(at, None)
            self._generation += 1
        self._amount_has_focus = True
        self._problem = None
        self._emit()

    def take(self, *, and_go_on: bool) -> None:
        """Enter, or Ctrl+Enter to stay open for the next one."""
        if self._selected >= len(self._shown):
            return
        item = self._shown[self._selected]
        if isinstance(item, TopUp) and item.amount_fen is None and item.problem is None:
            self._amount_has_focus = True
            self._emit()
            return
        if isinstance(item, FindReceipt):
            return  # its answer is on the way, or was that nobody here has it
        before, first = self._desk.form, self._then_offers  # the customer may be there before take_found returns
        self._put_on = None
        self._busy = isinstance(item, AskCentre)  # and so may the centre's answer
        try:
            self._desk.take_found(item)
        except Trouble as trouble:
            self._busy = False
            self._problem = trouble
            self._emit()
            return
        if isinstance(item, AskCentre):
            self._emit()
        else:
            self._put_on = put_on_words(before, self._desk.form) if and_go_on else None
            self._after_taking(item, and_go_on, first)

    def undo(self) -> None:
        """Ctrl+Z before anything is typed: what Ctrl+Enter did to the lines there were."""
        self._put_on = None
        self._desk.undo()
        self._emit()

    def _after_taking(self, item: Item, and_go_on: bool, customer_first: bool) -> None:
        if isinstance(item, CustomerHit | AskCentre) and customer_first:
            self._go_on_to_offers()
        elif and_go_on and isinstance(item, OfferHit | TopUp):
            self._desk.said_here()
            self.type("")
        elif not isinstance(item, Act | OrderRow):  # an act may have opened the popup anew, an order closes it
            self.close()

    def _go_on_to_offers(self) -> None:
        """At once, before the customer's record is there: nobody's typing is lost."""
        self._then_offers = False
        self._scope = Scope.OFFERS
        self._busy = False
        self.type("")

    def centre_answered(self) -> None:
        """The customer asked for is on the form."""
        if self._busy:
            self._busy = False
            self._after_taking(AskCentre("", None), False, self._then_offers)

    def found_later(self, trouble: Trouble | Text) -> None:
        """The centre, or the store, answered that it cannot be: offers are for nobody then."""
        self._busy = False
        if self._open and self._scope is Scope.OFFERS and self._desk.form.customer is None:
            self._then_offers, self._scope = True, Scope.CUSTOMERS
            self.type("")
        self._problem = words.CENTRE_AWAY if isinstance(trouble, CentralTrouble) else trouble
        self._emit()

    def _ask_store(self, number: str) -> None:
        self._desk.find_receipt(number, lambda row: self._receipt_found(number, row))

    def _receipt_found(self, number: str, row: OrderRow | None) -> None:
        if not self._open or receipt_typed(self._typed) != number:
            return
        if row is None:
            self._problem = words.RECEIPT_UNKNOWN.filled(number=number)
        else:
            self._receipts = (*self._receipts, row)
            self._find()
        self._emit()

    def _customer_read(self, customer: Customer) -> None:
        self._known[customer.id] = customer
        self._emit()

    def form_changed(self) -> None:
        """Rows say what would happen to the form: a new form needs new words.

        The customer may come while they are asked for here (F3, Enter and F2 in one go): what was typed was an offer.
        """
        if self._open and self._then_offers and self._desk.form.customer is not None and not self._busy:
            self._then_offers, self._scope = False, Scope.OFFERS
            self._find()
        elif self._open:
            self._rows.clear()
            self._generation += 1
            self._emit()

    # ── what is found ─────────────────────────────────────────────────────────────────────

    def _find(self) -> None:
        desk = self._desk
        asked = Asked(
            self._typed.strip(),
            self._look(),
            self._search,
            matter=self._matter,
            finds_customers=self._scope is not Scope.OFFERS and desk.finds_customers,
            demo=self._demo,
            receipts=self._receipts,
            acts=self._acts,
        )
        self._all = found(asked, self._scope)
        self._show()
        for item in self._all:
            if isinstance(item, FindReceipt):
                self._ask_store(item.number)

    def _show(self) -> None:
        self._shown = self._all if self._tab is Tab.ALL else [i for i in self._all if self._tab in tabs_of(i)]
        self._counts = Counter(tab for item in self._all for tab in tabs_of(item))
        self._rows.clear()
        self._generation += 1
        self._selected = 0
        self._emit()

    # ── what is painted ───────────────────────────────────────────────────────────────────

    def row(self, index: int) -> HitRow:
        """Worked out when it is first painted: only what is visible costs anything."""
        if index not in self._rows:
            item, shown = self._shown[index], row(self._shown[index], self._look())
            self._rows[index] = replace(shown, code=self._desk.key_of(item)) if isinstance(item, Act) else shown
        return self._rows[index]

    def _look(self) -> Look:
        """The same for all rows of one form: what fits is found once."""
        form, number, language = self._desk.form, self._desk.number, self._desk.language
        last = self._last_look
        alike = last is not None and last.form is form and last.known is self._known
        if last is None or not alike or (last.number, last.language) != (number, language):
            last = self._last_look = Look(form, number, language, self._known)
        return last

    def _read_chosen(self, chosen: Item | None) -> None:
        """The whole record of the customer the bar stands on, once: what is shown of it is more than a search knows."""
        if isinstance(chosen, CustomerHit) and chosen.customer_id not in self._known:
            self._known[chosen.customer_id] = None
            self._desk.look_up(chosen.customer_id, self._customer_read)

    def state(self) -> FindState:
        language = self._desk.language
        chosen = self._chosen()
        told = detail(chosen, self._look()) if chosen is not None else None
        hint = words.HINT_CUSTOMER_FIRST if self._then_offers else HINTS[self._scope]
        return FindState(
            open=self._open,
            scope=self._scope,
            typed=self._typed,
            tabs=tuple(self._tab_view(tab, language) for tab in TABS[self._scope]) if self._open else (),
            tab=self._tab,
            count=len(self._shown),
            count_words=self._count_words(language),
            generation=self._generation,
            selected=self._selected,
            detail=told,
            hint=hint.say(language),
            foot=self._foot(language),
            may_undo=self._put_on is not None and not self._typed and self._desk.may_undo,
            put_on=self._put_on.say(language) if self._put_on is not None else "",
            empty=self._empty(language),
            problem=self._problem.say(language) if self._problem else "",
            busy=self._busy_words(chosen).say(language),
            amount_has_focus=self._amount_has_focus,
            may_take_more=told is not None and told.may_take and self._goes_on_form(chosen),
        )

    def _chosen(self) -> Item | None:
        return self._shown[self._selected] if self._open and self._selected < len(self._shown) else None

    def _goes_on_form(self, chosen: Item | None) -> bool:
        """And the search could stay open for the next one."""
        if self._desk.form.customer is None and not self._desk.awaits_customer:
            return False
        return bool(chosen.amount_fen) if isinstance(chosen, TopUp) else isinstance(chosen, OfferHit)

    def _tab_view(self, tab: Tab, language: Language) -> TabView:
        return TabView(tab, TAB_WORDS[tab].say(language), len(self._all) if tab is Tab.ALL else self._counts[tab])

    def _count_words(self, language: Language) -> str:
        if not self._typed.strip():
            return ""
        many = len(self._all) >= LIMIT
        return (words.FOUND_MANY if many else words.FOUND).say(language, n=len(self._all))

    def _busy_words(self, chosen: Item | None) -> Text:
        if self._busy:
            return words.ASKING_CENTRE
        return words.FINDING_RECEIPT if isinstance(chosen, FindReceipt) and self._problem is None else same("")

    def _foot(self, language: Language) -> str:
        form, number = self._desk.form, self._desk.number
        if form.customer is None or self._scope is Scope.CUSTOMERS:
            return ""
        products = form.customer.products_on(number)
        return words.FOR_NUMBER.say(language, number=shown_number(number, products, form.catalogue, language))

    def _empty(self, language: Language) -> tuple[str, str]:
        typed = self._typed.strip()
        if not typed:
            return words.TYPE_TO_FIND.say(language), HINTS[self._scope].say(language)
        more = words.NOTHING_CUSTOMER if self._scope is Scope.CUSTOMERS else words.NOTHING_OFFER
        return words.NOTHING_FOUND.say(language, typed=typed), more.say(language)

    def _emit(self) -> None:
        self._read_chosen(self._chosen())
        self._render(self.state())

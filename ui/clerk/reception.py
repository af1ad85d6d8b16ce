"""Who sits at the desk: a known customer's record from the store, an unknown one's from the centre."""

from collections.abc import Callable

from app.domain.customer import Customer
from app.domain.order import CentralState, OrderState
from app.errors import CentralTrouble, Trouble
from app.ports import LinkState
from app.texts import clerk as words
from app.texts import clerk_orders
from app.texts.language import Text
from ui.clerk.items import AskCentre
from ui.clerk.outside import Outside
from ui.frame.outcome import Outcome

STORE_DEADLINE_S = 20.0
CENTRE_DEADLINE_S = 21.0  # a second more than a call to the centre may take (sync.md)


class Reception:
    """`chosen` gets the record, `not_found` the sentence. Acts given to `after` wait for the record.

    A record of the store is shown at once; while the centre answers, `renewed` gets it as it is there now. `became`
    gets the record as an order changed it.
    """

    def __init__(
        self,
        outside: Outside,
        *,
        chosen: Callable[[Customer], None],
        renewed: Callable[[Customer], None],
        became: Callable[[Customer], None],
        not_found: Callable[[Trouble | Text], None],
    ) -> None:
        self._outside = outside
        self._chosen = chosen
        self._renewed = renewed
        self._became = became
        self._not_found = not_found
        self._waiting: list[Callable[[], None]] = []
        self._followed: tuple[str, CentralState, tuple[tuple[str, OrderState], ...]] | None = None
        self.waits = False

    def choose(self, customer_id: str) -> None:
        """Somebody this counter knows."""
        customers = self._outside.customers
        self.waits = True

        def then(customer: Customer | None) -> None:
            if customer is None:
                self._failed(clerk_orders.CUSTOMER_GONE.filled())
            else:
                self._arrived(customer)
                self._renew(customer, told=self._renewed)

        self._outside.store_lane.run(
            lambda: customers.get(customer_id), then=then, failed=self._broke, deadline_s=STORE_DEADLINE_S
        )

    def ask_centre(self, asked: AskCentre) -> None:
        """By the whole number. Raises InputRefused where it cannot be one (a wrong check digit)."""
        if asked.refused is not None:
            raise asked.refused
        central = self._outside.central
        self.waits = True

        def then(customer: Customer | None) -> None:
            if customer is None:
                self._failed(words.CENTRE_KNOWS_NOBODY.filled(number=asked.number))
            else:
                self._keep(customer)

        self._outside.central_lane.run(
            lambda: central.find_customer(number=asked.number),
            then=then,
            failed=self._broke,
            deadline_s=CENTRE_DEADLINE_S,
        )

    def look_up(self, customer_id: str, then: Callable[[Customer], None]) -> None:
        """To be read, not chosen yet: nothing is said where the record is gone."""
        customers = self._outside.customers
        self._outside.store_lane.run(
            lambda: customers.get(customer_id),
            then=lambda customer: then(customer) if customer is not None else None,
            failed=self._no_answer,
            deadline_s=STORE_DEADLINE_S,
        )

    def follow(self, outcome: Outcome, customer: Customer) -> None:
        """What an accepted order does to its customer: as the store knows it, then as the centre does."""
        standing = (outcome.order.id, outcome.central, outcome.line_states)
        if standing == self._followed:
            return
        self._followed = standing

        def then(known: Customer) -> None:
            self._became(known)
            if outcome.central is CentralState.ACCEPTED:
                self._renew(known, told=self._became)

        self.look_up(customer.id, then)

    def _renew(self, known: Customer, *, told: Callable[[Customer], None]) -> None:
        """What took effect since `known` was kept; without an answer it stands."""
        central, customers = self._outside.central, self._outside.customers
        if central.link().state is not LinkState.ONLINE:
            return

        def kept(fresh: Customer) -> None:
            self._outside.store_lane.run(
                lambda: customers.renew(fresh, instead_of=known),
                then=told,
                failed=self._broke,
                deadline_s=STORE_DEADLINE_S,
            )

        def then(fresh: Customer | None) -> None:
            if fresh is not None and fresh.id == known.id and fresh != known:
                kept(fresh)

        self._outside.central_lane.run(
            lambda: central.find_customer(number=known.phone),
            then=then,
            failed=self._no_answer,
            deadline_s=CENTRE_DEADLINE_S,
        )

    def _no_answer(self, error: Exception) -> None:
        """The strip says that the centre is away; a bug goes on its way."""
        if not isinstance(error, Trouble | TimeoutError):
            raise error

    def after(self, act: Callable[[], None]) -> None:
        """What was asked for before the record came: nobody's typing is lost."""
        self._waiting.append(act)

    def _keep(self, customer: Customer) -> None:
        """Known here from now on: signing offline needs a record in the store."""
        customers = self._outside.customers

        def job() -> Customer:
            customers.put(customer)
            return customers.get(customer.id) or customer

        self._outside.store_lane.run(job, then=self._arrived, failed=self._broke, deadline_s=STORE_DEADLINE_S)

    def _arrived(self, customer: Customer) -> None:
        self.waits = False
        acts, self._waiting = self._waiting, []
        self._chosen(customer)
        for act in acts:
            act()

    def _broke(self, error: Exception) -> None:
        if isinstance(error, TimeoutError):
            self._failed(CentralTrouble(words.CENTRE_AWAY))
        elif isinstance(error, Trouble):
            self._failed(error)
        else:
            self.waits = False
            raise error

    def _failed(self, said: Trouble | Text) -> None:
        self.waits = False
        self._waiting = []
        self._not_found(said)

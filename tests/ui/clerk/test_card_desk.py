"""F11: a card opens its customer, stands on the form and in the trail; whatever goes wrong is said and no more."""

from dataclasses import replace

import pytest

from app.device_ports import CardReading
from app.domain.audit import AuditKind
from app.domain.customer import Customer
from app.domain.identity_card import IdentityCard, ReadOutcome
from app.domain.order_form import ToDoKind
from app.ports import LinkState
from app.texts import identity as words
from app.texts.language import Language
from devices.demo_reader import DemoReader
from tests.fakes.clerk_ports import Hall
from tests.fakes.clock import HandClock
from tests.fakes.identity_cards import HOLDER, PHOTO, a_card, card_of
from tests.fakes.orders import CATALOGUE, NOW, a_customer
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.card_state import CardPhase, CardState
from ui.clerk.state import DialogKind

STRANGER = replace(
    HOLDER,
    id="C-STRANGER",
    name="钱有余",
    phone="15412359999",
    identification=replace(HOLDER.identification, number="990105199001015210"),
)
CHILD = "990101201001010019"
MATTERS = {code: replace(each, real_name=code == "sim_replacement") for code, each in CATALOGUE.matters.items()}
REAL_NAME = replace(CATALOGUE, matters=MATTERS)


class CardAtDesk(ClerkAtDesk):
    """`card` is what the dialog paints."""

    card: CardState

    def __init__(self, hall: Hall | None = None) -> None:
        super().__init__(hall or Hall(catalogue=REAL_NAME, known=(HOLDER, a_customer(1)), held=False))
        self.presenter.card.listen(self._see)

    def _see(self, state: CardState) -> None:
        self.card = state

    def lay(self, card: IdentityCard) -> None:
        self.hall.reader.lays(CardReading(ReadOutcome.READ, card))
        self.presenter.card.open()

    @property
    def customer_name(self) -> str:
        customer = self.presenter.form.customer
        return customer.name if customer is not None else ""


def held_hall(*known: Customer) -> Hall:
    return Hall(catalogue=REAL_NAME, known=known or (HOLDER, a_customer(1)), held=True)


# ── a reading that counts ─────────────────────────────────────────────────────────────────


def test_a_card_opens_its_customer_and_says_so() -> None:
    desk = CardAtDesk()
    desk.lay(card_of(HOLDER))
    assert desk.customer_name == HOLDER.name
    assert desk.presenter.dialog is DialogKind.NONE
    read = desk.presenter.form.card_read
    assert read is not None
    assert (read.reader, read.read_at) == (card_of(HOLDER).reader, NOW)
    assert desk.form.customer is not None
    assert [badge.words for badge in desk.form.customer.badges] == ["已读卡 10:27"]
    assert "身份证已读" in desk.form.to_do.done
    assert desk.told[-1].words == "张** 的证件已读，10:27。"


def test_the_trail_says_who_read_whose_card_on_which_reader() -> None:
    desk = CardAtDesk()
    desk.lay(card_of(HOLDER))
    (event,) = [each for each in desk.hall.audit.events if each.kind is AuditKind.CARD_READ]
    assert (event.subject, event.reason, event.staff_number) == (HOLDER.id, card_of(HOLDER).reader, "2107")
    assert HOLDER.identification.number not in repr(event)


def test_somebody_only_the_centre_knows_is_asked_for_there_and_kept() -> None:
    hall = Hall(catalogue=REAL_NAME, known=(a_customer(1),))
    hall.central.people = (*hall.central.people, STRANGER)
    desk = CardAtDesk(hall)
    desk.lay(card_of(STRANGER))
    assert desk.customer_name == "钱有余"
    assert STRANGER.id in hall.customers.known


def test_the_same_customers_lines_stay_when_their_card_is_read_at_last() -> None:
    desk = CardAtDesk()
    desk.choose_customer(HOLDER.phone)
    desk.add("bhk")
    assert next(item.kind for item in desk.presenter.form.still_to_do()) is ToDoKind.READ_CARD
    desk.lay(card_of(HOLDER))
    (line,) = desk.presenter.form.lines
    assert desk.presenter.desk.selected == line.id, "the clerk's place on the form stays"
    assert ToDoKind.READ_CARD not in [item.kind for item in desk.presenter.form.still_to_do()]


def test_enter_on_the_wanted_card_begins_the_reading() -> None:
    desk = CardAtDesk(held_hall())
    desk.hall.store_lane.run_all()
    desk.choose_customer(HOLDER.phone)
    desk.hall.store_lane.run_all()
    desk.add("bhk")
    desk.presenter.open_to_do()
    assert desk.presenter.dialog is DialogKind.CARD
    assert desk.card.phase is CardPhase.READING


def test_another_persons_card_puts_the_form_aside_and_opens_theirs() -> None:
    other = replace(STRANGER, id="C-20001")
    hall = Hall(catalogue=REAL_NAME, known=(HOLDER, other))
    desk = CardAtDesk(hall)
    desk.choose_customer(HOLDER.phone)
    desk.add("bhk")
    desk.lay(card_of(other))
    assert desk.customer_name == "钱有余"
    assert desk.presenter.form.lines == ()
    assert [record.customer_masked for record in desk.presenter.put_away.records] == ["张**"]


def test_the_photo_of_the_chip_is_kept_only_where_the_card_is_needed() -> None:
    desk = CardAtDesk()
    desk.lay(card_of(HOLDER))
    assert not desk.presenter.form.attachments
    desk.add("bhk")
    desk.lay(card_of(HOLDER))
    (photo,) = desk.presenter.form.attachments
    assert desk.hall.attachments.kept[photo.id] == (desk.presenter.form.id, PHOTO)
    desk.lay(card_of(HOLDER))  # read once more: one photo is enough
    assert len(desk.presenter.form.attachments) == 1


def test_a_minor_needs_a_guardian() -> None:
    child = replace(HOLDER, identification=replace(HOLDER.identification, number=CHILD))
    desk = CardAtDesk(Hall(catalogue=REAL_NAME, known=(child,)))
    desk.lay(a_card(number=CHILD, name=child.name))
    assert "监护人" in desk.told[-1].words


# ── one that does not ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "outcome", [each for each in ReadOutcome if each not in (ReadOutcome.READ, ReadOutcome.CANCELLED)]
)
def test_every_other_end_is_said_in_the_dialog_and_can_be_tried_again(outcome: ReadOutcome) -> None:
    desk = CardAtDesk()
    desk.hall.reader.lays(CardReading(outcome, None))
    desk.presenter.card.open()
    assert (desk.card.phase, desk.card.sentence) == (CardPhase.FAILED, words.OUTCOMES[outcome].zh)
    assert desk.presenter.dialog is DialogKind.CARD
    assert desk.card.enter == "再读一次"
    desk.hall.reader.lays(CardReading(ReadOutcome.READ, card_of(HOLDER)))
    desk.presenter.card.enter()
    assert desk.customer_name == HOLDER.name


def test_the_record_of_another_under_the_number_opens_but_no_card_counts() -> None:
    desk = CardAtDesk()
    desk.lay(a_card(name="李四"))
    assert desk.customer_name == HOLDER.name
    assert desk.presenter.form.card_read is None
    assert "姓名和登记的不一样" in desk.told[-1].words
    assert not [each for each in desk.hall.audit.events if each.kind is AuditKind.CARD_READ]


def test_somebody_nobody_knows_is_said() -> None:
    desk = CardAtDesk()
    desk.lay(card_of(STRANGER))
    assert desk.card.sentence == words.NOBODY_KNOWN.zh
    desk.hall.central.go(LinkState.OFFLINE)
    desk.lay(card_of(STRANGER))
    assert desk.card.sentence == words.NOT_KNOWN_OFFLINE.zh
    assert desk.presenter.form.customer is None


def test_what_was_typed_is_no_reading() -> None:
    desk = CardAtDesk()
    desk.choose_customer(HOLDER.identification.number)
    assert desk.customer_name == HOLDER.name
    assert desk.presenter.form.card_read is None
    assert desk.form.customer is not None
    assert [badge.words for badge in desk.form.customer.badges] == ["按登记资料，未读卡"]


# ── stopping ──────────────────────────────────────────────────────────────────────────────


def test_esc_stops_the_reader_and_what_it_still_reads_counts_for_nothing() -> None:
    desk = CardAtDesk(held_hall())
    desk.hall.store_lane.run_all()
    desk.lay(card_of(HOLDER))
    assert (desk.card.phase, desk.card.sentence) == (CardPhase.READING, words.LAY_CARD.zh)
    desk.presenter.close_dialog()
    desk.presenter.card.stop()
    desk.hall.devices_lane.run_all()
    assert desk.hall.reader.stops[0].is_set()
    assert desk.presenter.form.customer is None


def test_a_customer_that_is_found_after_esc_is_not_put_on_the_form() -> None:
    desk = CardAtDesk(held_hall())
    desk.hall.store_lane.run_all()
    desk.lay(card_of(HOLDER))
    desk.hall.devices_lane.run_all()
    assert desk.card.phase is CardPhase.LOOKING_UP
    desk.presenter.card.stop()
    desk.hall.store_lane.run_all()
    assert desk.presenter.form.customer is None


def test_a_reading_given_up_does_not_end_the_next_one() -> None:
    desk = CardAtDesk(held_hall())
    desk.hall.store_lane.run_all()
    desk.presenter.card.open()
    desk.presenter.card.stop()
    desk.lay(card_of(HOLDER))
    painted: list[CardPhase] = []
    desk.presenter.card.listen(lambda state: painted.append(state.phase))
    desk.hall.devices_lane.run_all()
    assert painted == [CardPhase.LOOKING_UP]


def test_a_reader_that_hangs_past_its_time_is_gone() -> None:
    desk = CardAtDesk(held_hall())
    desk.lay(card_of(HOLDER))
    desk.hall.devices_lane.run_late()
    assert desk.card.sentence == words.OUTCOMES[ReadOutcome.READER_GONE].zh
    assert desk.hall.reader.stops[0].is_set()
    assert desk.presenter.form.customer is None


def test_a_form_with_the_customer_reads_no_card() -> None:
    desk = CardAtDesk()
    desk.ready()
    desk.presenter.sign()
    desk.presenter.card.open()
    assert desk.presenter.dialog is not DialogKind.CARD
    assert desk.hall.reader.stops == []


# ── the demo ──────────────────────────────────────────────────────────────────────────────


def demo_hall() -> Hall:
    reader = DemoReader((a_customer(1), HOLDER), clock=HandClock(NOW))
    hall = Hall(catalogue=REAL_NAME, known=(HOLDER, a_customer(1)), demo_cards=reader)
    return hall


def test_in_the_demo_a_card_is_chosen_first_and_the_customers_own_lies_nearest() -> None:
    desk = CardAtDesk(demo_hall())
    desk.presenter.card.open()
    assert (desk.card.phase, desk.card.selected) == (CardPhase.CHOOSING, 0)
    assert desk.card.rows[1].title == "张** 的身份证"
    desk.presenter.card.move(9)
    assert desk.card.selected == len(desk.card.rows) - 1
    desk.presenter.close_dialog()
    desk.choose_customer(HOLDER.phone)
    desk.presenter.card.open()
    assert desk.card.selected == 1
    assert desk.hall.reader.stops == []
    desk.presenter.card.enter()
    assert len(desk.hall.reader.stops) == 1


def test_the_dialog_speaks_the_clerks_language() -> None:
    desk = CardAtDesk()
    desk.hall.reader.lays(CardReading(ReadOutcome.EXPIRED, None))
    desk.presenter.set_language(Language.EN)
    desk.presenter.card.open()
    assert desk.card.sentence == words.OUTCOMES[ReadOutcome.EXPIRED].en

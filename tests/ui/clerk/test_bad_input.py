"""What may go wrong under a form: a catalogue nobody has any more, a code that was used. A sentence, nothing lost."""

from dataclasses import replace

import pytest

from app.domain.one_time_code import CodeAnswer, CodeWanted
from app.domain.order_form import ToDoKind
from app.domain.order_line import LineState
from app.errors import CentralTrouble
from app.texts import clerk as words
from app.texts import one_time_code as codes
from app.texts import refusals
from app.texts.language import Language
from tests.fakes.clerk_ports import AWAY, Hall
from tests.fakes.one_time_codes import PhoneInMemory
from tests.fakes.orders import CATALOGUE, RING_VIDEO
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.test_code_desk import AtCodes
from ui.frame.form_state import Phase

NEWER = replace(CATALOGUE, version="2026-11-20.1")
WITHOUT_RING = {code: offer for code, offer in CATALOGUE.offerings.items() if code != RING_VIDEO.code}
POORER = replace(NEWER, offerings=WITHOUT_RING)


def ready_desk(language: Language) -> ClerkAtDesk:
    desk = ClerkAtDesk(language=language)
    desk.ready()
    return desk


@pytest.mark.parametrize("language", list(Language))
def test_a_catalogue_that_vanished_under_an_open_form(language: Language) -> None:
    desk = ready_desk(language)
    desk.hall.catalogues.catalogue = POORER
    desk.presenter.tick()
    assert desk.screen.news is not None
    assert RING_VIDEO.name.say(language) in desk.screen.news.words
    assert len(desk.form.lines) == 3
    desk.presenter.sign()
    desk.customer_signs()
    desk.give("50")
    (order,) = desk.hall.book.recorded.values()
    assert order.signed.content.catalogue_version == NEWER.version


@pytest.mark.parametrize("language", list(Language))
def test_a_catalogue_that_vanished_under_a_signed_form(language: Language) -> None:
    desk = ready_desk(language)
    desk.presenter.sign()
    desk.customer_signs()
    desk.hall.catalogues.catalogue = POORER
    desk.presenter.tick()
    desk.give("50")
    (order,) = desk.hall.book.recorded.values()
    assert (order.signed.content.catalogue_version, len(order.signed.content.lines)) == (CATALOGUE.version, 4)
    assert desk.form.phase is Phase.ACCEPTED


@pytest.mark.parametrize("language", list(Language))
def test_a_catalogue_that_vanished_under_a_form_put_away(language: Language) -> None:
    desk = ready_desk(language)
    desk.presenter.parking.park()
    desk.hall.catalogues.catalogue = NEWER
    desk.presenter.take_up(desk.screen.drafts[0].key)
    assert words.NEWER_CATALOGUE.say(language) in desk.words()
    assert len(desk.form.lines) == 4
    assert [item.kind for item in desk.presenter.form.still_to_do()] == [ToDoKind.CONFIRM]


@pytest.mark.parametrize("language", list(Language))
def test_a_service_that_vanished_with_it_leaves_the_form_put_away(language: Language) -> None:
    desk = ready_desk(language)
    desk.presenter.parking.park()
    (before,) = desk.hall.book.saved.values()
    desk.hall.catalogues.catalogue = POORER
    desk.presenter.take_up(desk.screen.drafts[0].key)
    assert refusals.DRAFT_GONE.say(language) in desk.words()
    assert list(desk.hall.book.saved.values()) == [before]
    assert [draft.key for draft in desk.screen.drafts] == [before.form_id]


class LosesAnAnswer(PhoneInMemory):
    """The code was right and counts as used; the first answer never arrives."""

    lost = False

    def check(self, message: str, code: str, wanted: CodeWanted) -> CodeAnswer:
        answer = super().check(message, code, wanted)
        if not self.lost:
            self.lost = True
            raise CentralTrouble(AWAY)
        return answer


def test_a_confirmation_code_used_twice() -> None:
    hall = Hall()
    phone = LosesAnAnswer(hall.clock)
    hall.phone, hall.outside = phone, replace(hall.outside, codes=phone)
    desk = AtCodes(hall)
    desk.presenter.code.open()
    first = phone.code
    desk.type_and_check(first)
    assert desk.shown.problem
    desk.type_and_check(first)
    assert desk.shown.problem == codes.USED.zh
    assert desk.line_state() is LineState.WAITING
    desk.presenter.code.again()
    desk.type_and_check(phone.code)
    assert desk.line_state() is LineState.READY

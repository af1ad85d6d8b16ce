"""An accepted form on the desk: it stays as it is, every key says so, and only what works is offered."""

from collections.abc import Callable

import pytest

from app.ports import LinkState
from app.texts.language import Language
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.test_page import lines_on
from tests.ui.looks import settle
from ui.clerk.items import ACT_WORDS, Act
from ui.frame.form_state import Phase
from ui.shell.key_bar import KeyBar
from ui.widgets.words import Words

ACCEPTED_SAYS = "本单已受理，要改请另开一单（F6 下一位）。"


@pytest.mark.parametrize("key", ["F4", "cancel"])
def test_a_key_that_would_change_it_says_that_another_form_is_the_way(key: str) -> None:
    desk = ClerkAtDesk()
    desk.accepted()
    presenter = desk.presenter
    acts: dict[str, Callable[[], None]] = {
        "F4": presenter.pay,
        "cancel": lambda: presenter.cancel_product("P-plan"),
    }
    acts[key]()
    assert desk.told[-1].words == ACCEPTED_SAYS
    assert desk.form.phase is Phase.ACCEPTED


def test_f6_begins_the_next_form_and_says_where_this_one_is() -> None:
    desk = ClerkAtDesk()
    desk.accepted()
    desk.presenter.remove_line()
    desk.presenter.parking.park()
    assert desk.form.phase is Phase.EDITING
    assert desk.form.customer is None
    assert desk.told[-1].words == "已开新单。BH20261120-03-0001 已受理，在今天的单子里。"
    assert "locked" in desk.taken_back, "the sentence about the accepted form is gone with it"


def offered(desk: ClerkAtDesk) -> list[Act]:
    desk.presenter.find_anything()
    said = {words.name.zh: act for act, words in ACT_WORDS.items()}
    found = [said[desk.presenter.finder.row(index).name] for index in range(desk.found.count)]
    desk.presenter.finder.close()
    return found


def test_ctrl_k_offers_only_what_works_at_the_moment() -> None:
    desk = ClerkAtDesk()
    assert offered(desk) == [Act.READ_CARD, Act.ORDERS, Act.UNSENT, Act.DEAD, Act.OFFLINE, Act.MATTERS, Act.ON_SALE]
    desk.choose_customer()
    always = [Act.ORDERS, Act.UNSENT, Act.DEAD, Act.OFFLINE, Act.BILLS, Act.MATTERS, Act.ON_SALE]
    papers = [Act.READ_CARD, Act.ATTACHMENTS, Act.UNMASK]
    assert offered(desk) == [*papers, Act.HANDLER, *always, Act.NEW]
    desk.demo_lines()
    assert offered(desk) == [Act.PAY, *papers, Act.CODE, Act.HANDLER, Act.INVOICE, Act.PARK, *always, Act.NEW]
    desk.confirm()
    desk.presenter.pay()
    assert offered(desk)[:6] == [Act.SIGN, Act.PAY, *papers, Act.HANDLER]
    desk.presenter.sign()
    assert offered(desk) == [Act.TAKE_BACK, Act.ATTACHMENTS, Act.UNMASK, *always]
    desk.customer_signs()
    assert offered(desk) == [Act.PAY, Act.AMEND, Act.ATTACHMENTS, Act.UNMASK, *always]
    desk.give("20")
    assert offered(desk) == [Act.NEXT, *papers, *always[:3], Act.REPRINT, *always[3:]]


def test_every_offered_act_does_something_here() -> None:
    desk = ClerkAtDesk()
    done: list[str] = []
    desk.presenter.serve({Act.SETTINGS: lambda: done.append("settings"), Act.LOCK: lambda: done.append("lock")})
    desk.accepted()
    assert offered(desk)[-2:] == [Act.SETTINGS, Act.LOCK]
    for act in (Act.SETTINGS, Act.LOCK):
        desk.presenter.taking.take_found(act)
    assert done == ["settings", "lock"]
    desk.presenter.taking.take_found(Act.NEXT)
    assert desk.form.phase is Phase.EDITING


def key_words(bar: KeyBar) -> list[str]:
    return [part.text() for part in bar.findChildren(Words) if part.isVisible()]


def test_the_key_bar_shows_what_the_keys_do_now(make_counter: MakeCounter) -> None:
    counter = make_counter()
    bar = counter.window.key_bar
    assert "挂单" in key_words(bar)
    lines_on(counter, "jf20")
    counter.presenter.pay()
    counter.presenter.sign()
    settle(counter.window)
    assert key_words(bar) == ["收回来再改", "找任何事", "选行"]
    counter.customer_signs()
    counter.presenter.close_dialog()
    settle(counter.window)
    assert key_words(bar)[:2] == ["收款", "作废这一版"]
    counter.presenter.pay()
    counter.presenter.cash.type("20")
    counter.presenter.cash.enter()
    settle(counter.window)
    assert "挂单" not in key_words(bar)
    assert "下一位" in key_words(bar)


def test_a_form_of_drafts_alone_is_kept_by_the_big_button() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer()
    desk.hall.central.go(LinkState.OFFLINE)
    desk.presenter.tick()
    desk.add("dk300")
    assert desk.form.to_do.title == "这些只能先存草稿"
    assert "F6" in desk.form.to_do.explanation
    assert desk.form.to_do.items == ()
    assert (desk.screen.primary.key, desk.screen.primary.enabled) == ("F6", True)
    desk.presenter.parking.park()
    assert desk.told[-1].words == "已存草稿：张**，1 行。联网后 F6 取回。"
    assert [draft.why for draft in desk.hall.book.saved.values()] == ["offline"]


def test_one_line_is_one_line_in_english() -> None:
    desk = ClerkAtDesk(language=Language.EN)
    desk.choose_customer()
    desk.add("jf20")
    desk.presenter.parking.park()
    assert desk.told[-1].words == "Parked: 张**, 1 line. F6 brings it back."

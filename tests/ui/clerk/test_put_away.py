"""Forms put away, lists, and what a restart finds."""

from dataclasses import replace

from app.domain.approval import Leave
from app.domain.offering import Price, PriceType
from app.domain.right import Right
from app.outbox_ports import DeadEntry
from app.ports import DraftRecord, LinkState, PrintState, UnfinishedVersion
from app.texts import clerk as words
from app.texts.language import Language, Text, same
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CATALOGUE, CLERK, NOW, RING_VIDEO, a_customer, a_form, paid, signed
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.closing import Stage
from ui.clerk.items import Act
from ui.clerk.put_away import still_missing
from ui.clerk.state import DialogKind
from ui.frame.form_state import Phase


def test_every_change_is_kept_while_the_form_is_made() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer()
    assert desk.hall.book.saved == {}
    desk.add("cx199")
    assert [draft.why for draft in desk.hall.book.saved.values()] == ["left_open"]
    desk.presenter.remove_line()
    assert desk.hall.book.saved == {}


def test_only_the_newest_form_waits_behind_a_save_that_runs() -> None:
    hall = Hall(held=True)
    desk = ClerkAtDesk(hall)
    hall.store_lane.run_all()
    desk.choose_customer()
    hall.store_lane.run_all()
    for typed in ("cx199", "ldxs", "spcl"):
        desk.add(typed)
    assert hall.store_lane.waiting == 1
    hall.store_lane.run_all()
    assert [draft.summary.zh.count("、") for draft in hall.book.saved.values()] == [2]


def test_f6_parks_the_form_and_f6_on_an_empty_one_brings_it_back() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    parked = desk.form.form_id
    desk.presenter.parking.park()
    assert desk.told[-1].words == "已挂单：张**，4 行。F6 随时取回。"
    assert not desk.form.lines
    assert [row.key for row in desk.screen.drafts] == [parked]
    desk.presenter.parking.park()
    assert desk.screen.list is not None
    desk.presenter.lists.enter()
    assert (desk.form.form_id, len(desk.form.lines)) == (parked, 4)
    assert desk.screen.dialog is DialogKind.NONE
    assert desk.screen.drafts == ()


def test_f8_in_the_list_of_drafts_discards_the_chosen_one() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.presenter.parking.park()
    desk.presenter.parking.park()
    desk.presenter.lists.delete()
    assert desk.hall.book.saved == {}
    assert desk.screen.dialog is DialogKind.NONE


def test_choosing_somebody_else_parks_the_form_of_the_first() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.choose_customer(a_customer(1).phone)
    assert desk.form.customer is not None
    assert desk.form.customer.masked_name == "李*"
    assert not desk.form.lines
    assert [row.title for row in desk.screen.drafts] == ["张**"]


def test_a_signed_form_is_no_draft_any_more() -> None:
    desk = ClerkAtDesk()
    desk.signed()
    assert desk.hall.book.saved == {}


def test_a_draft_whose_customer_is_gone_is_said_and_kept() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.presenter.parking.park()
    desk.hall.customers.known.clear()
    desk.presenter.take_up(desk.screen.drafts[0].key)
    assert not desk.form.lines
    assert len(desk.hall.book.saved) == 1


def test_a_restart_shows_the_last_order_and_the_drafts_first() -> None:
    hall = Hall()
    ClerkAtDesk(hall).accepted()
    parking = ClerkAtDesk(hall)
    parking.demo_lines()
    parking.presenter.parking.park()
    desk = ClerkAtDesk(hall)
    assert desk.screen.last_order is not None
    assert desk.screen.last_order.title == "BH20261120-03-0001"
    assert [row.title for row in desk.screen.drafts] == ["张**"]


def test_a_restart_says_what_was_saved_and_not_printed() -> None:
    hall = Hall()
    ClerkAtDesk(hall).accepted()
    desk = ClerkAtDesk(hall)
    assert desk.words() == ["BH20261120-03-0001 已存好，还没打印，现在就打。"]
    hall.book.printer_says(next(iter(hall.book.recorded)), PrintState.CONFIRMED)
    assert ClerkAtDesk(hall).words() == []


def left_paid() -> Hall:
    hall = Hall()
    version = signed(a_form())
    hall.book.signed[version.id] = version
    hall.book.left = (UnfinishedVersion(signed=version, finishable=version, payment=paid(version)),)
    return hall


def test_a_restart_offers_to_finish_a_paid_version_and_takes_its_money_once() -> None:
    hall = left_paid()
    desk = ClerkAtDesk(hall)
    assert desk.screen.unfinished is not None
    assert "¥50.00 已收" in desk.screen.unfinished.sentence
    desk.presenter.close_dialog()
    assert desk.screen.unfinished is not None
    desk.presenter.restart.finish()
    assert desk.form.phase is Phase.ACCEPTED
    assert hall.book.money == {}
    assert len(hall.book.recorded) == 1
    desk.presenter.next_customer()
    assert desk.screen.dialog is DialogKind.NONE
    assert ClerkAtDesk(hall).screen.dialog is DialogKind.NONE


def test_a_restart_offers_to_return_the_money_instead() -> None:
    hall = left_paid()
    desk = ClerkAtDesk(hall)
    desk.presenter.restart.give_back()
    assert [reason for _, reason in hall.book.voided] == ["restart"]
    assert desk.told[-1].words == "已作废，请退 ¥50.00 给客户。"
    assert desk.screen.dialog is DialogKind.NONE
    assert desk.form.phase is Phase.EDITING


def test_a_signed_version_without_money_goes_on_to_the_cash() -> None:
    hall = Hall()
    version = signed(a_form())
    hall.book.left = (UnfinishedVersion(signed=version, finishable=version, payment=None),)
    desk = ClerkAtDesk(hall)
    desk.presenter.restart.finish()
    assert desk.presenter.closing.stage is Stage.SIGNED
    assert desk.screen.dialog is DialogKind.CASH
    desk.give("50")
    assert desk.form.phase is Phase.ACCEPTED


def test_a_version_whose_catalogue_is_gone_can_only_be_returned() -> None:
    hall = Hall()
    version = signed(a_form())
    hall.book.left = (UnfinishedVersion(signed=version, finishable=None, payment=paid(version)),)
    desk = ClerkAtDesk(hall)
    assert desk.screen.unfinished is not None
    assert desk.screen.unfinished.finish == ""
    desk.presenter.restart.finish()
    assert hall.book.recorded == {}
    desk.presenter.restart.give_back()
    assert [reason for _, reason in hall.book.voided] == ["restart"]


def test_todays_orders_are_listed_and_f10_prints_the_chosen_one() -> None:
    desk = ClerkAtDesk()
    desk.accepted()
    desk.presenter.next_customer()
    desk.presenter.lists.open_orders()
    assert desk.screen.list is not None
    assert [row.title for row in desk.screen.list.rows] == ["BH20261120-03-0001"]
    desk.presenter.lists.print_chosen()
    assert desk.hall.receipts.asked[-1][0] == "again"


def test_what_the_centre_sent_back_is_listed_with_its_reason() -> None:
    desk = ClerkAtDesk()
    reason = Text("客户已销户", "customer left")
    desk.hall.outbox.dead_entries = (DeadEntry("k", "BH20261120-03-0001", "张**", reason, NOW, 1),)
    desk.presenter.find_anything()
    desk.presenter.finder.type("退回")
    desk.presenter.finder.take(and_go_on=False)
    assert desk.screen.dialog is DialogKind.DEAD
    assert desk.screen.list is not None
    assert [row.note for row in desk.screen.list.rows] == ["客户已销户·送过 1 次"]


def test_discarding_forgets_the_form() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.presenter.taking.take_found(Act.NEW)
    assert not desk.form.lines
    assert desk.hall.book.saved == {}


def test_the_draft_taken_up_follows_the_link_as_it_is_now() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer()
    desk.add("bhk")
    desk.presenter.parking.park()
    desk.hall.central.go(LinkState.OFFLINE)
    desk.presenter.tick()
    desk.presenter.take_up(desk.screen.drafts[0].key)
    assert desk.form.lines[0].pill is not None
    assert desk.form.lines[0].pill.words == "离线不可办"


def test_a_draft_of_an_older_catalogue_is_taken_up_at_todays_prices_and_said() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.confirm()
    desk.presenter.parking.park()
    dearer = replace(RING_VIDEO, price=Price(PriceType.MONTHLY, 900, None))
    desk.hall.catalogues.catalogue = replace(
        CATALOGUE, version="2026-11-20.1", offerings={**CATALOGUE.offerings, dearer.code: dearer}
    )
    desk.presenter.take_up(desk.screen.drafts[0].key)
    assert desk.words()[-1] == words.NEWER_CATALOGUE.zh
    assert desk.presenter.form.unconfirmed_monthly_fen() == 900
    assert desk.presenter.form.catalogue.version == "2026-11-20.1"


def test_a_draft_of_todays_catalogue_is_taken_up_without_a_word() -> None:
    desk = ClerkAtDesk()
    desk.demo_lines()
    desk.presenter.parking.park()
    desk.presenter.take_up(desk.screen.drafts[0].key)
    assert words.NEWER_CATALOGUE.zh not in desk.words()


def offline_draft(desk: ClerkAtDesk) -> str:
    """Something that only the centre can promise, put away while it is away; then it is back."""
    desk.hall.central.go(LinkState.OFFLINE)
    desk.presenter.tick()
    desk.choose_customer()
    desk.add("dk300")
    form_id = desk.form.form_id
    desk.presenter.parking.park()
    desk.hall.central.go(LinkState.ONLINE)
    desk.presenter.tick()
    return form_id


def test_a_draft_from_offline_says_why_since_when_and_what_is_missing() -> None:
    desk = ClerkAtDesk()
    form_id = offline_draft(desk)
    desk.hall.clock.forward(days=2)
    desk.presenter.tick()
    desk.presenter.lists.open_drafts()
    assert desk.screen.list is not None
    (row,) = desk.screen.list.rows
    assert row.key == form_id
    assert row.pill is not None
    assert row.pill.words == "离线草稿"
    assert row.note.endswith("网络恢复，现在可以接着办")
    assert row.aside == "11-20 10:27，2 天前"


def test_a_draft_needs_the_network_only_while_it_is_away() -> None:
    desk = ClerkAtDesk()
    offline_draft(desk)
    ends = {
        LinkState.ONLINE: ("网络恢复，现在可以接着办", "the network is back: it can go on now"),
        LinkState.OFFLINE: ("还差：联网", "missing: the network"),
    }
    for link, (zh, en) in ends.items():
        desk.hall.central.go(link)
        desk.presenter.tick()
        for language, end in ((Language.EN, en), (Language.ZH, zh)):
            desk.presenter.set_language(language)
            assert desk.screen.drafts[0].note.endswith(end)
            desk.presenter.lists.open_drafts()
            assert desk.screen.list is not None
            assert desk.screen.list.rows[0].note.endswith(end)
            desk.presenter.close_dialog()


def test_a_draft_that_was_refused_offline_asks_for_the_network_and_for_no_other_line() -> None:
    """A top-up above the limit, a new SIM: each can be signed as it is once the network is back."""
    for typed in ("jf600", "bhk"):
        desk = ClerkAtDesk()
        desk.hall.central.go(LinkState.OFFLINE)
        desk.presenter.tick()
        desk.choose_customer()
        desk.add(typed)
        desk.presenter.parking.park()
        assert desk.screen.drafts[0].note.endswith("还差：联网")
        desk.hall.central.go(LinkState.ONLINE)
        desk.presenter.tick()
        assert desk.screen.drafts[0].note.endswith("网络恢复，现在可以接着办")


def test_what_the_customer_has_to_confirm_is_named_beside_the_network() -> None:
    desk = ClerkAtDesk()
    desk.hall.central.go(LinkState.OFFLINE)
    desk.presenter.tick()
    desk.choose_customer()
    for typed in ("spcl", "dk300"):
        desk.add(typed)
    desk.presenter.parking.park()
    assert desk.screen.drafts[0].note.endswith("还差：联网、客户确认视频彩铃")
    desk.hall.central.go(LinkState.ONLINE)
    desk.presenter.tick()
    assert desk.screen.drafts[0].note.endswith("还差：客户确认视频彩铃")


def test_what_else_is_missing_is_said_without_the_network_once_that_is_back() -> None:
    """A list of an older store that never named it stays as it is."""
    record = DraftRecord("F", NOW, "张**", same("单宽300M"), "offline", "{}")
    for missing, left in (
        (Text("联网、客户确认彩铃", "the network, the customer's yes"), Text("客户确认彩铃", "the customer's yes")),
        (same("联网、客户确认彩铃"), same("客户确认彩铃")),
        (same("联网电视的资费"), same("联网电视的资费")),
    ):
        assert still_missing(replace(record, missing=missing), away=False) == left
        assert still_missing(replace(record, missing=missing), away=True) == missing


def test_a_parked_form_is_named_in_the_language_of_whoever_looks() -> None:
    for parked_in, read_in in ((Language.ZH, Language.EN), (Language.EN, Language.ZH)):
        desk = ClerkAtDesk(language=parked_in)
        desk.choose_customer()
        desk.add("cx199")
        name = desk.presenter.form.lines[0].name
        desk.presenter.parking.park()
        desk.presenter.set_language(read_in)
        assert name.zh != name.en
        assert name.say(read_in) in desk.screen.drafts[0].note
        assert name.say(parked_in) not in desk.screen.drafts[0].note


def test_a_draft_from_offline_stays_listed_until_it_is_finished_or_discarded() -> None:
    desk = ClerkAtDesk()
    form_id = offline_draft(desk)
    desk.presenter.take_up(form_id)
    assert form_id in desk.hall.book.saved
    desk.presenter.remove_line()
    assert form_id in desk.hall.book.saved, "taking its last line off is no finishing"
    desk.choose_customer(a_customer(1).phone)
    desk.add("cx199")
    assert desk.form.form_id != form_id
    assert desk.hall.book.saved[form_id].summary.zh == "单宽300M"
    desk.presenter.take_up(form_id)
    desk.add("spcl")
    desk.presenter.parking.park()
    assert desk.hall.book.saved[form_id].why == "offline"
    desk.presenter.put_away.discard(form_id, Leave(CLERK, Right.DISCARD_DRAFT, form_id))
    assert form_id not in desk.hall.book.saved


def test_a_parked_form_says_what_the_customer_has_still_to_confirm() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer()
    desk.add("spcl")
    desk.presenter.parking.park()
    assert desk.screen.drafts[0].note.endswith("还差：客户确认视频彩铃")


def kept(hall: Hall) -> list[int]:
    return [draft.summary.zh.count("、") + 1 for draft in hall.book.saved.values()]


def test_a_form_that_is_parked_is_not_overwritten_by_what_it_was_before() -> None:
    hall = Hall(held=True)
    desk = ClerkAtDesk(hall)
    desk.choose_customer()
    hall.store_lane.run_all()
    for typed in ("cx199", "ldxs"):  # the second waits behind the first
        desk.add(typed)
    desk.add("spcl")
    desk.presenter.parking.park()
    hall.store_lane.run_all()
    assert [draft.why for draft in hall.book.saved.values()] == ["parked"]
    assert kept(hall) == [3]


def test_what_waited_behind_a_save_that_failed_is_saved_and_nothing_older_after_it() -> None:
    hall = Hall(held=True)
    desk = ClerkAtDesk(hall)
    desk.choose_customer()
    hall.store_lane.run_all()
    for typed in ("cx199", "ldxs"):
        desk.add(typed)
    hall.store_lane.run_late()
    assert hall.store_lane.waiting == 1
    desk.add("spcl")
    hall.store_lane.run_all()
    assert kept(hall) == [3]

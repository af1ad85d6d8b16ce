"""The centre away: what may be promised is worked out anew, drafts are kept, refusals say why."""

from dataclasses import replace

from app.domain.order import CentralState, OrderState
from app.domain.order_line import LineState
from app.ports import LinkState
from app.texts.language import Language
from tests.fakes.clerk_ports import STRANGER, Hall
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.back_online import Back
from ui.clerk.state import DialogKind
from ui.frame.form_state import Phase, PillKind


def offline_desk() -> ClerkAtDesk:
    desk = ClerkAtDesk()
    desk.choose_customer()
    desk.hall.central.go(LinkState.OFFLINE)
    desk.hall.clock.forward(minutes=4)
    desk.presenter.tick()
    return desk


def test_the_banner_says_what_was_kept_and_since_when() -> None:
    desk = offline_desk()
    assert desk.form.banner is not None
    assert desk.form.banner.words == "网络断开。可继续办理，签好的单存在本机，恢复后自动上传。"
    assert desk.form.banner.aside == "10:27 断开，已 4 分钟"


def test_the_banner_says_only_what_is_true_of_the_form_at_hand() -> None:
    desk = offline_desk()
    desk.add("jf100")
    assert desk.form.banner is not None
    assert desk.form.banner.words == "网络断开，本单已安全保存；签字后等网络恢复自动上传。可继续办理。"
    desk.presenter.pay()
    desk.presenter.sign()
    desk.customer_signs()
    assert desk.form.banner is not None
    assert desk.form.banner.words == "网络断开，本单已安全保存，恢复后自动上传。可继续办理。"


def test_each_line_says_what_may_be_promised() -> None:
    desk = offline_desk()
    for typed in ("ldxs", "jf100", "dk300", "bhk"):
        desk.add(typed)
    pills = [(line.pill.kind, line.pill.words) for line in desk.form.lines if line.pill]
    assert pills == [
        (PillKind.DONE, "离线可签"),
        (PillKind.DONE, "离线可收"),
        (PillKind.DRAFT, "只存草稿"),
        (PillKind.REFUSED, "离线不可办"),
    ]
    assert desk.form.lines[3].reason == "要连上中心才能办。"
    desk.presenter.pay()
    assert desk.form.to_do.title == "可以签字了"
    assert "只签第 1、2 行" in desk.form.to_do.explanation
    assert "受理待生效" in desk.form.to_do.tell_customer


def test_an_offline_order_is_queued_and_its_draft_line_is_kept_for_later() -> None:
    desk = offline_desk()
    desk.hall.copy.arrives = False
    for typed in ("jf100", "dk300"):
        desk.add(typed)
    desk.presenter.pay()
    desk.presenter.sign()
    desk.customer_signs()
    desk.give("100")
    assert desk.form.accepted is not None
    assert desk.form.accepted.offline
    drafts = list(desk.hall.book.saved.values())
    assert [(draft.why, draft.summary.zh) for draft in drafts] == [("offline", "单宽300M")]
    assert "1 行没签的已存成草稿" in " ".join(desk.words())
    desk.hall.central.go(LinkState.ONLINE)
    desk.presenter.next_customer()
    desk.presenter.take_up(drafts[0].form_id)
    assert [line.state for line in desk.form.lines] == [LineState.READY]


def test_the_link_coming_back_makes_every_line_signable_again() -> None:
    desk = offline_desk()
    desk.add("bhk")
    assert desk.form.lines[0].reason
    desk.hall.central.go(LinkState.ONLINE)
    desk.presenter.tick()
    assert desk.form.lines[0].state is LineState.READY
    assert desk.form.banner is not None
    assert not desk.form.banner.offline
    assert (desk.form.banner.words, desk.form.banner.aside) == ("网络恢复，照常办理。", "")
    desk.hall.clock.forward(seconds=15)
    desk.presenter.tick()
    assert desk.form.banner is None, "after some seconds it goes"


def test_once_the_link_is_back_it_is_said_what_was_sent_and_which_drafts_can_go_on() -> None:
    desk = offline_desk()
    desk.hall.copy.arrives = False
    for typed in ("jf100", "dk300"):
        desk.add(typed)
    desk.presenter.pay()
    desk.presenter.sign()
    desk.customer_signs()
    desk.give("100")
    desk.presenter.next_customer()
    desk.presenter.tick()
    desk.hall.central.go(LinkState.ONLINE)
    desk.presenter.tick()
    assert desk.form.banner is not None
    assert desk.form.banner.words == "网络恢复，还有 1 单正在上传。"
    (order_id,) = desk.hall.book.rows
    desk.hall.book.rows[order_id] = replace(desk.hall.book.rows[order_id], central=CentralState.ACCEPTED)
    desk.presenter.store_changed()
    assert (desk.form.banner.words, desk.form.banner.aside) == ("网络恢复，1 单已上传。", "有 1 张草稿可以继续办")
    desk.hall.clock.forward(minutes=5)
    desk.presenter.tick()
    assert desk.form.banner is not None, "it stays while a draft waits"
    assert (desk.form.banner.words, desk.form.banner.aside) == ("有 1 张草稿可以继续办", ""), "and speaks of that alone"
    (draft,) = desk.hall.book.saved
    desk.presenter.take_up(draft)
    desk.presenter.tick()
    assert desk.form.banner is None


def test_what_was_read_of_the_network_being_back_stays_away_until_it_was_lost_again() -> None:
    desk = offline_desk()
    desk.add("dk300")
    desk.presenter.parking.park()
    for _ in range(2):
        desk.hall.central.go(LinkState.ONLINE)
        desk.presenter.tick()
        assert desk.form.banner is not None
        desk.presenter.painting.back_read()
        assert desk.form.banner is None
        desk.hall.clock.forward(seconds=5)
        desk.presenter.tick()
        assert desk.form.banner is None
        desk.hall.central.go(LinkState.OFFLINE)
        desk.presenter.tick()


def test_ctrl_k_gives_ctrl_o_to_what_it_opens_at_the_moment() -> None:
    desk = offline_desk()

    def with_the_key() -> list[str]:
        desk.presenter.find_anything()
        rows = [desk.presenter.finder.row(index) for index in range(desk.found.count)]
        desk.presenter.finder.close()
        return [row.name for row in rows if row.code == "Ctrl O"]

    desk.add("dk300")
    desk.presenter.parking.park()
    assert with_the_key() == ["离线时哪些能办"]
    desk.hall.central.go(LinkState.ONLINE)
    desk.presenter.tick()
    assert with_the_key() == ["取回挂单和草稿"]
    desk.presenter.painting.back_read()
    assert with_the_key() == ["离线时哪些能办"]


def test_a_draft_put_away_with_something_that_could_be_signed_is_counted_too() -> None:
    desk = offline_desk()
    for typed in ("jf100", "dk300"):
        desk.add(typed)
    desk.presenter.parking.park()
    assert [draft.why for draft in desk.hall.book.saved.values()] == ["parked"]
    desk.hall.central.go(LinkState.ONLINE)
    desk.presenter.tick()
    assert desk.form.banner is not None
    assert desk.form.banner.aside == "有 1 张草稿可以继续办"


def test_it_says_so_in_both_languages_and_counts() -> None:
    assert Back(unsent=0, sent=7, drafts=2).banner(Language.ZH).words == "网络恢复，7 单已全部上传。"
    english = Back(unsent=0, sent=7, drafts=2).banner(Language.EN)
    assert (english.words, english.aside) == (
        "The network is back. All 7 orders that waited have been sent.",
        "2 drafts can go on",
    )


def test_a_signed_form_stays_as_it_was_signed_when_the_link_goes() -> None:
    desk = ClerkAtDesk()
    desk.signed()
    before = desk.form.content_sha256
    desk.hall.central.go(LinkState.OFFLINE)
    desk.presenter.tick()
    assert desk.form.content_sha256 == before
    assert desk.form.phase is Phase.TAKING_MONEY


def test_later_states_of_the_centre_show_on_the_lines() -> None:
    desk = ClerkAtDesk()
    desk.accepted()
    order_id, order = next(iter(desk.hall.book.recorded.items()))
    assert {line.pill.words for line in desk.form.lines if line.pill} == {"待上传"}
    done = order.signed.content.lines[3].id
    desk.hall.book.centre_says(
        order_id, CentralState.ACCEPTED, state=OrderState.IN_PROGRESS, lines=((done, OrderState.COMPLETED),)
    )
    desk.presenter.store_changed()
    assert [line.pill.words for line in desk.form.lines if line.pill] == ["中心已收", "中心已收", "中心已收", "已生效"]


def test_what_is_possible_offline_is_listed_by_matter() -> None:
    desk = offline_desk()
    desk.presenter.open_dialog(DialogKind.OFFLINE)
    assert desk.screen.list is not None
    said = {row.title: row.pill.words for row in desk.screen.list.rows if row.pill}
    assert said["缴费"] == "当场办好"
    assert said["补换卡"] == "现在不能办"


def test_somebody_unknown_cannot_be_looked_up_and_the_sentence_says_who_can_be_served() -> None:
    desk = offline_desk()
    desk.presenter.find_customer()
    desk.presenter.finder.type(STRANGER.phone)
    desk.presenter.finder.take(and_go_on=False)
    assert "现在连不上中心" in desk.found.problem
    assert desk.found.open


def test_an_unauthorised_counter_says_so_and_works_on() -> None:
    hall = Hall()
    desk = ClerkAtDesk(hall)
    hall.central.go(LinkState.UNAUTHORISED)
    desk.presenter.tick()
    assert desk.form.banner is not None
    assert "中心不认这台机器" in desk.form.banner.words


def test_the_draft_is_on_disk_before_the_money_and_an_edit_takes_it_back_onto_the_form() -> None:
    desk = offline_desk()
    for typed in ("jf100", "dk300"):
        desk.add(typed)
    desk.presenter.pay()
    desk.presenter.sign()
    desk.customer_signs()
    assert [draft.why for draft in desk.hall.book.saved.values()] == ["offline"]
    desk.presenter.remove_line()
    assert len(desk.presenter.form.lines) == 2
    assert "offline" not in [draft.why for draft in desk.hall.book.saved.values()]

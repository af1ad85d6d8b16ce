from dataclasses import replace
from datetime import timedelta

from app.display_ports import HallNews
from app.domain.announcements import Pace, QuietHours
from app.domain.ticket_ledger import CallRules, begin, finish, recall
from app.texts.language import Language
from tests.fakes.queue import at
from tests.ui.display.hall import FIXED, MOBILE, NOON, Screen, Voice, a_picture, numbered, rules_of


def test_two_calls_within_a_second_are_said_one_after_the_other() -> None:
    screen = Screen(voice=Voice(looks=20))
    first, second = numbered(18, MOBILE, 3, 29), numbered(7, FIXED, 1, 29.01)
    screen.ear.news = HallNews(courses=(first, second))
    for tenth in range(50):
        screen.clock.at = NOON + timedelta(seconds=0.2 * tenth + 1)
        screen.presenter.look()
        if tenth == 10:
            assert [call.number.n for call, _ in screen.voice.said] == [18]
    assert [(call.number.n, call.counter) for call, _ in screen.voice.said] == [(18, "3"), (7, "1")]
    assert screen.voice.paces == [Pace.BRISK, Pace.CALM]  # the second had nobody behind it


def test_a_ticket_done_between_two_pictures_was_called_all_the_same() -> None:
    screen = Screen()
    course = numbered(18, MOBILE, 3, 29)
    screen.ear.news = HallNews(
        courses=(finish(begin(course, desk="03", staff="1", at=NOON), desk="03", staff="1", at=NOON),)
    )
    state = screen.presenter.look()
    assert state.call is not None
    assert (state.call.number, state.call.counter) == ("移A018", "3")
    assert len(screen.voice.said) == 1


def test_a_screen_whose_clock_is_wrong_calls_in_time_and_shows_the_halls_hour() -> None:
    screen = Screen()
    wrong = NOON - timedelta(hours=3)
    screen.clock.at = wrong
    screen.ear.news = HallNews(picture=a_picture(newest=(numbered(18, MOBILE, 3, 29),)), heard_at=wrong)
    state = screen.presenter.look()
    assert state.clock == "10:29"
    assert [call.number.n for call, _ in screen.voice.said] == [18]


def test_nothing_is_said_in_quiet_hours_nor_when_muted_nor_afterwards() -> None:
    for rules in (
        replace(rules_of(), quiet=(QuietHours(at(0).time().replace(hour=10), at(0).time().replace(hour=11)),)),
        replace(rules_of(), volume=0),
    ):
        screen = Screen(rules)
        screen.ear.news = HallNews(courses=(numbered(18, MOBILE, 3, 29),))
        state = screen.presenter.look()
        assert state.call is not None
        screen.clock.at = NOON + timedelta(seconds=30)
        screen.presenter.look()
        assert screen.voice.said == []


def test_a_recall_is_counted_shown_and_said_again() -> None:
    screen = Screen(rules_of(Language.EN))
    course = numbered(18, MOBILE, 3, 28)
    screen.ear.news = HallNews(courses=(course,))
    screen.presenter.look()
    screen.ear.news = HallNews(courses=(recall(course, desk="03", staff="1", at=NOON, rules=CallRules()),))
    state = screen.presenter.look()
    assert state.call is not None
    assert (state.call.again, state.call.other_language) == ("Call 2", "请 移A018 到 3 号台")
    assert [call.nth for call, _ in screen.voice.said] == [1, 2]


def test_a_screen_of_one_class_neither_shows_nor_says_another() -> None:
    screen = Screen(rules_of(classes=frozenset({FIXED})))
    screen.ear.news = HallNews(picture=a_picture(newest=(numbered(18, MOBILE, 3, 29),)), heard_at=NOON)
    state = screen.presenter.look()
    assert state.call is not None
    assert (state.call.number, state.last, [each.name for each in state.classes]) == ("宽B006", (), ["固网"])
    assert screen.voice.said == []


def test_the_code_to_scan_is_the_halls_page_in_the_screens_language_where_there_is_one() -> None:
    addresses = []
    for language, url in (
        (Language.ZH, "http://10.0.0.2:8634"),
        (Language.EN, "http://10.0.0.2:8634"),
        (Language.ZH, ""),
    ):
        screen = Screen(rules_of(language))
        screen.ear.news = HallNews(pages_url=url)
        scan = screen.presenter.look().scan
        addresses.append(scan and scan.address)
    assert addresses == ["http://10.0.0.2:8634/", "http://10.0.0.2:8634/?language=en", None]


def test_a_lost_hall_is_said_with_the_hour_of_what_is_shown_and_taken_back() -> None:
    screen = Screen()
    screen.ear.news = HallNews(picture=a_picture(), heard_at=NOON)
    assert not screen.presenter.look().notice.warns
    screen.clock.at = NOON + timedelta(minutes=2)
    screen.ear.news = HallNews(lost_since=NOON)
    lost = screen.presenter.look()
    assert lost.notice.warns
    assert "10:29" in lost.notice.says
    assert lost.call is not None
    screen.ear.news = HallNews(picture=a_picture(), heard_at=screen.clock.at)
    assert not screen.presenter.look().notice.warns

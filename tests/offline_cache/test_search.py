from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.offering import Offering
from app.texts.language import Text, same
from offline_cache.pinyin import plain, readings
from offline_cache.search import OfferIndex, Search
from offline_cache.search_column import Column
from tests.fakes.orders import CALLER_ID, CATALOGUE, CUSTOMER, a_customer


def offering(position: int, code: str, zh: str, en: str = "Offer") -> Offering:
    return replace(CALLER_ID, code=code, position=position, name=Text(zh, en))


def catalogue(*offerings: Offering) -> Catalogue:
    return Catalogue.of(
        version="2026-11-19.1",
        name=same("x"),
        template_version="1",
        notices=(),
        statement=same("x"),
        matters=(),
        offerings=offerings,
    )


def search_of(*offerings: Offering) -> Search:
    search = Search()
    search.use_catalogue(catalogue(*offerings))
    return search


SHELF = search_of(
    offering(1, "5G-129", "5G畅行129", "5G Free 129"),
    offering(2, "5G-199", "5G畅行199", "5G Free 199"),
    offering(3, "VAS-02", "视频彩铃", "Video ring tone"),
    offering(4, "VAS-01", "来电显示", "Caller display"),
    offering(5, "BANK-1", "银行通知", "Bank notices"),
    offering(6, "129", "流量包", "Data pack"),
    offering(7, "KD-300", "单宽300M", "Broadband 300M"),
)


def names(typed: str, limit: int = 9) -> list[str]:
    return [hit.offering.name.zh for hit in SHELF.offers(typed, limit=limit)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cx129", ["5G畅行129"]),
        ("5g", ["5G畅行129", "5G畅行199"]),
        ("畅行", ["5G畅行129", "5G畅行199"]),
        ("5gcx1", ["5G畅行129", "5G畅行199"]),
        ("spcl", ["视频彩铃"]),
        ("VAS-0", ["视频彩铃", "来电显示"]),
        ("vas-02", ["视频彩铃"]),
        ("yh", ["银行通知"]),  # the same 行, read as in 银行
        ("ring", ["视频彩铃"]),
        ("129", ["流量包", "5G畅行129"]),  # the whole code first
        ("ＣＸ１２９", ["5G畅行129"]),  # an input method left in full width
        (" cx129\r\n", ["5G畅行129"]),  # a scanner's line end
        ("dk", ["单宽300M"]),
        ("sk", ["单宽300M"]),  # 单 as the surname Shan
        ("zzz", []),
        ("", []),
        ("  ", []),
    ],
)
def test_an_offer_is_found_by(typed: str, found: list[str]) -> None:
    assert names(typed) == found


def test_no_more_than_asked_for_in_the_order_of_sale() -> None:
    assert names("a", limit=1) == names("a")[:1]
    assert names("v", limit=2) == ["视频彩铃", "来电显示"]


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("cx129", ((2, 7),)),
        ("畅行", ((2, 4),)),
        ("5G", ((0, 2),)),
        ("5G-129", ()),  # found by its code
        ("free 129", ()),  # by its English name
    ],
)
def test_a_hit_says_where_the_chinese_name_matched(typed: str, spans: tuple[tuple[int, int], ...]) -> None:
    hit = SHELF.offers(typed, limit=1)[0]
    assert (hit.offering.code, hit.spans, hit.initials) == ("5G-129", spans, "5gcx129")


def test_ranks_follow_each_other() -> None:
    shelf = search_of(
        offering(1, "C-1", "大宝卡", "Big card"),  # contains bk in its initials
        offering(2, "BK-2", "流量", "Data"),  # code begins
        offering(3, "C-3", "宝卡", "Card"),  # initials begin
        offering(4, "C-4", "BK卡", "BK card"),  # name begins
        offering(5, "BK", "语音", "Voice"),  # the code itself
        offering(6, "C-6", "短信", "Text abk"),  # somewhere in the English name
    )
    assert [hit.offering.position for hit in shelf.offers("bk", limit=9)] == [5, 4, 3, 2, 1, 6]


def test_before_the_catalogue_is_read_nothing_is_found() -> None:
    assert Search().offers("cx129", limit=9) == ()


def brute(offerings: tuple[Offering, ...], typed: str) -> set[str]:
    wanted = plain(typed)
    return {
        o.code
        for o in offerings
        if any(wanted in text for text in (plain(o.code), o.name.zh.lower(), o.name.en.lower(), *readings(o.name.zh)))
    }


NAMES = st.text(alphabet="畅行银长重乐单流量5Gab ", min_size=1, max_size=6)


@given(st.lists(NAMES, min_size=1, max_size=12), st.text(alphabet="cxyhzl5gab畅行", min_size=1, max_size=3))
def test_everything_that_holds_what_was_typed_is_found_and_nothing_else(zh: list[str], typed: str) -> None:
    offerings = tuple(offering(n, f"C-{n}", name, f"Offer {n}") for n, name in enumerate(zh))
    hits = OfferIndex(catalogue(*offerings)).find(typed, limit=99)
    assert {hit.offering.code for hit in hits} == brute(offerings, typed)
    for hit in hits:
        for start, end in hit.spans:
            piece = hit.offering.name.zh[start:end]
            assert plain(typed) in (piece.lower(), *readings_of_piece(hit.offering.name.zh, start, end))


def readings_of_piece(name: str, start: int, end: int) -> set[str]:
    return {way[start:end] for way in readings(name)}


def test_many_records_that_begin_alike_come_in_their_order() -> None:
    column = Column((f"5g{n:05d}", "x5g") for n in range(6000))
    assert list(column.beginning("5g"))[:3] == [0, 1, 2]
    assert len(list(column.beginning("5g"))) == 6000
    assert list(column.beginning("5g0001")) == list(range(10, 20))
    assert list(column.containing("5g05999")) == [5999]
    assert list(column.ending("x5g"))[-1] == 5999


def test_a_record_is_found_once_however_often_it_holds_what_was_typed() -> None:
    column = Column([("aaa", "aa"), ("b",), ("aba",)])
    assert list(column.containing("a")) == [0, 2]
    assert list(column.containing("aa")) == [0]


@given(st.lists(st.text(alphabet="ab1", max_size=5), max_size=9), st.lists(st.text("ab1", min_size=1, max_size=3)))
def test_what_was_typed_before_does_not_change_what_is_found(records: list[str], typed: list[str]) -> None:
    column = Column((record,) for record in records)
    for each in typed:
        assert list(column.containing(each)) == [n for n, record in enumerate(records) if each in record]


def customers(search: Search, typed: str, limit: int = 9) -> list[str]:
    return [hit.customer_id for hit in search.customers(typed, limit=limit)]


@pytest.fixture
def known() -> Search:
    search = Search()
    search.use_customers([CUSTOMER, a_customer(1), a_customer(12)])
    return search


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("15412340017", ["C-10001"]),
        ("0017", ["C-10001"]),
        ("1541235", ["C-20001", "C-20012"]),
        ("0012", ["C-20012"]),
        ("880032001177", ["C-10001"]),
        ("张", ["C-10001"]),
        ("zxy", ["C-10001"]),
        ("李二", ["C-20001"]),
        ("990101195503071234", ["C-10001"]),
        ("99010119550307", []),  # a part of a document finds nobody
        ("王", []),
        ("", []),
    ],
)
def test_a_customer_is_found_by(known: Search, typed: str, found: list[str]) -> None:
    assert customers(known, typed) == found


def test_a_hit_shows_no_whole_name_or_number(known: Search) -> None:
    (hit,) = known.customers("0017", limit=1)
    assert (hit.masked_name, hit.masked_phone, hit.stars) == ("张**", "154****0017", 4)


def test_a_customer_kept_since_the_start_is_found_first_and_as_they_are_now(known: Search) -> None:
    def with_phone(customer: Customer, phone: str) -> Customer:
        return replace(customer, phone=phone, products=())

    known.customer_kept(a_customer(99))
    known.customer_kept(with_phone(a_customer(12), "15412350777"))
    assert customers(known, "154") == ["C-20012", "C-20099", "C-10001", "C-20001"]
    assert customers(known, "154", limit=2) == ["C-20012", "C-20099"]
    assert customers(known, "0777") == ["C-20012"]
    assert customers(known, "15412350012") == []


def test_the_sample_catalogue_is_found_as_the_clerk_types() -> None:
    search = Search()
    search.use_catalogue(CATALOGUE)
    assert [hit.offering.code for hit in search.offers("cx199", limit=3)] == ["5G-199"]

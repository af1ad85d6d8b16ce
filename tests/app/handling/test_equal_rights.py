"""新老客户同权 (S99): no data file of the operator's may ask who is new; the place is named, whatever the file."""

from collections.abc import Callable

import pytest

import resources
from app.errors import FileFaulty
from app.handling.data_file.equal_rights import asks_who_is_new, places
from app.handling.hall_file import read_desk
from app.handling.matters_file import read_matters
from app.handling.read_catalogue import read_catalogue
from app.handling.read_demo import read_customers, read_staff
from app.handling.template_file import read_template
from commands.stock import shipped_matters

CATALOGUE = resources.path("demo/catalogue.toml").read_text("utf-8")
MATTERS = resources.path("matters.toml")


def catalogue(text: str) -> object:
    return read_catalogue(text, matters=shipped_matters())


def customers(text: str) -> object:
    return read_customers(text, catalogue=read_catalogue(CATALOGUE, matters=shipped_matters()))


@pytest.mark.parametrize(
    ("read", "text", "before", "slip", "place"),
    [
        (catalogue, CATALOGUE, "stars_from = 2\n", "new_users_only = true\n", "card_twice_a_year new_users_only"),
        (catalogue, CATALOGUE, "holds_from = 2017-09-01\n", 'eligibility = "x"\n', "domestic_2017 eligibility"),
        (catalogue, CATALOGUE, "position = 7\n", "for_new_customers = true\n", "26GD-AX-0005 for_new_customers"),
        (
            read_staff,
            resources.path("demo/staff.toml").read_text("utf-8"),
            "role = ",
            "new_customer_desk = 1\n",
            "new_customer_desk",
        ),
        (
            read_desk,
            resources.path("demo/hall.toml").read_text("utf-8"),
            "id = ",
            "new_user_bonus = 1\n",
            "new_user_bonus",
        ),
        (
            customers,
            resources.path("demo/customers.toml").read_text("utf-8"),
            "stars = 5\n",
            "new_customer = true\n",
            "张立 new_customer",
        ),
        (
            read_matters,
            MATTERS.read_text("utf-8"),
            'code = "plan_change"\n',
            "new_users = true\n",
            "plan_change new_users",
        ),
    ],
    ids=["waiver", "rule", "offer", "staff", "hall", "customer", "matter"],
)
def test_a_field_that_asks_who_is_new_is_refused_with_its_place(
    read: Callable[[str], object], text: str, before: str, slip: str, place: str
) -> None:
    read(text)
    at = text.index(before)
    with pytest.raises(FileFaulty) as refused:
        read(text[:at] + slip + text[at:])
    line = text[:at].count("\n") + 1
    told = {where: what.en for where, what in refused.value.faults}
    found = {where: what for where, what in told.items() if "same rights" in what}
    assert len(found) == 1, told
    ((where, _),) = found.items()
    assert where.startswith(f"{line}: ")
    assert where.endswith(place)


def test_words_of_a_waiver_or_a_rule_may_not_say_it_either() -> None:
    wrong = CATALOGUE.replace("七星免费移机", "新用户专享移机").replace('提到 20M"', '提到 20M，仅限新装"')
    with pytest.raises(FileFaulty) as refused:
        catalogue(wrong)
    assert sorted(where.split(": ")[1] for where, _ in refused.value.faults) == ["fibre_20m words", "one_move name"]


def test_a_template_may_not_say_it() -> None:
    text = resources.path("templates/2026-11.1.toml").read_text("utf-8")
    read_template(text)
    at = text.index("个人信息")
    with pytest.raises(FileFaulty, match=r"."):
        read_template(text[:at] + "新客户专享，" + text[at:])


@pytest.mark.parametrize(
    "field", ["new_user", "new_users_only", "eligible", "eligibility_rule", "only_new_customers", "new_client_price"]
)
def test_fields_that_ask(field: str) -> None:
    assert asks_who_is_new(field)


@pytest.mark.parametrize("field", ["new_connection", "renewal", "news", "customer", "users", "newest_user_guide"])
def test_fields_that_do_not(field: str) -> None:
    assert not asks_who_is_new(field)


@pytest.mark.parametrize(
    "said",
    [
        "新装专享",
        "限新用户办理",
        "限首次入网客户",
        "新用户首年五折",
        "老用户不可办理",
        "仅新入网用户",
        "仅限新用户",
        "New users only",
        "first-time customers only",
        "Not for existing customers.",
        "for first-time customers",
        "new numbers only",
        "Existing customers cannot order it",
    ],
)
def test_words_that_turn_somebody_away(said: str) -> None:
    assert list(places({"plain": said})) == ["plain"]


@pytest.mark.parametrize(
    "said",
    [
        "新装宽带首月按天收",
        "换成新号码",
        "新老客户都能办",
        "限速 1 Mbps",
        "仅本月",
        "in a new home",
        "Existing customers too",
    ],
)
def test_words_that_turn_nobody_away(said: str) -> None:
    assert not list(places({"plain": said}))


def test_each_place_is_told_once_however_deep() -> None:
    record = {
        "name": {"zh": "仅限新用户", "en": "for new users"},
        "rows": [{"words": {"zh": "好", "en": "fine"}}, {"terms": {"new_user": True}}],
    }
    assert list(places(record)) == ["name", "rows[2].terms.new_user"]

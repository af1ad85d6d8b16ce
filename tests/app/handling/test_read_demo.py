import pytest

import resources
from app.errors import FileFaulty
from app.handling.hall_file import read_desk
from app.handling.read_catalogue import read_catalogue
from app.handling.read_demo import read_customers, read_staff
from commands.stock import shipped_matters


def text_of(name: str) -> str:
    return resources.path(f"demo/{name}").read_text("utf-8")


CATALOGUE = read_catalogue(text_of("catalogue.toml"), matters=shipped_matters())
HALL, STAFF, CUSTOMERS = text_of("hall.toml"), text_of("staff.toml"), text_of("customers.toml")


def the_fault(refused: pytest.ExceptionInfo[FileFaulty]) -> tuple[str, str]:
    ((place, what),) = refused.value.faults
    assert refused.value.text.en.startswith("Faults in the data file")
    return place.partition(": ")[2], what.en


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ('code = "BH"', 'code = "bh"', "code", "like BH"),
        ('id = "H0032"', "", "id", "missing"),
        ('zone = "Asia/Shanghai"', 'zone = "Asia/Nowhere"', "zone", "Asia/Shanghai"),
        ('zone = "Asia/Shanghai"', 'zone = "/etc/passwd"', "zone", "Asia/Shanghai"),
        ('hotline = "00001"', "hotline = 1", "brand.hotline", "in quotes"),
        ('en = "Example Telecom"', 'en = "示例通信"', "brand.operator.en", "Chinese characters"),
        ("[brand]", "[brands]\n[brand]", "brands", "no such field"),
        ('number = "03"', 'number = "3"', "desk.number", "like 03"),
        ('device_id = "H0032-03"', "colour = 1\ndevice_id = 'x'", "desk.colour", "no such field"),
    ],
)
def test_a_slip_in_the_hall_is_named(old: str, new: str, place: str, says: str) -> None:
    assert old in HALL
    with pytest.raises(FileFaulty) as refused:
        read_desk(HALL.replace(old, new, 1))
    found, what = the_fault(refused)
    assert found == place
    assert says in what


def test_a_hall_without_its_groups_is_refused() -> None:
    with pytest.raises(FileFaulty) as refused:
        read_desk(HALL[: HALL.index("[brand]")])
    assert [place for place, _ in refused.value.faults] == ["1: brand", "1: desk"]


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ('number = "3021"', 'number = "3017"', "3017 number", "already used in line"),
        ('role = "greeter"', 'role = "guard"', "5006 role", "clerk, greeter, hall_manager"),
        ('password = "bh1002"', "", "1002 password", "missing"),
        ('latin_name = "Lin Yue"', 'latin_name = "Lin Yue "', "3021 latin_name", "blank"),
    ],
)
def test_a_slip_in_the_staff_is_named(old: str, new: str, place: str, says: str) -> None:
    assert old in STAFF
    with pytest.raises(FileFaulty) as refused:
        read_staff(STAFF.replace(old, new, 1))
    found, what = the_fault(refused)
    assert found == place
    assert says in what


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("990101197005021234", "990101197005021243", "张立 document.number", "check digit"),
        ("990101197005021234", "99010119700502123", "张立 document.number", "has 17"),
        ('phone = "15420260017"', 'phone = "13320260017"', "张立 phone", "not a number of this customer"),
        ('phone = "15420260017"', 'phone = "20020260017"', "张立 phone", "begin with 200"),
        ('number = "15420260093"', 'number = "1542026009"', "张立 products[3].number", "has 10"),
        ('offering = "SUB-0011"', 'offering = "SUB-0099"', "张立 products[3].offering", "no SUB-0099"),
        ('balance = "86.40"', "balance = 86.4", "张立 balance", "in yuan"),
        ("used = 22.4", "used = -1", "张立 products[1].usage.used", "from 0"),
        ("used = 22.4", "used = inf", "张立 products[1].usage.used", "from 0"),
        ("stars = 5", "stars = 8", "张立 stars", "from 0 to 7"),
        ('payment_mode = "postpaid"', 'payment_mode = "later"', "张立 payment_mode", "prepaid, postpaid"),
        ("valid_until = 2040-06-30", "valid_until = 0", "王建国 document.valid_until", "a date"),
        ("000000002000", "000000001000", "李桂芳 id", "already used"),
        ("01939e2b-7c00-7000-8000-000000003000", "3", "王建国 id", "like 01939e2b"),
    ],
)
def test_a_slip_in_the_customers_is_named(old: str, new: str, place: str, says: str) -> None:
    assert old in CUSTOMERS
    with pytest.raises(FileFaulty) as refused:
        read_customers(CUSTOMERS.replace(old, new, 1), catalogue=CATALOGUE)
    found, what = the_fault(refused)
    assert found == place
    assert says in what


def test_a_misspelt_language_is_missing_and_unknown() -> None:
    with pytest.raises(FileFaulty) as refused:
        read_customers(CUSTOMERS.replace('en = "11-05 Cloud', 'e = "11-05 Cloud', 1), catalogue=CATALOGUE)
    places = [place.partition(": ")[2] for place, _ in refused.value.faults]
    assert places == ["陈思远 history[1].en", "陈思远 history[1].e"]

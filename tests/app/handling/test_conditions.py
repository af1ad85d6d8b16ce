"""`requires`, `excludes` and `stars_from` in the catalogue file: read, and every fault told with its place."""

import pytest

import resources
from app.domain.catalogue import Catalogue
from app.domain.offering import Companion, Conditions, OfferingKind, Where
from app.errors import FileFaulty
from app.handling.read_catalogue import read_catalogue
from app.wire.conditions import read_conditions
from app.wire.product_offering import offering_body
from commands.stock import shipped_matters

TEXT = resources.path("demo/catalogue.toml").read_text("utf-8")
NONE = 'requires = "none"\nexcludes = "none"\nstars_from = "none"\n'
AT = TEXT.index(NONE, TEXT.index('code = "VAS-0015"'))
WHOLE = (
    'requires = [{ where = "number", kinds = ["plan", "bundle"], codes = "none", yuan_from = "129.00" }]\n'
    'excludes = [{ where = "account", kinds = "none", codes = ["VAS-0014"], yuan_from = "none" }]\n'
    "stars_from = 3\n"
)


def read(slip: str) -> Catalogue:
    """The demo's own with `slip` where the ringtone says that it has no conditions."""
    return read_catalogue(TEXT[:AT] + slip + TEXT[AT + len(NONE) :], matters=shipped_matters())


def test_all_three_are_read_and_travel_to_the_centre_as_they_are() -> None:
    catalogue = read(WHOLE)
    offer = catalogue.offerings["VAS-0015"]
    assert offer.conditions == Conditions(
        (Companion(Where.NUMBER, (OfferingKind.PLAN, OfferingKind.BUNDLE), (), 12900),),
        (Companion(Where.ACCOUNT, (), ("VAS-0014",)),),
        3,
    )
    assert read_conditions(offering_body(offer, catalogue)) == offer.conditions
    assert read_conditions(offering_body(catalogue.offerings["VAS-0014"], catalogue)) == Conditions()


def test_left_out_there_are_none() -> None:
    assert read("").offerings["VAS-0015"].conditions == Conditions()


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ('"number"', '"somewhere"', "requires[1].where"),
        ('["plan", "bundle"]', '["plans"]', "requires[1].kinds"),
        ('"129.00"', "129", "requires[1].yuan_from"),
        ('"VAS-0014"', '"VAS-9999"', "excludes"),
        ('"VAS-0014"', '"VAS-0015"', "excludes"),
        ('["VAS-0014"]', '"none"', "excludes[1].kinds"),
        ("stars_from = 3", "stars_from = 8", "stars_from"),
        (', yuan_from = "129.00"', "", "requires[1].yuan_from"),
        ("where =", "new_users = true, where =", "new_users"),
    ],
)
def test_a_slip_is_told_with_its_place(before: str, after: str, place: str) -> None:
    with pytest.raises(FileFaulty) as refused:
        read(WHOLE.replace(before, after, 1))
    assert any(place in where for where, _ in refused.value.faults), refused.value.faults
    assert all("VAS-0015" in where for where, _ in refused.value.faults)


def test_an_offer_only_for_who_has_nothing_yet_is_refused() -> None:
    """Excluding every other plan of the account is "new customers only" without the words (S99)."""
    at = TEXT.index(NONE, TEXT.index('code = "26GD-5G-0199"'))
    other = 'excludes = [{ where = "WHERE", kinds = KINDS, codes = "none", yuan_from = "none" }]'

    def slip(where: str, kinds: str) -> str:
        row = other.replace("WHERE", where).replace("KINDS", kinds)
        changed = NONE.replace('excludes = "none"', row)
        return TEXT[:at] + changed + TEXT[at + len(NONE) :]

    with pytest.raises(FileFaulty) as refused:
        read_catalogue(slip("account", '["plan", "bundle"]'), matters=shipped_matters())
    assert [where.split(": ")[1] for where, _ in refused.value.faults] == ["26GD-5G-0199 excludes"]
    assert "same rights" in refused.value.faults[0][1].en
    for where, kinds in (("account", '["bundle"]'), ("number", '["plan", "bundle"]')):
        assert "26GD-5G-0199" in read_catalogue(slip(where, kinds), matters=shipped_matters()).offerings

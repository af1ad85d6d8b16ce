"""Reading by TM Forum's addresses: valid by the official files, in pages, filtered, and for registered devices only."""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from app.wire.device_token import device_token
from app.wire.party import DOCUMENT_FILTER, NUMBER_FILTER, PRODUCTS_FILTER, read_customer
from central.application import create_app
from central.load import load_catalogue
from tests.central.counter import Counter
from tests.fakes.centre import TOKEN
from tests.fakes.clock import HandClock
from tests.fakes.orders import CATALOGUE, CUSTOMER, DESK, HALL, PLAN_129, a_customer, an_order
from tests.fakes.print_jobs import CountingIds
from tests.tmf.checker import answer_faults

# resource: its number at TM Forum and its path there
RESOURCES = {
    "productOrderingManagement/v4/productOrder": ("622", "/productOrder"),
    "agreementManagement/v4/agreement": ("651", "/agreement"),
    "paymentManagement/v4/payment": ("676", "/payment"),
    "productCatalogManagement/v4/productOffering": ("620", "/productOffering"),
    "productCatalogManagement/v4/productOfferingPrice": ("620", "/productOfferingPrice"),
    "partyManagement/v4/individual": ("632", "/individual"),
    "productInventory/v4/product": ("637", "/product"),
}
ORDERS = "productOrderingManagement/v4/productOrder"
OFFERINGS = "productCatalogManagement/v4/productOffering"
PRICES = "productCatalogManagement/v4/productOfferingPrice"
PEOPLE = "partyManagement/v4/individual"
PRODUCTS = "productInventory/v4/product"


@pytest.fixture
def busy(counter: Counter) -> Counter:
    """After three orders."""
    counter.accept(an_order())
    for n in (1, 2):
        counter.accept(an_order(customer=a_customer(n), number=n + 1))
    return counter


@pytest.mark.parametrize("resource", RESOURCES)
def test_lists_and_single_ones_are_what_the_official_file_says(busy: Counter, resource: str) -> None:
    api, path = RESOURCES[resource]
    answer = busy.get(f"/tmf-api/{resource}", limit="2")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.status_code == 206
    rows: list[dict[str, Any]] = answer.json()
    assert len(rows) == 2
    assert answer_faults(api, f"GET {path}", 206, rows) == []
    for row in rows:
        assert row["href"] == f"/tmf-api/{resource}/{row['id']}"
        one = busy.get(row["href"])
        assert one.status_code == 200
        assert answer_faults(api, f"GET {path}/{{id}}", 200, one.json()) == []
        assert one.json()["id"] == row["id"]


@pytest.mark.parametrize("resource", RESOURCES)
def test_pages_add_up_to_the_whole(busy: Counter, resource: str) -> None:
    whole = busy.get(f"/tmf-api/{resource}", limit="200")
    assert whole.status_code == (206 if int(whole.headers["x-total-count"]) > 200 else 200)
    expected = [row["id"] for row in whole.json()]
    seen: list[str] = []
    path: str | None = f"/tmf-api/{resource}?limit=2"
    while path is not None and len(seen) < 10:
        answer = busy.get(urlsplit(path).path, **{k: v[0] for k, v in parse_qs(urlsplit(path).query).items()})
        seen += [row["id"] for row in answer.json()]
        assert answer.headers["x-total-count"] == whole.headers["x-total-count"]
        assert answer.headers["x-result-count"] == str(len(answer.json()))
        links = dict(reversed(part.split("; ")) for part in answer.headers.get("link", "").split(", ") if part)
        assert ('rel="prev"' in links) == (len(seen) > 2)
        path = links.get('rel="next"', "").strip("<>") or None
    assert seen == expected[: len(seen)]
    assert path is not None or len(seen) == len(expected)


def test_fields_are_the_asked_ones_with_id_and_href(busy: Counter) -> None:
    rows = busy.read(ORDERS, fields="state,externalId")
    assert [set(row) for row in rows] == [{"id", "href", "state", "externalId"}] * 3
    one = busy.get(rows[0]["href"], fields="note").json()
    assert set(one) == {"id", "href", "note"}


def test_filters_are_equality_and_a_comma_is_an_or(busy: Counter) -> None:
    first = an_order()
    (found,) = busy.read(ORDERS, externalId=first.id)
    assert found["description"] == str(first.receipt_number)
    both = busy.read(ORDERS, **{"relatedParty.id": f"{CUSTOMER.id},{a_customer(1).id}"})
    assert len(both) == 2
    assert busy.read(ORDERS, state="completed") == []
    assert len(busy.read(ORDERS, state="inProgress", description=str(first.receipt_number))) == 1
    link = busy.get(f"/tmf-api/{ORDERS}", state="inProgress", limit="1", fields="state").headers["link"]
    assert "state=inProgress" in link
    assert "fields=state" in link


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"colour": "red"}, "unknown_filter"),
        ({"limit": "0"}, "bad_number"),
        ({"limit": "201"}, "bad_number"),
        ({"offset": "-1"}, "bad_number"),
        ({"offset": "x"}, "bad_number"),
    ],
)
@pytest.mark.parametrize("resource", RESOURCES)
def test_a_question_that_is_none_is_a_400(counter: Counter, resource: str, params: dict[str, str], code: str) -> None:
    answer = counter.get(f"/tmf-api/{resource}", **params)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    api, path = RESOURCES[resource]
    assert answer_faults(api, f"GET {path}", 400, answer.json()) == []


@pytest.mark.parametrize("resource", RESOURCES)
def test_one_that_is_not_there_is_a_404(counter: Counter, resource: str) -> None:
    api, path = RESOURCES[resource]
    answer = counter.get(f"/tmf-api/{resource}/none")
    assert answer.status_code == 404
    assert answer_faults(api, f"GET {path}/{{id}}", 404, answer.json()) == []


def test_a_call_that_is_none_answers_in_the_same_words(counter: Counter) -> None:
    missing = counter.get("/tmf-api/productOrderingManagement/v4/nothing")
    assert (missing.status_code, missing.json()["code"]) == (404, "not_found")
    wrong = counter.call("DELETE", f"/tmf-api/{ORDERS}")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "method_not_allowed")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer"},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": "Bearer secret"},
        {"Authorization": f"Bearer {TOKEN}x"},
        {"Authorization": f"Bearer {device_token(hall=HALL.id, device='H0032-PC99', secret='sample-secret')}"},
        {"Authorization": f"Bearer {device_token(hall='H0099', device=DESK.device_id, secret='sample-secret')}"},
    ],
)
def test_nobody_without_a_registered_token_gets_anything(counter: Counter, headers: dict[str, str]) -> None:
    paths = [f"/tmf-api/{resource}" for resource in RESOURCES] + ["/sync/v1/status", "/sync/v1/changes"]
    for path in [*paths, *(f"{path}/x" for path in paths[: len(RESOURCES)])]:
        answer = counter.call("GET", path, headers=headers)
        assert answer.status_code == 401, path
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer_faults("622", "GET /productOrder", 401, answer.json()) == []
    assert counter.call("POST", "/sync/v1/batch", headers=headers, content=b"{}").status_code == 401


def test_the_scheme_is_read_without_regard_to_case(counter: Counter) -> None:
    assert counter.call("GET", "/sync/v1/status", headers={"Authorization": f"bearer {TOKEN}"}).status_code == 200


def test_health_is_open_and_says_nothing_else(counter: Counter) -> None:
    assert counter.call("GET", "/healthz", headers={}).json() == {"status": "ok"}


def test_a_customer_is_found_by_exact_number_or_document_and_read_whole(counter: Counter) -> None:
    for name, value in ((NUMBER_FILTER, CUSTOMER.phone), (DOCUMENT_FILTER, CUSTOMER.identification.number)):
        (person,) = counter.read(PEOPLE, **{name: value})
        found = read_customer(person, counter.read(PRODUCTS, **{PRODUCTS_FILTER: person["id"]}))
        assert found == CUSTOMER
    assert counter.read(PEOPLE, **{NUMBER_FILTER: CUSTOMER.identification.number}) == []
    assert counter.read(PEOPLE, **{DOCUMENT_FILTER: CUSTOMER.phone[:-1]}) == []


def test_nobody_pages_through_people(counter: Counter) -> None:
    for row in counter.read(PEOPLE, limit="200"):
        assert set(row) == {"id", "href", "fullName", "status"}
        assert row["fullName"].endswith("*")
    numbers = {
        fact["value"]
        for row in counter.read(PRODUCTS, limit="200")
        for fact in row["productCharacteristic"]
        if fact["name"] == "serviceNumber"
    }
    assert numbers
    assert all("****" in number for number in numbers)


def test_the_catalogue_is_the_newest_unless_a_version_is_asked_for(counter: Counter) -> None:
    codes = [row["id"] for row in counter.read(OFFERINGS)]
    assert codes == list(CATALOGUE.offerings)
    assert counter.read(OFFERINGS, version="2020-01-01.1") == []
    (plan,) = counter.read(OFFERINGS, id="5G-199")
    prices = counter.read(PRICES, id=",".join(ref["id"] for ref in plan["productOfferingPrice"]))
    assert [price["price"]["value"] for price in prices] == [199, -40]
    assert counter.get(f"/tmf-api/{PRICES}/5G-199@2026-11-19.3").json()["price"]["value"] == 199
    assert len(counter.read(OFFERINGS, **{"category.id": "plan"})) == 2


def test_an_older_catalogue_stays_readable_beside_the_newest(
    counter: Counter, engine: Engine, clock: HandClock, ids: CountingIds
) -> None:
    newer = replace(CATALOGUE, version="2026-11-20.1", offerings={"5G-129": PLAN_129})
    load_catalogue(engine, newer, toml="", at=clock.now(), ids=ids)
    assert [(row["id"], row["version"]) for row in counter.read(OFFERINGS)] == [("5G-129", "2026-11-20.1")]
    assert [row["id"] for row in counter.read(PRICES)] == ["5G-129@2026-11-20.1"]
    assert len(counter.read(OFFERINGS, version=CATALOGUE.version)) == len(CATALOGUE.offerings)
    assert [row["id"] for row in counter.read(PRICES, id="5G-199@2026-11-19.3")] == ["5G-199@2026-11-19.3"]
    assert counter.get(f"/tmf-api/{PRICES}/VAS-02@2026-11-19.3").status_code == 200
    # Sold no more, but there are customers who have it.
    assert counter.get(f"/tmf-api/{OFFERINGS}/VAS-02").json()["version"] == CATALOGUE.version
    assert [row["version"] for row in counter.read(OFFERINGS, id="5G-129,5G-199")] == [CATALOGUE.version, newer.version]


def test_the_base_path_is_the_operators_to_choose(
    app: FastAPI, engine: Engine, clock: HandClock, ids: CountingIds
) -> None:
    counter = Counter(create_app(engine=engine, clock=clock, ids=ids, base="/api/tmf", tick_s=None))
    answer = counter.get(f"/api/tmf/{OFFERINGS}", limit="1")
    assert answer.json()[0]["href"].startswith(f"/api/tmf/{OFFERINGS}/")
    assert "</api/tmf/" in answer.headers["link"]
    assert counter.get(f"/tmf-api/{OFFERINGS}").status_code == 404

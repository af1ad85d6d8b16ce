"""`yitai provider`: a process that charges for those who show its token, and lets customers pay in its wallet."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.approval import Leave
from app.domain.day_facts import TakingFact
from app.domain.hall_time import hall_date
from app.domain.payment import PaymentMethod
from app.domain.payment_try import ProviderAnswer, ProviderState
from app.domain.reconcile import Takings
from app.domain.right import Right
from app.errors import CentralTrouble
from commands.central_process import CentralProcess, start_provider
from commands.main import main
from commands.provider import DEMO_TOKEN
from commands.settings_names import PROVIDER_TOKEN, PROVIDER_URL
from offline_cache.payment_provider import HttpPaymentProvider, ProviderHealth
from offline_cache.reconcile_takings import ProviderList, reconcile_takings
from offline_cache.settings import StoredSettings
from tests.counter.paying import a_version, desk_on
from tests.fakes.orders import CLERK, ZONE

SOON_S = 5.0


@pytest.fixture
def running(tmp_path: Path) -> Iterator[CentralProcess]:
    provider = start_provider(database=f"sqlite:///{tmp_path / 'provider.db'}", wait_s=0.1, late_s=0.5)
    yield provider
    provider.stop()


@pytest.fixture
def client(running: CentralProcess) -> Iterator[HttpPaymentProvider]:
    client = HttpPaymentProvider(running.url, token=DEMO_TOKEN, deadline_s=SOON_S)
    yield client
    client.close()


def begin(client: HttpPaymentProvider, key: str, *, code: str = "", fen: int = 500) -> ProviderAnswer:
    return client.begin(key, amount_fen=fen, method=PaymentMethod.SCAN, code=code, account="")


def page(address: str, *, post: bool = False) -> str:
    with urllib.request.urlopen(urllib.request.Request(address, data=b"" if post else None)) as answer:
        return str(answer.read().decode())


def test_a_customer_scans_and_pays_in_the_wallet(client: HttpPaymentProvider) -> None:
    shown = begin(client, "k1")
    assert (shown.state, shown.qr.endswith("/wallet/k1")) == (ProviderState.PENDING, True)
    assert "¥5.00" in page(shown.qr)
    assert "¥5.00" not in page(f"{shown.qr}/pay", post=True)
    paid = client.ask("k1")
    assert (paid.state, bool(paid.reference)) == (ProviderState.PAID, True)
    page(f"{shown.qr}/decline", post=True)  # too late
    assert client.ask("k1").state is ProviderState.PAID


def test_a_customer_may_decline(client: HttpPaymentProvider) -> None:
    page(f"{begin(client, 'k2').qr}/decline", post=True)
    declined = client.ask("k2")
    assert declined.state is ProviderState.REFUSED
    assert declined.reason is not None


def test_a_key_with_other_figures_charges_nothing(client: HttpPaymentProvider) -> None:
    assert begin(client, "k3", code="0").state is ProviderState.PAID
    assert begin(client, "k3", code="0", fen=501).state is ProviderState.REFUSED
    assert begin(client, "k3", code="0").state is ProviderState.PAID


def test_a_key_nobody_heard_of_is_closed_by_asking(client: HttpPaymentProvider) -> None:
    assert client.ask("k4").state is ProviderState.REFUSED
    assert begin(client, "k4", code="0").state is ProviderState.REFUSED


def test_only_so_much_goes_back_and_each_return_once(client: HttpPaymentProvider) -> None:
    begin(client, "k5", code="0")
    for _ in range(2):
        assert client.refund("k5", refund_key="r1", amount_fen=300).state is ProviderState.PAID
    assert client.refund("k5", refund_key="r2", amount_fen=201).state is ProviderState.REFUSED
    assert client.refund("k5", refund_key="r3", amount_fen=200).state is ProviderState.PAID
    assert client.refund("k5", refund_key="r3", amount_fen=100).state is ProviderState.REFUSED  # it is another return


def test_one_key_of_two_counters_is_two_charges(running: CentralProcess, client: HttpPaymentProvider) -> None:
    other = HttpPaymentProvider(running.url, token=DEMO_TOKEN, counter="PC 07/b", deadline_s=SOON_S)
    assert begin(client, "k8", code="1").state is ProviderState.REFUSED
    assert begin(other, "k8", code="0").state is ProviderState.PAID
    assert [each.ask("k8").state for each in (client, other)] == [ProviderState.REFUSED, ProviderState.PAID]
    assert other.refund("k8", refund_key="r1", amount_fen=500).state is ProviderState.PAID
    other.close()


def test_its_own_list_is_held_against_what_a_hall_booked(running: CentralProcess, tmp_path: Path) -> None:
    """Two counters of the hall, one of another hall under the same contract; a charge that nobody wrote down."""
    counters = {name: HttpPaymentProvider(running.url, token=DEMO_TOKEN, counter=name) for name in ("A", "B", "else")}
    for name, key in (("A", "k1"), ("B", "k1"), ("B", "lost"), ("else", "k1")):
        assert begin(counters[name], key, code="0").state is ProviderState.PAID
    counters["A"].refund("k1", refund_key="r1", amount_fen=200)
    now = datetime.now(UTC)
    today = hall_date(now, ZONE)

    def booked(device: str, id: str, kind: str, fen: int) -> TakingFact:
        return TakingFact(f"{id}/fees", "k1", "O-1", today, device, "03", "2107", now, "scan", "fees", kind, fen, "R-1")

    facts = (booked("A", "k1", "taken", 500), booked("A", "r1", "returned", -200), booked("B", "k1", "taken", 500))
    takings = Takings(facts, ("A", "B"))
    theirs = ProviderList((PaymentMethod.SCAN,), counters["A"], signs=True)
    (check,) = reconcile_takings(takings, (theirs,), day=today, zone=ZONE)
    assert (check.ours_fen, check.ours, check.theirs_fen, check.theirs) == (800, 2, 1300, 3)
    (said,) = check.differing
    assert "我们没记" in said.zh
    running.kill()
    (check,) = reconcile_takings(takings, (theirs,), day=today, zone=ZONE)
    assert (check.ours_fen, check.theirs_fen, check.differing) == (800, None, ())
    for each in counters.values():
        each.close()


def test_without_the_token_nobody_charges(running: CentralProcess) -> None:
    stranger = HttpPaymentProvider(running.url, token="guessed", deadline_s=SOON_S)
    assert begin(stranger, "k6", code="0").state is ProviderState.UNKNOWN
    stranger.close()
    charge = urllib.request.Request(f"{running.url}/pay/v1/charges", data=json.dumps({}).encode())
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(charge)
    assert refused.value.code == 401
    refused.value.close()


def test_nobody_there_is_told_as_unknown_at_once(running: CentralProcess) -> None:
    client = HttpPaymentProvider(running.url, token=DEMO_TOKEN, deadline_s=SOON_S)
    running.kill()
    answer = begin(client, "k7", code="0")
    assert answer.state is ProviderState.UNKNOWN
    assert answer.reason is not None
    client.close()


def test_a_second_provider_on_the_same_file_is_refused(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'one.db'}"
    first = start_provider(database=database)
    try:
        with pytest.raises(CentralTrouble):
            start_provider(database=database)
    finally:
        first.stop()


def test_a_look_at_a_provider_tells_what_is_wrong_and_charges_nothing(
    running: CentralProcess, client: HttpPaymentProvider
) -> None:
    stranger = HttpPaymentProvider(running.url, token="guessed", deadline_s=SOON_S)
    elsewhere = HttpPaymentProvider(f"{running.url}/wallet", token=DEMO_TOKEN, deadline_s=SOON_S)
    found = [each.look() for each in (client, stranger, elsewhere)]
    assert found == [ProviderHealth.FINE, ProviderHealth.TOKEN, ProviderHealth.STRANGE]
    running.kill()
    assert client.look() is ProviderHealth.AWAY
    for each in (stranger, elsewhere):
        each.close()


def test_the_doctor_says_whether_it_answers_and_what_money_is_open(
    running: CentralProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "store"
    assert main(["soak", "--store", str(folder), "--orders", "1"]) == 0

    def doctor() -> tuple[str, str]:
        capsys.readouterr()
        main(["doctor", "--store", str(folder), "--json"])
        said = json.loads(capsys.readouterr().out)["payment"]
        return said["state"], said["words"]

    assert doctor() == ("note", "none is set, cash only; no charge is uncertain, nothing is owed back")
    with desk_on(folder, running.url) as desk:
        settings = StoredSettings(desk.store)
        settings.set(PROVIDER_URL, running.url)
        settings.set(PROVIDER_TOKEN, DEMO_TOKEN)
    assert doctor() == ("fine", f"{running.url} answers; no charge is uncertain, nothing is owed back")
    with desk_on(folder, running.url) as desk:
        version, other = a_version(1), a_version(2)
        for each in (version, other):
            desk.orders.keep_signed(each)
        desk.open_try(version, version.form.payment_parts()[0])
        desk.collect(other, code="90")
        leave = Leave(CLERK, Right.RETURN_MONEY, other.id)
        desk.orders.void_signed(other.id, reason="not_paid", at=desk.clock.now(), leave=leave)
        desk.provider.close()
    assert doctor() == ("note", f"{running.url} answers; uncertain charges: 1, owed back: 1")
    assert main(["store", "check", "--store", str(folder)]) == 0
    assert "nobody knows the end: 1; returns that customers have not got: 1" in capsys.readouterr().out
    running.kill()
    assert doctor() == ("fault", f"{running.url} does not answer; uncertain charges: 1, owed back: 1")

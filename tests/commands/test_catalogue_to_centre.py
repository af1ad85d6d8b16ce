"""`catalogue import --to` against the real centre over TCP: it is told to every hall, or nothing is changed."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from sqlalchemy import Engine, select

import resources
from central.application import create_app
from central.database import open_database, reading
from central.load import load_hall
from central.migrate import migrate
from central.schema import CATALOGUE, CHANGE
from central.serve import listen, server
from commands.main import main
from commands.outside import IMPORT_TOKEN_VARIABLE, SystemClock, SystemIds
from commands.stock import demo_data, shipped_matters, shipped_templates
from printing.font_cover import drawable

DEMO = resources.path("demo/catalogue.toml")
TOKEN = "operator-secret"


@pytest.fixture(autouse=True)
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(IMPORT_TOKEN_VARIABLE, TOKEN)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A centre's database with the demo hall."""
    made = open_database(f"sqlite:///{tmp_path / 'centre.db'}")
    migrate(made)
    load_hall(made, demo_data().desk.hall, ids=SystemIds())
    yield made
    made.dispose()


@contextmanager
def running(engine: Engine, *, import_token: str) -> Iterator[str]:
    """The address of a centre."""
    listener = listen("127.0.0.1", 0)
    app = create_app(
        engine=engine,
        clock=SystemClock(),
        ids=SystemIds(),
        tick_s=None,
        import_token=import_token,
        shipped=shipped_matters(),
        templates=shipped_templates(),
        drawable=drawable,
    )
    centre = server(app)
    thread = threading.Thread(target=lambda: centre.run(sockets=[listener]), name="centre")
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        centre.should_exit = True
        thread.join(10)
        listener.close()
    assert not thread.is_alive()


def versions(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return list(connection.execute(select(CATALOGUE.c.version)).scalars())


def test_a_new_catalogue_reaches_every_hall(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    with running(engine, import_token=TOKEN) as url:
        assert main(["catalogue", "import", str(DEMO), "--to", url]) == 0
        assert main(["catalogue", "import", str(DEMO), "--to", f"{url}/"]) == 0, "once more is no harm"
    assert capsys.readouterr().out.splitlines() == ["Catalogue 2026-11-22.2 (Edition 5 of 2026) is in: offers 33."] * 2
    assert versions(engine) == ["2026-11-22.2"]
    with reading(engine) as connection:
        told = [json.loads(body) for body in connection.execute(select(CHANGE.c.body)).scalars()]
    assert [(change["kind"], change["version"]) for change in told] == [("catalogue", "2026-11-22.2")]
    assert told[0]["toml"] == DEMO.read_text("utf-8")


def test_the_centre_s_refusals_are_told_and_change_nothing(
    engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.toml"
    other.write_text(DEMO.read_text("utf-8").replace("2026 年第 5 版", "2026 年冬季版"), "utf-8")
    with running(engine, import_token=TOKEN) as url:
        monkeypatch.setenv(IMPORT_TOKEN_VARIABLE, "guessed")
        assert main(["catalogue", "import", str(DEMO), "--to", url]) == 1
        assert capsys.readouterr().err == "The import token is not the centre's. Nothing was imported.\n"
        assert versions(engine) == []
        monkeypatch.setenv(IMPORT_TOKEN_VARIABLE, TOKEN)
        assert main(["catalogue", "import", str(DEMO), "--to", url]) == 0
        assert main(["catalogue", "import", str(other), "--to", url]) == 1
    assert "2026-11-22.2" in capsys.readouterr().err
    assert versions(engine) == ["2026-11-22.2"]


def test_a_centre_without_a_token_takes_none(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    with running(engine, import_token="") as url:
        assert main(["catalogue", "import", str(DEMO), "--to", url]) == 1
    assert capsys.readouterr().err.startswith("This centre takes no imports")


def test_the_centre_itself_refuses_a_faulty_or_oversized_catalogue(engine: Engine) -> None:
    with running(engine, import_token=TOKEN) as url:
        assert upload(url, DEMO.read_bytes()[:20000]) == (422, "faulty")
        assert upload(url, b"\xff\xfe") == (422, "faulty")
        assert upload(url, DEMO.read_bytes().replace("5G畅行199".encode(), "5G畅👪199".encode())) == (422, "faulty")
        assert upload(url, b"#" * (33 * 1024 * 1024)) == (413, "too_large")
    assert versions(engine) == []


def upload(url: str, raw: bytes) -> tuple[int, str]:
    """Past the command, which would not send such a file."""
    answer = requests.post(
        f"{url}/sync/v1/catalogue", data=raw, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=20
    )
    return answer.status_code, answer.json()["code"]


def test_new_matters_reach_every_hall_too(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    rules = resources.path("matters.toml")
    with running(engine, import_token=TOKEN) as url:
        assert main(["catalogue", "import", str(DEMO), "--to", url]) == 0
        assert main(["matters", "import", str(rules), "--to", url]) == 0
        assert main(["matters", "import", str(rules), "--to", url]) == 0, "once more is no harm"
        capsys.readouterr()
        lacking = rules.read_text("utf-8").replace('code = "roaming"', 'code = "abroad"')
        headers = {"Authorization": f"Bearer {TOKEN}"}
        answer = requests.post(f"{url}/sync/v1/matters", data=lacking.encode(), headers=headers, timeout=20)
        assert (answer.status_code, answer.json()["code"]) == (409, "version_taken")
        assert "roaming" in answer.text
    with reading(engine) as connection:
        told = [json.loads(body) for body in connection.execute(select(CHANGE.c.body)).scalars()]
    assert [(change["kind"], change["version"]) for change in told] == [
        ("catalogue", "2026-11-22.2"),
        ("matters", "2026-11-22.2"),
    ]
    assert told[1]["toml"] == rules.read_text("utf-8")

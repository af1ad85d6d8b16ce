"""`central`, `central migrate` and `central load-demo`: what they say, and each trouble in a sentence."""

import fcntl
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from sqlalchemy import select

from app.errors import CentralTrouble
from app.handling.verify_document import in_groups
from app.texts.centre_answers import FAILED
from central.database import open_database, reading, writing
from central.devices import Device
from central.schema import CATALOGUE
from central.seals import SealBook
from commands.central_process import start_central
from commands.main import main
from tests.central.test_seals import a_seal
from tests.fakes.clock import HandClock

ROOT = Path(__file__).parents[2]


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'central.db'}"


def versions(database: str) -> list[str]:
    engine = open_database(database)
    try:
        with reading(engine) as connection:
            return list(connection.execute(select(CATALOGUE.c.version)).scalars())
    finally:
        engine.dispose()


def test_the_demo_is_loaded_once_however_often_it_is_asked(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["central", "load-demo", "--database", database]) == 0
        assert capsys.readouterr().out == (
            f"The demo catalogue 2026-11-22.2, 5 customers and the desk's token are in {database}.\n"
        )
    assert versions(database) == ["2026-11-22.2"]


def test_migrating_is_said_and_may_be_repeated(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["central", "migrate", "--database", database]) == 0
        assert capsys.readouterr().out == f"The database has the newest schema: {database}.\n"


def test_a_taken_port_is_told(database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["central", "--port", str(port), "--database", database]) == 1
    said = capsys.readouterr().err
    assert f"127.0.0.1:{port}" in said
    assert len(said.splitlines()) == 1
    assert list(tmp_path.iterdir()) == [], "no database was made for a centre that could not begin"


def test_nobody_is_let_in_while_the_database_is_brought_up_to_date(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    met: list[BaseException | None] = []

    def called_meanwhile(_: object) -> None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            met.append(None)
        except OSError as refused:
            met.append(refused)
        raise CentralTrouble(FAILED)

    monkeypatch.setattr("commands.central.migrate", called_meanwhile)
    assert main(["central", "--port", str(port), "--database", database]) == 1
    assert [type(each) for each in met] == [ConnectionRefusedError]


def test_a_folder_that_was_named_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "nonexist"
    for typed in (["migrate"], ["load-demo"], ["seals"], []):  # the last would listen
        assert main(["central", *typed, "--database", f"sqlite:///{missing / 'x.db'}"]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith(f"The folder {missing} of the database ")
        assert len(said.err.splitlines()) == 1
    assert not missing.exists()


def test_the_usual_folder_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert main(["central", "migrate"]) == 0
    assert (tmp_path / "data" / "yitai" / "central.db").exists()


@pytest.mark.parametrize("typed", [["central", "migrate"], ["provider", "--port", "0"]])
def test_a_usual_folder_that_cannot_be_made_is_told_with_the_reason(
    typed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").write_text("a file")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert main(typed) == 1
    said = capsys.readouterr().err
    assert said.startswith(
        f"The folder {tmp_path / 'data' / 'yitai'} for the database cannot be made (Not a directory)"
    )
    assert "Make the folder" not in said


def test_a_database_of_a_newer_centre_is_left_alone(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["central", "migrate", "--database", database]) == 0
    engine = open_database(database)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    capsys.readouterr()
    for typed in (["central", "migrate"], ["central", "load-demo"]):
        assert main([*typed, "--database", database]) == 1
        said = capsys.readouterr()
        assert (said.out, len(said.err.splitlines())) == ("", 1)
        assert "newer" in said.err


@pytest.mark.parametrize("address", ["nonsense", "sqlite://", "sqlite:////proc/nowhere/central.db"])
def test_a_database_address_that_cannot_be_used_is_told(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["central", "migrate", "--database", address]) == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert address in said.err


def test_a_file_that_is_no_database_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notes.db"
    file.write_bytes(b"these are only words, and many of them. " * 200)
    assert main(["central", "migrate", "--database", f"sqlite:///{file}"]) == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert file.read_bytes().startswith(b"these are only words")


def test_a_real_centre_answers_until_it_is_stopped(database: str) -> None:
    command = [sys.executable, "yitai.py", "central", "--port", "0", "--database", database]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        address = said.removeprefix("The centre listens at ").removesuffix(", Ctrl+C stops it.\n")
        assert requests.get(f"{address}/sync/v1/status", timeout=10).status_code == 401
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


def test_a_second_centre_on_the_same_database_is_refused(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    first = start_central(database=database)
    try:
        assert main(["central", "--port", "0", "--database", database]) == 1
        said = capsys.readouterr()
        assert (said.out, len(said.err.splitlines())) == ("", 1)
        assert database.removeprefix("sqlite:///") in said.err
        with pytest.raises(CentralTrouble, match="Another centre works on"):
            start_central(database=database)
        first.kill()
        first = start_central(database=database)  # a lock is given back also by a centre that was killed
    finally:
        first.stop()


def test_the_centre_ends_with_the_program_that_started_it_however_that_ended(database: str) -> None:
    """As `yitai demo` does; killed, it has no chance to tidy up."""
    program = "import sys; from commands.central_process import start_central; started = start_central"
    program += "(database=sys.argv[1]); print(started.port, flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", program, database]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        port = int(parent.stdout.readline())
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connected:
            connected.sendall(b"GET /sync/v1/status HTTP/1.1\r\nHost: a\r\n\r\n")
            assert connected.recv(12) == b"HTTP/1.1 401"
            parent.send_signal(signal.SIGKILL)
            parent.wait(30)
            while connected.recv(1 << 16):
                pass  # the rest of the answer, until the centre has closed the connection
    with open(f"{database.removeprefix('sqlite:///')}.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # waits until the centre has given it back


def test_certificates_are_listed_and_retired(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["central", "seals", "--database", database]) == 0
    assert capsys.readouterr().out == (
        "The centre has no seal certificate yet: counters tell theirs once they reach it.\n"
    )
    seal, engine = a_seal(), open_database(database)
    SealBook(engine, HandClock()).take(Device("H0032", "H0032-PC03"), [seal])
    engine.dispose()
    assert main(["central", "seals", "--database", database, "--hall", "H0032"]) == 0
    said = capsys.readouterr().out
    assert (
        f"H0032  {in_groups(seal.fingerprint)}\n  H0032 H0032-PC03 (H0032-PC03), in use since 2026-11-20 02:27:36\n"
        == said
    )
    for wrong in ("1234", "0" * 64):
        assert main(["central", "seals", "retire", wrong, "--database", database]) == 1
    assert main(["central", "seals", "retire", in_groups(seal.fingerprint), "--database", database]) == 0
    assert "is retired as of" in capsys.readouterr().out
    assert main(["central", "seals", "--database", database]) == 0
    assert "in use from 2026-11-20 02:27:36 until" in capsys.readouterr().out

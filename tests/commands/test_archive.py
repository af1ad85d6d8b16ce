"""`yitai archive` on a real store: listed, taken out byte for byte, made again, each in one sentence."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.audit import AuditKind
from app.staff_ports import AuditSearch
from commands.main import main
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from offline_cache.archive import FOLDER
from offline_cache.audit import StoredAudit

ROOT = Path(__file__).resolve().parents[2]


def audited(folder: Path) -> list[tuple[AuditKind, bool]]:
    store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    kinds = frozenset({AuditKind.DOCUMENT_SAVED, AuditKind.DOCUMENT_REMADE})
    rows = StoredAudit(store).find(AuditSearch(kinds=kinds), limit=9)
    store.close()
    return [(row.event.kind, row.event.staff_number.startswith("@")) for row in rows]


def test_forms_are_listed_saved_and_remade(
    soaked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, file, again = ["--store", str(soaked)], tmp_path / "form.pdf", tmp_path / "again.pdf"
    assert main(["archive", "list", *here]) == 0
    listed = capsys.readouterr().out
    assert (listed.count("Not sealed yet"), "2 forms" in listed) == (2, True)
    number = listed.split()[0]
    for saved in (file, again):  # sealed then and there, once
        assert main(["archive", "save", number.lower(), str(saved), *here]) == 0
    assert file.read_bytes() == again.read_bytes()
    assert main(["verify", str(file), *here]) == 0
    monkeypatch.setattr("commands.archive.MOST_ROWS", 1)
    capsys.readouterr()
    assert main(["archive", "list", *here]) == 0
    cut = capsys.readouterr().out
    assert (cut.count("accepted"), "narrow it" in cut) == (1, True)
    assert main(["archive", "list", number[-4:], *here]) == 0
    assert "Kept" in capsys.readouterr().out
    for said in ("(remade)", "(remade, copy 1)"):  # each is counted
        assert main(["archive", "remake", number, str(again), *here]) == 0
        capsys.readouterr()
        assert main(["verify", str(again), *here]) == 0
        assert said in capsys.readouterr().out
    made = [(AuditKind.DOCUMENT_REMADE, True)] * 2
    assert audited(soaked) == [*made, *[(AuditKind.DOCUMENT_SAVED, True)] * 2]
    for words, said in (
        (["save", "BH20200101-01-0001", str(file)], "no order of this counter"),
        (["save", "BH20200101-01-0001", str(tmp_path)], f"such as {tmp_path}/BH20200101-01-0001.pdf"),
        (["remake", "BH20200101-01-0001", str(tmp_path)], "is a folder"),
        (["list", "--to", "2026-13-45"], '"2026-13-45" is no day'),
    ):
        assert main(["archive", *words, *here]) == 1
        assert said in capsys.readouterr().err


KILLED_AT_THE_ROW = """
import os, signal, sys
from commands.main import main
from offline_cache import archive
archive.note = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)  # its file is written, its row is not
main(sys.argv[1:])
"""


def test_a_program_killed_between_seal_and_row_seals_the_order_again(
    soaked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here, file = ["--store", str(soaked)], tmp_path / "form.pdf"
    assert main(["archive", "list", *here]) == 0
    number = capsys.readouterr().out.split()[0]
    save = ["archive", "save", number, str(file), *here]
    ended = subprocess.run([sys.executable, "-c", KILLED_AT_THE_ROW, *save], cwd=ROOT, timeout=60, check=False)
    assert (ended.returncode, file.exists()) == (-signal.SIGKILL, False)
    assert len([each for each in (soaked / FOLDER).rglob("*") if each.is_file()]) == 1
    assert main(["archive", "list", number, *here]) == 0
    assert "Not sealed yet" in capsys.readouterr().out
    for told in (save, ["verify", str(file), *here], ["store", "check", *here]):
        assert main(told) == 0

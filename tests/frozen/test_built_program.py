"""What a hall copies to its PCs does what the sources do: no module, font, migration or icon was left behind."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from app.domain.sealed_document import MadeFor
from app.handling.archive_order import proof_of
from commands.main import COMMANDS
from printing.pdf import acceptance_form_pdf
from printing.pdf_seal import PdfSeal
from tests.fakes.one_seal import OneSealKey
from tests.frozen.conftest import Frozen
from tests.house.tree import ROOT
from tests.printing.pdf.samples import kept_order, sample_form

CLOCK = {"YITAI_CLOCK": "2026-11-20T10:24+08:00"}
FIGURES = ("central_states", "monthly_before_fen", "monthly_after_fen", "paid_fen", "key_events", "screens")
SAME_SCREENS = ("01-sign-on", "02-empty-form", "03-customer-idle", "07-customer-asked")  # nothing is measured on them
MOST_MB = 300

pytestmark = pytest.mark.xdist_group("frozen")  # one process builds it, and once


@pytest.fixture(scope="module")
def demos(frozen: Frozen, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One order by the frozen program, one from source, at the same hour."""
    by_frozen, from_source = tmp_path_factory.mktemp("by-frozen"), tmp_path_factory.mktemp("from-source")
    done = frozen("demo", "--headless", "--out", str(by_frozen), **CLOCK)
    assert done.returncode == 0, done.stdout + done.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YITAI_CLOCK", CLOCK["YITAI_CLOCK"])
        command = [sys.executable, "yitai.py", "demo", "--headless", "--out", str(from_source)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    return by_frozen, from_source


def summary(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "summary.json").read_text("utf-8"))
    return found


def test_its_order_has_the_same_figures_and_files(demos: tuple[Path, Path]) -> None:
    by_frozen, from_source = demos
    ours, theirs = summary(by_frozen), summary(from_source)
    assert {name: ours[name] for name in FIGURES} == {name: theirs[name] for name in FIGURES}
    assert ours["receipt_no"] == theirs["receipt_no"] == "BH20261120-03-0001"
    assert _files(by_frozen) == _files(from_source)


def _files(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.stat().st_size)


_IDLE_CODE = (936, 649, 1004, 717)


@pytest.mark.parametrize("screen", SAME_SCREENS)
def test_its_screens_are_the_same_to_the_dot(demos: tuple[Path, Path], screen: str) -> None:
    """But for the strip's clock: fonts, icons and styles came along."""
    first, second = (_above_strip(folder / "screens" / f"{screen}.png") for folder in demos)
    assert ImageChops.difference(first, second).getbbox() is None


def _above_strip(file: Path) -> Image.Image:
    """Without the idle page's code to the list on sale, too: each run's centre has an address of its own."""
    with Image.open(file) as picture:
        above = picture.convert("RGB").crop((0, 0, picture.width, picture.height - 40))
    if "idle" in file.stem:
        above.paste((0, 0, 0), _IDLE_CODE)
    return above


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_came_along(frozen: Frozen, command: str) -> None:
    done = frozen(command, "--help")
    assert done.returncode == 0, done.stderr
    assert f"usage: yitai {command}" in done.stdout


def test_a_store_and_a_centre_are_migrated(frozen: Frozen, tmp_path: Path) -> None:
    """Migrations are read as files, by Alembic, which nothing imports before."""
    done = frozen("soak", "--store", str(tmp_path / "store"), "--orders", "2")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("ACK ") == 2
    database = f"sqlite:///{tmp_path / 'central.db'}"
    assert frozen("central", "migrate", "--database", database).returncode == 0
    report = frozen("store", "check", "--store", str(tmp_path / "store"), "--json")
    assert json.loads(report.stdout)["integrity"] == "ok"


def test_a_printer_s_test_page_is_laid_out(frozen: Frozen, tmp_path: Path) -> None:
    paper = tmp_path / "paper.bin"
    paper.touch()
    done = frozen("printer", "test", "--address", paper.as_uri())
    assert done.returncode == 0, done.stderr
    assert "一台清".encode("gbk") in paper.read_bytes()


def test_a_seal_is_read(frozen: Frozen, tmp_path: Path) -> None:
    """By a key that it cannot know: it has read all of the rest then."""
    order, document = kept_order(), tmp_path / "form.pdf"
    proof = proof_of(order, made_for=MadeFor.FIRST)
    seal = PdfSeal(OneSealKey(), tsa_url=lambda: "")
    document.write_bytes(seal.seal(acceptance_form_pdf(sample_form()), proof=proof, at=order.accepted_at))
    done = frozen("verify", str(document), "--json")
    assert json.loads(done.stdout)["outcome"] == "unknown_key", done.stderr


def test_it_stays_small(frozen: Frozen) -> None:
    files = [file for file in frozen.program.parent.rglob("*") if file.is_file() and not file.is_symlink()]
    assert sum(file.stat().st_size for file in files) < MOST_MB * 1e6
    names = {file.name for file in files}
    assert not [name for name in names if "Qml" in name or "WebEngine" in name or name.startswith("test_")]


def test_it_runs_wherever_it_is_copied_to(frozen: Frozen, tmp_path: Path) -> None:
    copied = shutil.copytree(frozen.program.parent, tmp_path / "营业厅 3 号台" / "yitai", symlinks=True)
    done = Frozen(copied / frozen.program.name)("doctor", "--store", str(tmp_path / "none"), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["fonts"]["state"] == "fine"

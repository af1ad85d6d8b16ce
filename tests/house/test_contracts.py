"""Each import contract of pyproject.toml is kept by a small house cut like ours, and broken by what it forbids."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

# One module for each name the contracts mention, importing what it may.
HOUSE = {
    "app.texts.clerk": "",
    "app.errors": "import app.texts.clerk",
    "app.domain.order": "import app.errors",
    "app.papers.receipt": "import app.domain.order",
    "app.wire.entry": "import app.domain.order",
    "app.ports": "import app.papers.receipt, app.wire.entry",
    "app.outbox_ports": "import app.domain.order",
    "app.staff_ports": "import app.ports, app.outbox_ports",
    "app.device_ports": "import app.ports",
    "app.payment_ports": "import app.ports",
    "app.code_ports": "import app.ports",
    "app.suggestion_ports": "import app.ports",
    "app.hall_ports": "import app.ports",
    "app.display_ports": "import app.ports",
    "app.search_ports": "import app.domain.order",
    "app.day_ports": "import app.domain.order",
    "app.repair_ports": "import app.ports",
    "app.seal_ports": "import app.domain.order",
    "app.archive_ports": "import app.ports",
    "app.handling.accept_order": "import app.staff_ports, app.device_ports",
    "resources": "",
    "offline_cache.outbox": "import app.ports, resources, sqlalchemy, requests",
    "central.main": "import fastapi, sqlalchemy, requests, offline_cache.outbox, app.wire.entry",
    "devices.reader": "import requests, app.device_ports",
    "devices.camera": "import PySide6, app.device_ports",
    "devices.speech": "import PySide6, app.device_ports",
    "devices.voice_process": "import PySide6",
    "printing.layout": "import app.papers.receipt",
    "printing.escpos": "import escpos, printing.layout",
    "printing.raster": "import PySide6, printing.layout",
    "printing.pdf": "import reportlab, xlsxwriter, pyhanko, pypdf, app.papers.receipt",
    "printing.virtual_printer.decoder": "import app.errors",
    "ui.widgets.button": "import PySide6",
    "ui.frame.form_state": "import app.domain.order",
    "ui.frame.form_view": "import PySide6, ui.frame.form_state, ui.widgets.button",
    "ui.clerk.presenter": "import ui.frame.form_state, app.handling.accept_order",
    "ui.clerk.view": "import PySide6, ui.clerk.presenter, ui.frame.form_view",
    "ui.customer.view": "import ui.frame.form_view",
    "ui.virtual_printer.view": "import ui.widgets.button",
    "ui.shell.window": "import ui.clerk.view, ui.customer.view, ui.virtual_printer.view",
    "commands.main": "import ui.shell.window, printing.pdf, devices.reader, central.main, offline_cache.outbox",
}

# Where, what must not be imported there, and the numbers of the contracts that say so.
VIOLATIONS = [
    ("app.domain.order", "import commands.main", {"1 the layers", "2"}),
    ("offline_cache.outbox", "import central.main", {"1 the layers"}),
    ("printing.pdf", "import ui.widgets.button", {"1 the layers"}),
    ("app.errors", "import resources", {"1 the layers"}),
    ("ui.frame.form_view", "import offline_cache.outbox", {"1 the screens"}),
    ("printing.pdf", "import offline_cache.outbox", {"1 the screens"}),
    ("devices.reader", "import offline_cache.outbox", {"1 the screens"}),
    ("app.texts.clerk", "import app.errors", {"2"}),
    ("app.domain.order", "import app.ports", {"2"}),
    ("app.ports", "import app.device_ports", {"2"}),
    ("app.outbox_ports", "import app.ports", {"2"}),
    ("devices.reader", "import PySide6", {"3 Qt"}),
    ("app.papers.receipt", "import app.wire.entry", {"2"}),
    ("app.wire.entry", "import app.papers.receipt", {"2"}),
    ("app.domain.order", "import PySide6", {"3 Qt", "5 a presenter"}),
    ("printing.pdf", "import PySide6", {"3 Qt"}),
    ("commands.main", "import PySide6.QtWidgets", {"3 Qt"}),
    ("ui.clerk.view", "import sqlalchemy", {"3 SQL"}),
    ("commands.main", "from sqlalchemy import orm", {"3 SQL"}),
    ("printing.pdf", "import requests", {"3 HTTP"}),
    ("ui.clerk.view", "import reportlab.lib", {"3 printer"}),
    ("devices.reader", "import escpos", {"3 printer"}),
    ("offline_cache.outbox", "import fastapi", {"3 the web"}),
    ("ui.widgets.button", "import ui.frame.form_view", {"4"}),
    ("ui.clerk.view", "import ui.customer.view", {"4"}),
    ("ui.customer.view", "import ui.shell.window", {"4"}),
    ("ui.clerk.presenter", "import PySide6.QtCore", {"5 a presenter"}),
    ("ui.clerk.presenter", "import ui.frame.form_view", {"5 a presenter"}),
    ("printing.virtual_printer.decoder", "import escpos", {"5 the virtual"}),
    ("printing.virtual_printer.decoder", "import printing.layout", {"5 the virtual"}),
    ("printing.virtual_printer.decoder", "import printing.raster", {"5 the virtual"}),
    ("app.domain.order", "import printing.escpos", {"1 the layers", "2"}),
]


def build(root: Path, *, where: str = "", forbidden: str = "") -> None:
    for name, text in HOUSE.items():
        folder = root.joinpath(*name.split(".")[:-1])
        folder.mkdir(parents=True, exist_ok=True)
        for package in [folder, *folder.parents]:
            if package.is_relative_to(root) and package != root:
                (package / "__init__.py").touch()
        path = folder / f"{name.rsplit('.', 1)[-1]}.py"
        if name == "resources":
            path = root / "resources" / "__init__.py"
            path.parent.mkdir()
        path.write_text(f"{text}\n{forbidden if name == where else ''}\n", encoding="utf-8")
    (root / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())


def broken(root: Path) -> set[str]:
    """The names of the contracts that are broken in the house at `root`; every contract must have been looked at."""
    lint = "from importlinter.cli import lint_imports_command as c; c()"
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    env["COLUMNS"] = "400"  # A contract's name and its verdict then stand on one line.
    command = [sys.executable, "-c", lint, "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, encoding="utf-8", check=False, timeout=60)
    verdicts = dict(re.findall(r"^(\d .+?) (KEPT|BROKEN)$", done.stdout, re.MULTILINE))
    assert len(verdicts) == 11, done.stdout + done.stderr
    return {name for name, verdict in verdicts.items() if verdict == "BROKEN"}


def test_a_house_cut_like_ours_keeps_them_all(tmp_path: Path) -> None:
    build(tmp_path)
    assert broken(tmp_path) == set()


@pytest.mark.parametrize(("where", "forbidden", "expected"), VIOLATIONS)
def test_the_forbidden_import_breaks_its_contract(
    tmp_path: Path, where: str, forbidden: str, expected: set[str]
) -> None:
    build(tmp_path, where=where, forbidden=forbidden)
    found = broken(tmp_path)
    for name in expected:
        assert any(contract.startswith(name) for contract in found), (name, found)


def test_every_contract_is_broken_by_something_here() -> None:
    in_config = re.findall(r'^name = "(\d .+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    prefixes = [prefix for _, _, expected in VIOLATIONS for prefix in expected]
    assert len(in_config) == 11
    assert [name for name in in_config if not any(name.startswith(prefix) for prefix in prefixes)] == []

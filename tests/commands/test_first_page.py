"""The sign-on page is painted before what only others need is loaded: the start of every counter, every morning."""

import subprocess
import sys
from pathlib import Path

from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stock import demo_data, stock_demo
from tests.house.tree import ROOT

STARTED = """
import sys
from pathlib import Path

import commands.main, commands.desktop
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from ui.frame.plain_qt import load_plain_qt

clock = SystemClock()
store = open_for_command(Path(sys.argv[1]), clock=clock, ids=SystemIds())
load_plain_qt()
from commands.first_page import first_page
from ui.frame.application import once_painted

seen = []
front = first_page(store, clock=clock)
once_painted(front.window, lambda: seen.extend(sys.modules))
front.used_while(lambda: None)
store.close()
print(*seen, sep="\\n")
"""
# By their folder or their first words: whose page it is, or what it prints, sends, seals, reads aloud.
NOT_YET = (
    "commands.counter",
    "commands.doctor",
    "commands.set_up",
    "commands.manager",
    "commands.archive",
    "ui.manager.summary",
    "ui.manager.archive",
    "ui.greeter.view",
    "ui.clerk.presenter",
    "ui.customer.view",
    "ui.settings.view",
    "ui.shell.program",
    "printing",
    "devices",
    "central",
    "pypinyin",
    "requests",
    "urllib3",
    "reportlab",
    "pyhanko",
    "asn1crypto",
    "cryptography.x509",
    "escpos",
    "PIL",
    "segno",
)
MOST_MODULES = 800


def modules_by_then(folder: Path) -> list[str]:
    store = open_or_create_demo(folder / "store", clock=SystemClock(), ids=SystemIds())
    stock_demo(store, demo_data())
    store.close()
    command = [sys.executable, "-c", STARTED, str(store.folder)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout.split()


def test_what_only_other_pages_need_is_not_loaded_before_the_first_one_is_painted(tmp_path: Path) -> None:
    there = modules_by_then(tmp_path)
    assert "ui.shell.sign_on.view" in there
    early = [name for name in there if any(name == one or name.startswith((f"{one}.", f"{one}_")) for one in NOT_YET)]
    assert early == []
    assert len(there) <= MOST_MODULES

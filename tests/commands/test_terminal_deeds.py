"""Who did it at the terminal stands in the manager's list of the audit trail, in words."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import resources
from app.domain.audit import AuditKind
from app.handling.export_audit import audit_cells
from app.staff_ports import AuditSearch
from app.texts.language import Language
from commands.main import main
from commands.manager_parts import WholeTrail
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from commands.terminal import terminal_person
from offline_cache import keys
from offline_cache.recovery import new_recovery_code, renew_recovery_code
from printing.virtual_printer.server import VirtualPrinter
from tests.commands.conftest import PASSPHRASE

NEW = "another lake, in the north"
WHO = "Terminal, wang"


@pytest.fixture(autouse=True)
def wang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commands.terminal.getpass.getuser", lambda: "wang")


def seen(folder: Path, kind: AuditKind, *, passphrase: str = keys.DEMO_PASSPHRASE) -> list[tuple[str, ...]]:
    """As the manager's page reads it: who, about, reason."""
    store = open_for_command(folder, clock=SystemClock(), ids=SystemIds(), passphrase=passphrase)
    try:
        rows = WholeTrail(store).find(AuditSearch(kinds=frozenset({kind})), limit=9)
    finally:
        store.close()
    return [audit_cells(row, zone=ZoneInfo("Asia/Shanghai"), language=Language.EN, desk="03")[2:5] for row in rows]


def test_a_passphrase_changed_while_the_counter_is_open(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The open counter's list has it as soon as somebody looks."""
    store = open_for_command(locked, clock=SystemClock(), ids=SystemIds(), passphrase=PASSPHRASE)
    monkeypatch.setenv("YITAI_STORE_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("YITAI_NEW_PASSPHRASE", NEW)
    assert main(["store", "passphrase", "--store", str(locked)]) == 0
    (row,) = WholeTrail(store).find(AuditSearch(), limit=9)
    store.close()
    assert (row.event.kind, row.event.staff_number) == (AuditKind.PASSPHRASE_CHANGED, "@wang")
    assert seen(locked, AuditKind.PASSPHRASE_CHANGED, passphrase=NEW) == [(WHO, "passphrase", "")]


def test_a_passphrase_changed_and_recovered(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = new_recovery_code()
    renew_recovery_code(locked, passphrase=PASSPHRASE, code=code)
    monkeypatch.setenv("YITAI_STORE_PASSPHRASE", "not this one")
    monkeypatch.setenv("YITAI_NEW_PASSPHRASE", NEW)
    assert main(["store", "passphrase", "--store", str(locked)]) == 1
    monkeypatch.setenv("YITAI_STORE_PASSPHRASE", PASSPHRASE)
    assert main(["store", "passphrase", "--store", str(locked)]) == 0
    monkeypatch.setenv("YITAI_RECOVERY_CODE", code)
    assert main(["store", "recover", "--store", str(locked)]) == 0
    for kind in (AuditKind.PASSPHRASE_CHANGED, AuditKind.PASSPHRASE_RECOVERED):
        assert seen(locked, kind, passphrase=PASSPHRASE) == [(WHO, "passphrase", "")]
    assert main(["store", "check", "--store", str(locked)]) == 0


def test_a_test_page_on_the_counters_printer(soaked: Path) -> None:
    with VirtualPrinter() as printer:
        address = f"tcp://{printer.address}"
        assert main(["printer", "test", "--address", address]) == 0
        assert seen(soaked, AuditKind.PRINTER_TESTED) == []
        assert main(["printer", "test", "--address", address, "--store", str(soaked)]) == 0
    assert seen(soaked, AuditKind.PRINTER_TESTED) == [(WHO, "test_page", "confirmed")]


def test_a_catalogue_put_in(soaked: Path) -> None:
    file = resources.path("demo/catalogue.toml")
    assert main(["catalogue", "import", str(file), "--store", str(soaked)]) == 0
    ((who, about, version),) = seen(soaked, AuditKind.CATALOGUE_IMPORTED)
    assert (who, about) == (WHO, "catalogue")
    assert version.startswith("2026-")


def test_a_user_without_a_name_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("commands.terminal.getpass.getuser", nobody)
    assert terminal_person() == "@?"

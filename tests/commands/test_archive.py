"""`yitai archive` on a real store: listed, taken out byte for byte, made again, each in one sentence."""

from pathlib import Path

import pytest

from app.domain.audit import AuditKind
from app.staff_ports import AuditSearch
from commands.archive_parts import sealed_forms
from commands.main import main
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from commands.print_parts import print_room
from commands.printer_settings import chosen_printer
from commands.stored_parts import stored_parts
from offline_cache.audit import StoredAudit


def sealed(folder: Path) -> tuple[str, bytes]:
    """The newest order's number and its file, archived now."""
    clock, ids = SystemClock(), SystemIds()
    store = open_for_command(folder, clock=clock, ids=ids)
    parts = stored_parts(store)
    printer = chosen_printer(parts.settings.get)
    room = print_room(parts, printer, None, clock=clock, ids=ids, news=lambda _: None)
    row = parts.order_book.last_order()
    assert row is not None
    order = parts.order_book.order_content(row.order_id)
    assert order is not None
    pdf = sealed_forms(parts, room, centre=None).first(order, row)
    store.close()
    return row.receipt_number, pdf


def audited(folder: Path) -> list[tuple[AuditKind, bool]]:
    store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    kinds = frozenset({AuditKind.DOCUMENT_SAVED, AuditKind.DOCUMENT_REMADE})
    rows = StoredAudit(store).find(AuditSearch(kinds=kinds), limit=9)
    store.close()
    return [(row.event.kind, row.event.staff_number.startswith("@")) for row in rows]


def test_forms_are_listed_saved_and_remade(soaked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here, file = ["--store", str(soaked)], tmp_path / "form.pdf"
    assert main(["archive", "list", *here]) == 0
    assert capsys.readouterr().out.count("Not sealed yet") == 2
    number, pdf = sealed(soaked)
    assert main(["archive", "list", number[-4:], *here]) == 0
    assert f"{number}  accepted" in capsys.readouterr().out
    assert main(["archive", "save", number.lower(), str(file), *here]) == 0
    assert file.read_bytes() == pdf
    assert main(["archive", "remake", number, str(file), *here]) == 0
    assert file.read_bytes() != pdf
    assert main(["verify", str(file), *here]) == 0
    assert "remade" in capsys.readouterr().out
    assert audited(soaked) == [(AuditKind.DOCUMENT_REMADE, True), (AuditKind.DOCUMENT_SAVED, True)]
    for typed, said in ((f"{number[:-4]}0001", "not sealed yet"), ("BH20200101-01-0001", "no order of this counter")):
        assert main(["archive", "save", typed, str(file), *here]) == 1
        assert said in capsys.readouterr().err

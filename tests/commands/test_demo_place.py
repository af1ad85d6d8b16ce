"""Where a run of the demo points its counter, and what somebody set before it stays."""

from pathlib import Path

from commands.demo_place import paper_of, point_to
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.settings_names import PRINTER_ADDRESS, PRINTER_WIDTH
from commands.stock import demo_data
from offline_cache.settings import StoredSettings


def test_the_paper_stays_as_it_was_set(tmp_path: Path) -> None:
    store = open_or_create_demo(tmp_path / "store", clock=SystemClock(), ids=SystemIds())
    try:
        settings, widths = StoredSettings(store), []
        for run in ("first", "second", "third"):
            point_to(store, data=demo_data(), central_url="http://127.0.0.1:9", printer=f"tcp://{run}:9")
            widths.append((settings.get(PRINTER_WIDTH, ""), paper_of(settings).columns))
            settings.set(PRINTER_WIDTH, "58")
        assert settings.get(PRINTER_ADDRESS, "") == "tcp://third:9"
    finally:
        store.close()
    assert widths == [("80", 48), ("58", 32), ("58", 32)]

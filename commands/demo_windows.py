"""The demo's windows: clerk, customer, and the virtual printer that shows what comes out."""

from dataclasses import replace

from app.ports import Clock, Ids
from commands.counter import Counter
from commands.demo_place import point_to
from commands.stock import DemoData
from commands.terminal import EXIT_TROUBLE
from offline_cache.settings import StoredSettings
from offline_cache.store import Store
from printing.virtual_printer.server import VirtualPrinter
from ui.frame.application import application, run_until_closed
from ui.frame.theme import scale_environment
from ui.shell.demo_places import place_demo_windows
from ui.shell.settings.state import CustomerScreenChoice, SettingName, SettingsState, read_settings
from ui.virtual_printer.window import VirtualPrinterWindow


def run_windows(store: Store, *, data: DemoData, central_url: str, clock: Clock, ids: Ids) -> int:
    """0 once the clerk's window was closed and everything given to the lanes is done."""
    scale_environment(int(StoredSettings(store).get("scale_percent", "100")))
    qt = application()
    with VirtualPrinter(port=0) as printer:
        point_to(store, data=data, central_url=central_url, printer=f"tcp://{printer.address}")
        counter = Counter(store, clock=clock, ids=ids, chosen=_chosen(store))
        paper = VirtualPrinterWindow(printer, languages=counter.program.language)
        counter.program.closing.connect(paper.close)
        counter.program.closing.connect(qt.quit)
        counter.start()
        paper.show()
        place_demo_windows(counter.program, paper)
        code = run_until_closed(qt)
        return code if counter.stop() else EXIT_TROUBLE


def _chosen(store: Store) -> SettingsState:
    """On one monitor everything is seen side by side, until somebody chooses otherwise."""
    settings = StoredSettings(store)
    remembered = read_settings(settings)
    if settings.get(SettingName.CUSTOMER_SCREEN, ""):
        return remembered
    return replace(remembered, customer_screen=CustomerScreenChoice.WINDOW)

"""The demo's windows: clerk, customer, and the virtual printer that shows what comes out."""

from dataclasses import replace

from app.ports import Clock, Ids
from commands.counter import Counter
from commands.counter_life import run_to_the_end
from commands.demo_place import paper_of, point_to
from commands.life import life_of
from commands.stock import DemoData
from offline_cache.settings import StoredSettings
from offline_cache.store import Store
from printing.virtual_printer.server import VirtualPrinter
from ui.frame.application import application
from ui.frame.theme import scale_environment
from ui.shell.demo_places import place_demo_windows
from ui.shell.settings.state import CustomerScreenChoice, SettingName, SettingsState, read_settings
from ui.virtual_printer.window import VirtualPrinterWindow


def run_windows(
    store: Store, *, data: DemoData, central_url: str, clock: Clock, ids: Ids, provider_url: str = ""
) -> int:
    """See run_to_the_end. Without `provider_url` only cash and balances are taken."""
    scale_environment(int(StoredSettings(store).get("scale_percent", "100")))
    application()
    columns = paper_of(StoredSettings(store)).columns
    with life_of(store.folder) as life, VirtualPrinter(columns=columns, port=0) as printer:
        point_to(
            store,
            data=data,
            central_url=central_url,
            printer=f"tcp://{printer.address}",
            provider_url=provider_url,
        )
        counter = Counter(store, clock=clock, ids=ids, chosen=_chosen(store))
        paper = VirtualPrinterWindow(printer, languages=counter.program.language)
        counter.program.closing.connect(paper.close)

        def beside() -> None:
            paper.show()
            place_demo_windows(counter.program, paper)

        return run_to_the_end(counter, life=life, clock=clock, beside=beside)


def _chosen(store: Store) -> SettingsState:
    """On one monitor everything is seen side by side, until somebody chooses otherwise."""
    settings = StoredSettings(store)
    remembered = read_settings(settings)
    if settings.get(SettingName.CUSTOMER_SCREEN, ""):
        return remembered
    return replace(remembered, customer_screen=CustomerScreenChoice.WINDOW)

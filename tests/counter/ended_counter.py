"""A counter with an open period of its clerk's drawer, signed on, in a process of its own; a signal ends it.

python -m tests.counter.ended_counter STORE: says the period's id once the drawer's part of the window knows of it.
"""

import sys
from pathlib import Path

from commands.counter import Counter
from commands.counter_life import run_to_the_end
from commands.demo_place import lay_in_float
from commands.life import life_of
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from commands.stock import demo_data
from tests.counter.at_work import AtWork
from tests.counter.crashing_counter import soon
from ui.frame.application import application
from ui.shell.settings.state import CustomerScreenChoice, SettingsState


def main() -> None:
    clock, ids, data = SystemClock(), SystemIds(), demo_data()
    store = open_for_command(Path(sys.argv[1]), clock=clock, ids=ids)
    lay_in_float(store, data)
    application()
    with life_of(store.folder) as life:
        chosen = SettingsState(customer_screen=CustomerScreenChoice.WINDOW)
        counter = Counter(store, clock=clock, ids=ids, chosen=chosen)
        work = AtWork(counter, data)

        def on_duty() -> None:
            work.sign_on()
            cash = counter.program.drawer.cash
            assert cash is not None
            work.until("the open period is known", lambda: cash.presenter.period is not None)
            assert cash.presenter.period is not None
            print(cash.presenter.period.id, flush=True)

        beginning = soon(on_duty)
        code = run_to_the_end(counter, life=life, clock=clock)
        assert not beginning.isActive()
    store.close()
    sys.exit(code)


if __name__ == "__main__":
    main()

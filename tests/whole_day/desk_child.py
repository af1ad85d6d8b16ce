"""A counter of the played day: the program's own wiring with its window offscreen, told what to do by lines.

python -m tests.whole_day.desk_child STORE: each line of standard input is one act as JSON, answered by one line.
"""

import json
import sys
import threading
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final

from PySide6.QtCore import QTimer

from commands.counter import Counter
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from tests.whole_day.cash_acts import CASH_ACTS
from tests.whole_day.desk_acts import ACTS, AtDesk
from tests.whole_day.manager_acts import MANAGERS_ACTS
from ui.frame.application import application, run_until_closed

LOOK_MS: Final = 5


def main() -> int:
    clock, ids = SystemClock(), SystemIds()
    qt = application()
    store = open_or_create_demo(Path(sys.argv[1]), clock=clock, ids=ids)
    counter = Counter(store, clock=clock, ids=ids)
    counter.start()
    at_desk = AtDesk(counter, clock, ids)
    lines: SimpleQueue[str] = SimpleQueue()

    def listen() -> None:
        for line in sys.stdin:
            lines.put(line)

    threading.Thread(target=listen, daemon=True).start()
    timer = QTimer()

    def look() -> None:
        try:
            line = lines.get_nowait()
        except Empty:
            return
        asked = json.loads(line)
        if asked["act"] == "quit":
            timer.stop()
            qt.exit()
            return
        print(json.dumps(_done(at_desk, asked), ensure_ascii=False), flush=True)

    timer.timeout.connect(look)
    timer.start(LOOK_MS)
    print(json.dumps({"ready": True}), flush=True)
    run_until_closed(qt)
    counter.stop()
    store.close()
    return 0


def _done(at_desk: AtDesk, asked: dict[str, Any]) -> dict[str, Any]:
    given = {name: value for name, value in asked.items() if name != "act"}
    try:
        return {"done": {**ACTS, **CASH_ACTS, **MANAGERS_ACTS}[asked["act"]](at_desk, **given)}
    except Exception as wrong:  # told to whoever plays the day
        return {"failed": f"{type(wrong).__name__}: {wrong}"}


if __name__ == "__main__":
    sys.exit(main())

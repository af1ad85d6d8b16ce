"""500 orders taken while the centre was away, sent to a real centre on loopback until each has its answer."""

import random
import sys
import tempfile
from collections import deque
from pathlib import Path

from benchmarks.centre import running_centre
from benchmarks.timing import Figure, median, once_ms, tell
from commands.central import demo_token
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.soak import soak
from commands.stock import demo_data, stock_demo
from commands.stored_parts import stored_parts
from offline_cache.central_client import CentralClient, CentreAddress
from offline_cache.dispatch import Dispatcher
from offline_cache.link import Link

ORDERS = 500
ROUNDS = 3
LIMIT_S = 1.0


def main() -> int:
    clock, ids, data = SystemClock(), SystemIds(), demo_data()
    with tempfile.TemporaryDirectory(prefix="yitai-bench-") as folder:
        store = open_or_create_demo(Path(folder) / "store", clock=clock, ids=ids)
        try:
            stock_demo(store, data)
            parts = stored_parts(store)
            with running_centre(Path(folder)) as url:
                hall, device = data.desk.hall.id, data.desk.device_id
                client = CentralClient(CentreAddress(url=url, token=demo_token(data), hall=hall, device=device))
                link = Link(now=clock.now())
                dispatcher = Dispatcher(
                    outbox=parts.outbox, client=client, link=link, clock=clock, random=random.random
                )
                dispatcher.probe()
                settled: list[int] = []
                took_s: list[float] = []
                for _ in range(ROUNDS):
                    deque(soak(parts, orders=ORDERS, clock=clock, ids=ids), maxlen=0)
                    took_s.append(once_ms(lambda: settled.append(dispatcher.send_due())) / 1000)
                client.close()
            status = parts.outbox.status()
        finally:
            store.close()
    if settled != [ORDERS] * ROUNDS or status.waiting or status.dead:
        print(f"FAULT  {settled} of {ORDERS} settled, {status.waiting} waiting, {status.dead} refused", flush=True)
        return 1
    return tell(
        Figure(f"{ORDERS} orders drained, median of {ROUNDS}", median(took_s), LIMIT_S, "s", "fixed; on loopback")
    )


if __name__ == "__main__":
    sys.exit(main())

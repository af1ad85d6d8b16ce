"""Places where a test lets this process die as if the power had gone; the only reader of YITAI_FAILPOINT."""

import os
import signal

VARIABLE = "YITAI_FAILPOINT"
BATCH_COMMITTED = "batch.committed"  # the effect is durable, the answer not yet sent


def reached(name: str) -> None:
    """Kills this process at once where the variable names this place: no handler runs, no buffer is flushed."""
    if os.environ.get(VARIABLE) == name:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

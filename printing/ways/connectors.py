"""python-escpos's connectors, imported late, and without the folder it leaves behind at each start."""

import os
import shutil
from functools import lru_cache
from types import ModuleType

_KEPT = "ESCPOS_CAPABILITIES_PICKLE_DIR"  # who names a folder for its table wants it kept


@lru_cache(maxsize=1)
def connectors() -> ModuleType:
    """The module `escpos.printer`. It keeps a table of printers in a new temporary folder that nobody deletes."""
    import escpos.capabilities  # late: 250 ms, on the printing lane
    import escpos.printer

    if _KEPT not in os.environ:
        shutil.rmtree(escpos.capabilities.pickle_dir, ignore_errors=True)
    module: ModuleType = escpos.printer
    return module

"""python-escpos's connectors, imported late, without its table of printers and the folder it leaves at each start.

Bytes for printers are our own (printing/escpos.py, printing/profiles.toml): its table of 35 models, read for half a
second and kept in 3 MB, would be asked nothing.
"""

import os
import shutil
from functools import lru_cache
from types import ModuleType
from typing import Final

import resources

_KEPT: Final = "ESCPOS_CAPABILITIES_PICKLE_DIR"  # who names a folder for its table wants it kept
_TABLE: Final = "ESCPOS_CAPABILITIES_FILE"


@lru_cache(maxsize=1)
def connectors() -> ModuleType:
    """The module `escpos.printer`. It keeps a table of printers in a new temporary folder that nobody deletes."""
    named = os.environ.get(_TABLE)
    os.environ[_TABLE] = named or str(resources.path("escpos/connectors.json"))
    try:
        import escpos.capabilities  # late: 50 ms, on the printing lane
        import escpos.printer
    finally:
        if named is None:
            del os.environ[_TABLE]
    if _KEPT not in os.environ:
        shutil.rmtree(escpos.capabilities.pickle_dir, ignore_errors=True)
    module: ModuleType = escpos.printer
    return module

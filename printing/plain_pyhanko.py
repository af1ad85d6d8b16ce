"""pyHanko without aiohttp, which it loads for time stamps and revocation lists before anybody asks for one.

Ten megabytes and a third of a second. `load` before anything of `pyhanko.sign`; what asks then gets the real thing.
Why: docs/decisions/0034.
"""

import sys
import threading
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, Final

_ASKING: Final = {
    "pyhanko.sign.timestamps.aiohttp_client": "HTTPTimeStamper",
    "pyhanko_certvalidator.fetchers.aiohttp_fetchers": "AIOHttpFetcherBackend",
}
_LOADING: Final = threading.Lock()


def load() -> None:
    """Leaves nothing behind in the table of modules: a later import of what was left out loads it."""
    with _LOADING:  # a second thread waits: it would find half of it
        _load()


@cache
def _load() -> None:
    import_module("pyhanko_certvalidator.fetchers")
    left_out = {module: name for module, name in _ASKING.items() if module not in sys.modules}
    for module, name in left_out.items():
        sys.modules[module] = stands_in = ModuleType(module)
        setattr(stands_in, name, _made_later(module, name))
    try:
        import_module("pyhanko.sign.signers")
    finally:
        for module in left_out:
            del sys.modules[module]


def _made_later(module: str, name: str) -> Callable[..., Any]:
    def made(*args: Any, **kwargs: Any) -> Any:
        real = getattr(import_module(module), name)
        if real is made:  # what stands in is still in the table
            raise ImportError(f"{module} was asked for while pyHanko was being loaded")
        return real(*args, **kwargs)

    return made

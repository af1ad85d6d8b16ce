"""Python's collector of cycles around the start of a window: modules and windows stay, so that looking through them
again and again while they are loaded finds nothing and costs a tenth of the start."""

import gc


def rest() -> None:
    """Before Qt and the window's modules are loaded."""
    gc.disable()


def wake() -> None:
    """Once the first page is painted: what is there by then is left out, so that it is not looked through at once."""
    gc.freeze()
    gc.enable()


def tidy() -> None:
    """Once, while nobody types: lets go of what loading left behind, and never looks through the rest again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()

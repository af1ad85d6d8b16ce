"""`python -m tests.ui.small_pictures FILE…`: pictures of screens with a palette, so that the repository stays small.

A screen has few colours: 256 of them look the same, at a third of the bytes. Chosen by how far they reach, not by how
much they cover: a small red mark stays red.
"""

import sys
from pathlib import Path

from PIL import Image

COLOURS = 256


def make_small(file: Path) -> None:
    """Raises OSError where it is no picture or cannot be written."""
    with Image.open(file) as picture:
        whole = picture.convert("RGB")
    whole.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        make_small(Path(name))

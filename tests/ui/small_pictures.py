"""`python -m tests.ui.small_pictures FILE…`: pictures of screens with a palette, so that the repository stays small.

A screen has few colours: 256 of them look the same, at a third of the bytes. Chosen by how far they reach, not by how
much they cover: a small red mark stays red. Each stands for those near it as the one of them there is most of, so that
a surface keeps its own colour.
"""

import sys
from collections import Counter
from pathlib import Path

from PIL import Image

COLOURS = 256


def make_small(file: Path) -> None:
    """Raises OSError where it is no picture or cannot be written."""
    with Image.open(file) as picture:
        whole = picture.convert("RGB")
    small = whole.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    raw, most = whole.tobytes(), dict[int, tuple[int, int, int]]()
    seen = Counter(zip(small.tobytes(), raw[0::3], raw[1::3], raw[2::3], strict=True))
    for (place, *colour), _ in seen.most_common():
        most.setdefault(place, (colour[0], colour[1], colour[2]))
    small.putpalette([part for place in range(max(most) + 1) for part in most.get(place, (0, 0, 0))])
    small.save(file, optimize=True)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        make_small(Path(name))

"""Pictures in printer dots: one bit a dot, set is black, and the heights that text rows have on paper."""

from dataclasses import dataclass

from printing.qr_code import qr_modules

ROW_DOTS = 32
DOUBLE_ROW_DOTS = 60
HUGE_ROW_DOTS = 28  # for each time of its size
TEAR_BAR_LINES = 4  # fed where there is no cutter, so that the last row clears the bar


@dataclass(frozen=True, slots=True)
class Bitmap:
    """`rows` from the top, eight dots a byte, the most significant bit left; `width_dots` is a multiple of eight."""

    width_dots: int
    rows: tuple[bytes, ...]


def qr_bitmap(payload: str, *, module_dots: int, dots: int, of_pairs: bool = False) -> Bitmap:
    """A QR code (error correction M) in the middle of paper `dots` wide. The paper is its quiet zone. `of_pairs`: where
    it stands when each dot was doubled (see printing.escpos)."""
    matrix = qr_modules(payload)
    left = (dots - len(matrix) * module_dots) // 2
    left -= left % 2 if of_pairs else 0
    rows: list[bytes] = []
    for modules in matrix:
        black = "".join([("1" if module else "0") * module_dots for module in modules])
        row = int(("0" * left + black).ljust(dots, "0"), 2).to_bytes(dots // 8, "big")
        rows += [row] * module_dots
    return Bitmap(dots, tuple(rows))


def without_right_margin(picture: Bitmap) -> Bitmap:
    """As many bytes of each row as hold anything."""
    used = max((len(row.rstrip(b"\0")) for row in picture.rows), default=0)
    return Bitmap(used * 8, tuple(row[:used] for row in picture.rows))

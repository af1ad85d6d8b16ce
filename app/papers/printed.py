"""What came out of a printer, as a decoder read it from the bytes: the paper the virtual printer shows.

It knows nothing of the document that was meant; tests compare the two.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedText:
    """One line of characters; in `double` each is twice as wide and high, `huge` (unless 0) so many times."""

    words: str
    strong: bool
    double: bool
    huge: int = 0

    @property
    def times(self) -> int:
        return self.huge or (2 if self.double else 1)


@dataclass(frozen=True, slots=True)
class PrintedQr:
    """A QR code that the printer drew itself; `module_dots` is the side of one square, `level` L, M, Q or H."""

    payload: str
    module_dots: int
    level: str
    centred: bool


@dataclass(frozen=True, slots=True)
class PrintedImage:
    """A raster image; `rows` are its dot rows from the top, eight dots a byte, the most significant bit left."""

    width_dots: int
    rows: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class PrintedGap:
    """Paper fed without printing."""

    dots: int


@dataclass(frozen=True, slots=True)
class PrintedNoise:
    """Bytes that are no command this decoder knows: a real printer would print rubbish or swallow what follows."""

    data: bytes


Printed = PrintedText | PrintedQr | PrintedImage | PrintedGap | PrintedNoise


@dataclass(frozen=True, slots=True)
class Slip:
    """One piece of paper. `data` are the bytes it came from; `torn_off`: by the cutter, or by hand after the job.

    Not `whole`: it came off before its end, or begins where another came off.
    """

    rows: tuple[Printed, ...]
    data: bytes
    torn_off: bool
    whole: bool = True

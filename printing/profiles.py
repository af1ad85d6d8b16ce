"""What a printer can: paper width, what it does itself or gets as a picture, and the drawer on it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.printer_address import PrinterAddress, is_slow
from app.printer_ports import Delivery, Ruler


class Characters(StrEnum):
    """`gbk` once the clerk has confirmed the test page; `raster` draws every line as a picture."""

    GBK = "gbk"
    RASTER = "raster"


class QrBy(StrEnum):
    PRINTER = "printer"  # GS ( k
    RASTER = "raster"  # POS-5890, ZJ-5870, NT-5890K cannot


class CutBy(StrEnum):
    PRINTER = "printer"  # GS V
    HAND = "hand"  # no cutter: paper is fed to the tear bar


class StatusBy(StrEnum):
    """By which command a printer says how it is. Each of the later ones knows those before it."""

    NONE = "none"  # nothing comes back
    GS_R = "gs_r"  # GS r n: in its turn behind the bytes before it, so never while paper is out or the cover open
    DLE_EOT = "dle_eot"  # DLE EOT n: at once, also out of paper, with the cover open, or in the middle of a job
    ASB = "asb"  # GS a n besides: four bytes by itself whenever something changes


class DrawerPin(StrEnum):
    """Of the printer's drawer socket; a second drawer hangs on the other."""

    TWO = "2"
    FIVE = "5"


class OpenLevel(StrEnum):
    """What pin 3 says while the drawer is open: makers differ."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class DrawerPort:
    """`pulse_ms`: how long the coil is pulled, from 2 to 510."""

    pin: DrawerPin = DrawerPin.TWO
    pulse_ms: int = 100
    open_level: OpenLevel = OpenLevel.HIGH


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """`answers`: the printer answers GS r 1, so that a job can be confirmed. `status`: whether it says why it waits."""

    name: str
    paper_width_mm: int
    columns: int
    dots: int
    characters: Characters
    qr: QrBy
    cut: CutBy
    band_rows: int  # a raster image goes out in bands of at most this height
    chinese_type: bool  # FS !: Chinese characters need their own double-size command
    answers: bool
    drawer: DrawerPort | None = None
    status: StatusBy = StatusBy.NONE
    clears: bool = False  # DLE DC4 8 empties its buffers: on a line without connections nothing of a torn job is left
    chinese_spacing: bool = True  # beside chinese_type: FS S 0 0, how far Chinese characters stand apart
    doubles: bool = (
        False  # GS v 0 with m = 3: each dot of a picture as four, so that a QR code takes a fifth of the bytes
    )
    tabs: bool = False  # ESC D and HT: blanks between words and figures go out as hops
    own_chinese: bool = True  # its own Chinese may be used once somebody saw that it is right
    model: str = ""  # of profiles.toml

    @property
    def generic(self) -> bool:
        """Nobody knows the model: this is what printers of its paper have in common."""
        return self.model in (model.model for model in PROFILES.values())


PAPER_80 = PrinterProfile(
    name="80 mm",
    paper_width_mm=80,
    columns=48,
    dots=576,
    characters=Characters.GBK,
    qr=QrBy.PRINTER,
    cut=CutBy.PRINTER,
    band_rows=128,
    chinese_type=True,
    answers=True,
    status=StatusBy.GS_R,  # an unknown printer: nothing is sent to it at once that it may print as signs
    model="generic-80",
)
PAPER_58 = PrinterProfile(
    name="58 mm",
    paper_width_mm=58,
    columns=32,
    dots=384,
    characters=Characters.GBK,
    qr=QrBy.RASTER,
    cut=CutBy.HAND,
    band_rows=128,
    chinese_type=True,
    answers=False,
    model="generic-58",
)
PROFILES = {80: PAPER_80, 58: PAPER_58}


def as_seen(
    model: PrinterProfile, *, characters: Characters, answers: bool, status: StatusBy | None = None
) -> PrinterProfile:
    """What a printer can, as it was found to write and to answer; `status` None where only its model says.

    An unknown one that does not write Chinese itself is not trusted with a QR code either.
    """
    says = status or (StatusBy.GS_R if model.status is StatusBy.NONE else model.status)
    if not answers:  # one that confirms nothing may have been seen to say why it waits
        says = StatusBy.DLE_EOT if status in (StatusBy.DLE_EOT, StatusBy.ASB) else StatusBy.NONE
    profile = replace(model, characters=characters, answers=answers, status=says)
    return replace(profile, qr=QrBy.RASTER) if characters is Characters.RASTER and model.generic else profile


def suited(profile: PrinterProfile, address: PrinterAddress | None) -> PrinterProfile:
    """A slow line gets text whatever was chosen: a receipt as a picture would take it a minute and more."""
    if address is None or not is_slow(address) or profile.characters is Characters.GBK:
        return profile
    qr = PROFILES[profile.paper_width_mm].qr if profile.generic else profile.qr
    return replace(profile, characters=Characters.GBK, qr=qr)


def profile_from_answers(
    tested: PrinterProfile,
    *,
    chinese_right: bool,
    ruler: Ruler,
    delivery: Delivery,
    status: StatusBy | None = None,
) -> PrinterProfile:
    """What two looks at a test page, and what the printer said to it, tell about the printer. The drawer stays.

    Paper of another width than the model has makes it an unknown one. `status`: by what it was seen to answer.
    """
    fits = ruler is Ruler.FITS
    generic = PROFILES[{Ruler.FITS: tested.paper_width_mm, Ruler.TOO_WIDE: 58, Ruler.TOO_SHORT: 80}[ruler]]
    base = generic if tested.generic or not fits else tested
    characters = Characters.GBK if chinese_right and base.own_chinese else Characters.RASTER
    profile = as_seen(base, characters=characters, answers=delivery is Delivery.CONFIRMED, status=status)
    return replace(profile, drawer=tested.drawer)

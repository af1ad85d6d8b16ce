"""Rows of cells as the bytes of an ESC/POS printer that writes GBK.

Text and raster are encoded here because python-escpos sends Chinese without FS & and puts "?" for signs it
does not know; a line outside GBK goes out as a picture, that line alone, never as "?".
"""

import re
from collections.abc import Iterable
from itertools import chain

from printing.bitmap import TEAR_BAR_LINES, Bitmap, qr_bitmap, without_right_margin
from printing.cells import width
from printing.layout import CutRow, GapRow, LaidOut, QrRow, Row, TextRow
from printing.profiles import Characters, CutBy, PrinterProfile, QrBy

START = b"\x1b@\x1bt\x00\x1c&"  # ESC @ reset, ESC t 0 code page 0, FS & Chinese characters on
_CHINESE_SPACING_NONE = b"\x1cS\x00\x00"  # FS S 0 0
_TAB_CELLS = 8
_BLANKS = re.compile(rb" {3,}")
_FEED_TO_CUTTER_AND_CUT = b"\x1dVB\x00"  # GS V 66 0
_FEED_TO_TEAR_BAR = b"\x1bd" + bytes([TEAR_BAR_LINES])  # ESC d n
_ORDINARY_SIZE = b"\x1d!\x00"  # GS !, of Chinese characters too
_FEWEST_BLANKS = 6  # as many bytes as centring one line takes
_CENTRE, _LEFT = b"\x1ba\x01", b"\x1ba\x00"
_QR_LEVEL_M = 49
_DOUBLED = 3  # of GS v 0: twice as wide and high


def encode(paper: LaidOut, profile: PrinterProfile) -> bytes:
    """The whole job. Needs a QGuiApplication where a line has to be drawn (see printing.raster)."""
    out = bytearray(START)
    if profile.chinese_type and profile.chinese_spacing:
        out += _CHINESE_SPACING_NONE
    tabs = profile.tabs and profile.characters is Characters.GBK
    if tabs:
        out += b"\x1bD" + bytes(range(_TAB_CELLS, profile.columns, _TAB_CELLS)) + b"\0"  # ESC D: where HT stops
    plain = TextRow("")
    style, middle = plain, False
    drawn: list[TextRow] = []
    for row in paper.rows:
        words = _written(row, profile) if isinstance(row, TextRow) else b""
        if drawn and words is not None:
            out += _drawn(drawn, profile)
            drawn = []
        before, middle = middle, _in_the_middle(row, profile, now=middle, written=words is not None)
        if middle != before:
            out += _CENTRE if middle else _LEFT
        match row:
            case TextRow() if words is not None:
                out += _style(style, row, profile)
                if middle:
                    words = words.lstrip(b" ")
                elif tabs and row.times == 1:
                    words = _BLANKS.sub(_hop, words)
                out += words + b"\n"
                style = row
            case TextRow():
                drawn.append(row)
            case QrRow():
                out += _style(style, plain, profile) + _qr(row, profile)
                style = plain
            case GapRow():
                out += b"\x1bJ" + bytes([row.dots])
            case CutRow():
                out += _FEED_TO_CUTTER_AND_CUT if profile.cut is CutBy.PRINTER else _FEED_TO_TEAR_BAR
    return bytes(out + _drawn(drawn, profile))


def _in_the_middle(row: Row, profile: PrinterProfile, *, now: bool, written: bool) -> bool:
    """Whether the printer centres it itself, which takes fewer bytes than blanks do; where it cannot, the words stand
    at the left and are whole. What does not matter to a row stays as it is `now`."""
    match row:
        case TextRow():
            if not row.words:
                return now
            blanks = len(row.words) - len(row.words.lstrip(" "))
            if blanks < _FEWEST_BLANKS or not written:
                return False
            return blanks == (profile.columns // row.times - width(row.words) + blanks) // 2
        case QrRow():
            return profile.qr is QrBy.PRINTER
    return now


def _written(row: TextRow, profile: PrinterProfile) -> bytes | None:
    """None where it is drawn."""
    chosen = profile.characters is Characters.RASTER if row.drawn is None else row.drawn
    if chosen:
        return None
    try:
        return row.words.encode("gbk")
    except UnicodeEncodeError:
        return None


def _hop(blanks: re.Match[bytes]) -> bytes:
    """A fifth of a receipt is the paper between words and figures; a byte is a cell."""
    stops = blanks.end() // _TAB_CELLS - blanks.start() // _TAB_CELLS
    return b"\t" * stops + b" " * (blanks.end() % _TAB_CELLS) if stops else blanks[0]


def _style(now: TextRow, then: TextRow, profile: PrinterProfile) -> bytes:
    out, strong = b"", now.strong
    if now.huge and not then.huge:
        out += _ORDINARY_SIZE
    if now.double != then.double:
        out += b"\x1b!" + bytes([0x30 if then.double else 0])
        if profile.chinese_type:
            out += b"\x1c!" + bytes([0x0C if then.double else 0])
        strong = False  # ESC ! has taken it back
    if then.huge and then.huge != now.huge:  # behind ESC !, which would take the size back
        out += b"\x1d!" + bytes([0x11 * (then.huge - 1)])
    if strong != then.strong:
        out += b"\x1bE" + bytes([then.strong])
    return out


def _drawn(rows: Iterable[TextRow], profile: PrinterProfile) -> bytes:
    rows = list(rows)
    if not rows:
        return b""
    from printing.raster import text_bitmap  # late: Qt, and only for characters the printer does not have

    lines = tuple(chain.from_iterable(text_bitmap(row, dots=profile.dots).rows for row in rows))
    return raster(Bitmap(profile.dots, lines), profile)


def raster(picture: Bitmap, profile: PrinterProfile, *, doubled: bool = False) -> bytes:
    """GS v 0 in bands: small printers lose what is higher than their buffer. `doubled`: each dot is printed as four."""
    out = bytearray()
    most = profile.band_rows // (2 if doubled else 1)
    for top in range(0, len(picture.rows), most):
        band = picture.rows[top : top + most]
        out += (
            b"\x1dv0"
            + bytes([_DOUBLED if doubled else 0])
            + (picture.width_dots // 8).to_bytes(2, "little")
            + len(band).to_bytes(2, "little")
        )
        out += b"".join(band)
    return bytes(out)


def _qr(row: QrRow, profile: PrinterProfile) -> bytes:
    if profile.qr is QrBy.RASTER:
        return _qr_picture(row, profile)
    model_2 = _symbol(b"\x41\x32\x00")
    size = _symbol(b"\x43" + bytes([row.module_dots]))
    level = _symbol(b"\x45" + bytes([_QR_LEVEL_M]))
    store = _symbol(b"\x50\x30" + row.payload.encode())
    draw = _symbol(b"\x51\x30")
    return model_2 + size + level + store + draw


def _qr_picture(row: QrRow, profile: PrinterProfile) -> bytes:
    """A fifth of the bytes where the printer doubles its dots: seconds on a serial line."""
    doubled = profile.doubles and row.module_dots % 2 == 0
    part = 2 if doubled else 1
    picture = qr_bitmap(row.payload, module_dots=row.module_dots // part, dots=profile.dots // part)
    return raster(without_right_margin(picture), profile, doubled=doubled)


def _symbol(body: bytes) -> bytes:
    """GS ( k for QR codes (cn = 49)."""
    return b"\x1d(k" + (len(body) + 1).to_bytes(2, "little") + b"\x31" + body

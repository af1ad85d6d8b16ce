"""What every screen must pass: nothing cut, no missing glyph, contrast of 4.5 : 1, in every look.

    @pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
    def test_the_screen_reads_well(look: Look, qtbot: QtBot, theme: Theme) -> None:
        theme.switch(look.theme)  # before there is anything to dress again
        screen = make_screen(look.language)
        qtbot.addWidget(screen)
        show_as(screen, look, theme)
        check_looks(screen)

Text painted by a delegate is no label: check it with `words_fit`, `missing_glyphs` and `contrast`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import isqrt

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QImage, QPixmap, QRawFont
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QLineEdit, QWidget

from app.texts.language import Language
from ui.frame.fonts import RARE_FAMILY
from ui.frame.pictures import BOTH_SIZES
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.widgets.overlay import Overlay
from ui.widgets.words import Stress, Words

LEAST_CONTRAST = 4.5
_SAMPLES = 1_000  # pixels looked at under one part: enough to know its ground
_SHADE = 0xF0F0F0  # what of a pixel's colour tells one shade from another
_PARTS = (QLabel, QAbstractButton, QLineEdit)
TextPart = QLabel | QAbstractButton | QLineEdit
_SHIPPED: dict[tuple[str, str], bool] = {}  # of a character in a font: the same words are met again and again


@dataclass(frozen=True, slots=True)
class Look:
    language: Language
    theme: ThemeName
    size: QSize

    def __str__(self) -> str:
        return f"{self.language.value}-{self.theme.value}-{self.size.width()}"


EVERY_LOOK = [Look(*look) for look in product(Language, ThemeName, BOTH_SIZES)]
SMALL_LOOKS = [look for look in EVERY_LOOK if look.size == BOTH_SIZES[0]]
# Each language in each theme, made in one size and in the other by turns: for `check_both_sizes`.
LOOKS_BY_TURNS = [
    Look(language, theme, BOTH_SIZES[turn % 2]) for turn, (language, theme) in enumerate(product(Language, ThemeName))
]


def show_as(screen: QWidget, look: Look, theme: Theme) -> None:
    """Show a screen offscreen in one look, laid out and painted. Its language is the screen's own matter."""
    theme.switch(look.theme)
    screen.resize(look.size)
    screen.show()
    settle(screen)


def settle(screen: QWidget) -> None:
    """Let layouts and deferred deletions come to rest."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    screen.ensurePolished()


def check_looks(screen: QWidget, *, size: QSize | None = None) -> None:
    """Every fault in one AssertionError. `size`: the screen must not have grown beyond it."""
    faults = _faults(screen, size)
    assert not faults, "\n".join(faults)


def check_both_sizes(screen: QWidget) -> None:
    """`check_looks` in both sizes, first in the one it has, then drawn to the other one, which it keeps: of several
    scenes in one window every other one is made in each size, and each is checked in both. Making a screen takes longer
    than checking it, and so does drawing it again.
    """
    faults = []
    for size in sorted(BOTH_SIZES, key=screen.size().__ne__):
        screen.resize(size)
        settle(screen)
        faults += [f"{_wh(size)}: {fault}" for fault in _faults(screen, size)]
    assert not faults, "\n".join(faults)


def _faults(screen: QWidget, size: QSize | None) -> list[str]:
    parts = list(_text_parts(screen))
    faults = [*_cut(parts, screen), *_missing(parts), *_faint(parts, screen)]
    if size is not None and (screen.width() > size.width() or screen.height() > size.height()):
        faults.append(f"{_name(screen)} grew to {screen.width()}x{screen.height()}")
    return faults


def cut_text(screen: QWidget) -> list[str]:
    """Labels, buttons and fields with less room than their text needs, or outside what they stand in."""
    return _cut(_text_parts(screen), screen)


def faint_text(screen: QWidget) -> list[str]:
    """Text whose colour is less than 4.5 : 1 from the pixels it stands on."""
    return _faint(_text_parts(screen), screen)


def _cut(parts: Iterable[TextPart], screen: QWidget) -> list[str]:
    faults = []
    for part in parts:
        need = _needed(part)
        if part.width() < need.width() or part.height() < need.height():
            faults.append(f"cut: {_text(part)!r} needs {_wh(need)}, has {_wh(part.size())} ({_name(part)})")
        outside = _outside(part, screen)
        if outside:
            faults.append(f"outside: {_text(part)!r} reaches beyond {outside} ({_name(part)})")
        faults += [f"elided: {_text(part)!r}"] if "…" in _text(part) and not _said_so(part) else []
    return faults


def _missing(parts: Iterable[TextPart]) -> list[str]:
    """Characters that no shipped font has."""
    return [
        f"no glyph: {''.join(missing)!r} in {_text(part)!r}"
        for part in parts
        if (missing := missing_glyphs(_text(part), part.font()))
    ]


def _faint(parts: Iterable[TextPart], screen: QWidget) -> list[str]:
    picture = _picture(screen)
    faults = []
    for part in parts:
        ground = _ground(picture, part, screen)
        if ground is None:
            continue
        for ink in _inks(part):
            measured = contrast(ink, ground)
            if measured < LEAST_CONTRAST:
                faults.append(
                    f"faint: {_text(part)!r} {ink.name()} on {ground.name()} is {measured:.2f} : 1 ({_name(part)})"
                )
    return faults


def _picture(screen: QWidget) -> QImage:
    """What stands on the display, where it has one it need not be painted for once more."""
    shown = QPixmap()
    if screen.isWindow() and screen.isVisible() and QGuiApplication.platformName() == "offscreen":
        QApplication.sendEvent(screen, QEvent(QEvent.Type.UpdateRequest))  # paints what is still to be painted
        shown = screen.screen().grabWindow(screen.winId())
    if shown.size() != screen.size():
        shown = screen.grab()
    return shown.toImage().convertToFormat(QImage.Format.Format_RGB32)


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2 contrast of two opaque colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def missing_glyphs(text: str, font: QFont) -> list[str]:
    chars, key = dict.fromkeys(text), font.key()
    if unknown := [char for char in chars if (char, key) not in _SHIPPED]:
        shipped = [QRawFont.fromFont(font), QRawFont.fromFont(QFont(RARE_FAMILY))]
        for char in unknown:
            _SHIPPED[char, key] = char.isspace() or any(raw.supportsCharacter(ord(char)) for raw in shipped)
    return [char for char in chars if not _SHIPPED[char, key]]


def words_fit(text: str, font: QFont, room: QSize) -> bool:
    """One line of text in a room, for delegates."""
    metrics = QFontMetrics(font)
    return metrics.horizontalAdvance(text) <= room.width() and metrics.height() <= room.height() + 2


def _text_parts(screen: QWidget) -> Iterator[TextPart]:
    over = next((part for part in screen.findChildren(Overlay) if part.isVisible()), None)
    for part in screen.findChildren(QWidget):
        shown = isinstance(part, _PARTS) and part.isVisible() and bool(_text(part).strip())
        if shown and (over is None or over.isAncestorOf(part)):
            assert isinstance(part, _PARTS)
            yield part


def _text(part: TextPart) -> str:
    if isinstance(part, QLineEdit):
        return part.displayText() or part.placeholderText()
    return part.text()


def _said_so(part: QWidget) -> bool:
    return bool(part.property("ellipsisIsWords"))


def _needed(part: TextPart) -> QSize:
    if isinstance(part, Words) and part.wordWrap():
        return QSize(part.minimumSizeHint().width(), part.heightForWidth(part.width()))
    if isinstance(part, QLineEdit):
        frame = part.width() - part.contentsRect().width()
        margins = part.textMargins()
        wide = QFontMetrics(part.font()).horizontalAdvance(_text(part)) + margins.left() + margins.right()
        return QSize(wide + frame if not part.displayText() else 0, QFontMetrics(part.font()).height())
    if isinstance(part, QLabel) and part.wordWrap():
        return QSize(0, part.heightForWidth(part.width()))
    return part.minimumSizeHint()


def _outside(part: QWidget, screen: QWidget) -> str:
    """The name of the first container that cuts the part off; what scrolls is not cut."""
    parent = part.parentWidget()
    while parent is not None and part is not screen:
        area = QRect(part.mapTo(parent, QPoint(0, 0)), part.size())
        around = parent.parentWidget()
        if isinstance(around, QAbstractScrollArea) and around.viewport() is parent:
            return "" if area.left() >= 0 and area.right() < parent.width() else _name(around)
        if not parent.rect().contains(area):
            return _name(parent)
        if parent is screen:
            return ""
        parent = around
    return ""


def _ground(picture: QImage, part: QWidget, screen: QWidget) -> QColor | None:
    """The commonest pixel of the commonest shade under a part: of a ground that shades off, no one pixel is as common
    as a figure's ink. None where it is scrolled out of sight, or but for a rim that is all edge."""
    area = QRect(part.mapTo(screen, QPoint(0, 0)), part.size())
    visible = part.visibleRegion().boundingRect().translated(area.topLeft()).intersected(screen.rect())
    if visible.isEmpty() or visible.height() * 4 < area.height():
        return None
    step = max(2, isqrt(visible.width() * visible.height() // _SAMPLES))
    pixels, across = memoryview(picture.constBits()).cast("I"), picture.bytesPerLine() // 4
    rows = range(visible.top() * across, (visible.bottom() + 1) * across, step * across)
    left, end = visible.left(), visible.right() + 1
    return _commonest(b"".join([pixels[row + left : row + end : step].tobytes() for row in rows]))


@lru_cache(maxsize=4_096)  # most parts of a scene stood in the one before it
def _commonest(pixels: bytes) -> QColor:
    counted = Counter(memoryview(pixels).cast("I"))
    shades: Counter[int] = Counter()
    for pixel, often in counted.items():
        shades[pixel & _SHADE] += often
    shade = shades.most_common(1)[0][0]
    return QColor.fromRgb(max((pixel for pixel in counted if pixel & _SHADE == shade), key=counted.__getitem__))


def _inks(part: QWidget) -> list[QColor]:
    palette = part.palette()
    if isinstance(part, QLineEdit):
        role = palette.ColorRole.Text if part.displayText() else palette.ColorRole.PlaceholderText
        return [palette.color(role)]
    inks = [palette.color(part.foregroundRole())]
    if isinstance(part, Words):
        inks += [part.ink(stress) for stress in part.stresses() if stress is not Stress.NONE]
    return inks


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else float(((value + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def _name(part: QWidget) -> str:
    trail: list[str] = []
    at: QWidget | None = part
    while at is not None and len(trail) < 4:
        trail.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " < ".join(trail)


def _wh(size: QSize) -> str:
    return f"{size.width()}x{size.height()}"

"""The application's icon in the forms systems ask for, from its drawing: `python -m tests.ui.draw_icon`.

resources/application/yitai.svg is drawn by hand; yitai.png (Linux, macOS, windows) and yitai.ico (Windows) are made
from it here, each size rendered by itself.
"""

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

import resources

ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
PNG_SIZE = 512


def drawn(size: int) -> Image.Image:
    """The drawing, `size` pixels square."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(resources.path("application/yitai.svg"))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    rgba = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (size, size), bytes(rgba.constBits()))


def draw(folder: Path) -> None:
    drawn(PNG_SIZE).save(folder / "yitai.png", optimize=True)
    pictures = [drawn(size) for size in ICO_SIZES]
    pictures[-1].save(
        folder / "yitai.ico",
        append_images=pictures[:-1],
        sizes=[(size, size) for size in ICO_SIZES],
        bitmap_format="png",
    )


def main(arguments: list[str]) -> None:
    application = QGuiApplication(["draw_icon"])
    draw(Path(arguments[0]) if arguments else resources.path("application"))
    application.quit()


if __name__ == "__main__":
    main(sys.argv[1:])

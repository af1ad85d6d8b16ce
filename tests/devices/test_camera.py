"""The document camera as far as a machine without one can show: what is missing is told, pixels come out right."""

import sys

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from app.device_ports import CameraState
from devices.camera import QtCamera, frame_of


def test_a_system_without_what_cameras_need_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    assert QtCamera().state() is CameraState.UNSUPPORTED


@pytest.mark.qt_log_ignore("^Couldn't (load|resolve) ", extend=True)  # a machine with some of what films, not all
def test_asking_for_its_state_never_breaks_anything(qapp: QApplication) -> None:
    assert QtCamera().state() in set(CameraState)


def test_closing_one_that_was_never_opened_is_nothing() -> None:
    QtCamera().close()


@pytest.mark.parametrize("width", [4, 5, 6, 7])
def test_a_frame_holds_its_pixels_and_nothing_between_the_rows(width: int) -> None:
    image = QImage(width, 2, QImage.Format.Format_RGB32)
    image.fill(QColor(1, 2, 3))
    image.setPixelColor(width - 1, 1, QColor(200, 100, 50))
    frame = frame_of(image)
    assert (frame.width, frame.height, len(frame.rgb)) == (width, 2, width * 2 * 3)
    assert frame.rgb == bytes((1, 2, 3)) * (2 * width - 1) + bytes((200, 100, 50))

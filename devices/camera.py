"""The document camera by QtMultimedia. Where the system lacks what it needs, it says so instead of falling over.

Everything here happens on the window's thread; frames come some ten times a second, as many as a preview needs.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QImage

from app.device_ports import CameraFrame, CameraState

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoFrame, QVideoSink

FRAME_EVERY_MS = 100

log = logging.getLogger(__name__)


class QtCamera:
    """app.device_ports.DocumentCamera: the first camera the system names."""

    def __init__(self) -> None:
        self._parts: tuple[QCamera, QMediaCaptureSession, QVideoSink] | None = None
        self._shown: Callable[[CameraFrame], None] = lambda _: None
        self._since_last = QElapsedTimer()

    def state(self) -> CameraState:
        try:
            # Loads a decoder library of 20 MB and what the system must have for it; few counters use a camera.
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError as missing:
            log.info("no camera: %s", missing)
            return CameraState.UNSUPPORTED
        return CameraState.READY if QMediaDevices.videoInputs() else CameraState.NONE

    def open(self, *, shown: Callable[[CameraFrame], None], broke: Callable[[], None]) -> None:
        """Call it where `state` is READY."""
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoSink  # see state

        self.close()
        camera, session, sink = QCamera(), QMediaCaptureSession(), QVideoSink()
        session.setCamera(camera)
        session.setVideoSink(sink)
        self._shown = shown
        self._since_last.invalidate()
        sink.videoFrameChanged.connect(self._arrived)
        camera.errorOccurred.connect(lambda *_: broke())
        self._parts = (camera, session, sink)
        camera.start()

    def close(self) -> None:
        parts, self._parts = self._parts, None
        self._shown = lambda _: None
        if parts is not None:
            camera, session, sink = parts
            camera.stop()
            for part in (sink, session, camera):
                part.deleteLater()

    def _arrived(self, frame: "QVideoFrame") -> None:
        if self._since_last.isValid() and self._since_last.elapsed() < FRAME_EVERY_MS:
            return
        self._since_last.start()
        image = frame.toImage()
        if not image.isNull():
            self._shown(frame_of(image))


def frame_of(image: QImage) -> CameraFrame:
    """Its pixels without the filling Qt lays behind each row."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height, row = rgb.width(), rgb.height(), rgb.bytesPerLine()
    raw = bytes(rgb.constBits())
    packed = raw if row == width * 3 else b"".join(raw[at * row : at * row + width * 3] for at in range(height))
    return CameraFrame(width, height, packed)

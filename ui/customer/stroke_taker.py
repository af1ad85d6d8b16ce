"""Handwriting from pointer positions: strokes in thousandths of the pad's height, thinned so that they stay small."""

from app.domain.signature import Point, Stroke

LEAST_STEP = 4  # thousandths of the height a point must be away from the one before
MOST_POINTS = 4000  # a signature has a few hundred; beyond this somebody is drawing


class StrokeTaker:
    """Positions come in pixels of a pad `height` pixels high; times in milliseconds of any clock that only rises."""

    def __init__(self) -> None:
        self._done: list[Stroke] = []
        self._now: list[Point] = []
        self._began_ms: int | None = None

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """The finished strokes and the one being written."""
        return (*self._done, tuple(self._now)) if self._now else tuple(self._done)

    @property
    def empty(self) -> bool:
        return not self._done and not self._now

    def clear(self) -> None:
        self._done, self._now, self._began_ms = [], [], None

    def down(self, x: float, y: float, *, height: int, at_ms: int, pressure: float) -> None:
        self.up()
        if self._began_ms is None:
            self._began_ms = at_ms
        self._now = [self._point(x, y, height, at_ms, pressure)]

    def move(self, x: float, y: float, *, height: int, at_ms: int, pressure: float) -> None:
        """Nothing before `down`."""
        if not self._now or sum(map(len, self._done)) + len(self._now) >= MOST_POINTS:
            return
        point, last = self._point(x, y, height, at_ms, pressure), self._now[-1]
        if abs(point.x - last.x) + abs(point.y - last.y) >= LEAST_STEP:
            self._now.append(point)

    def up(self) -> None:
        if self._now:
            self._done.append(tuple(self._now))
            self._now = []

    def _point(self, x: float, y: float, height: int, at_ms: int, pressure: float) -> Point:
        return Point(
            x=round(1000 * x / height),
            y=round(1000 * y / height),
            t_ms=max(0, at_ms - (self._began_ms or 0)),
            pressure=round(1000 * min(1.0, max(0.0, pressure))),
        )

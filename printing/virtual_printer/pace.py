"""How fast bytes come over a serial line: eight bits, a start and a stop bit each, at its baud rate."""

_BITS_A_BYTE = 10
_AT_A_TIME_S = 0.02  # a UART's queue is read so often


class Pace:
    """Times in seconds of one clock that only goes forward."""

    def __init__(self, *, baud: int) -> None:
        self._bytes_a_second = baud / _BITS_A_BYTE
        self._free_at_s = 0.0

    @property
    def at_a_time(self) -> int:
        """Bytes that may be read in one go."""
        return max(1, int(self._bytes_a_second * _AT_A_TIME_S))

    def wait_s(self, now_s: float) -> float:
        """Until the line has carried what was read so far; 0 where more may be read now."""
        return max(0.0, self._free_at_s - now_s)

    def took(self, count: int, *, now_s: float) -> None:
        """A reader a little late catches up; one after a rest does not."""
        late = now_s - self._free_at_s
        begin_s = self._free_at_s if late <= _AT_A_TIME_S else now_s
        self._free_at_s = begin_s + count / self._bytes_a_second

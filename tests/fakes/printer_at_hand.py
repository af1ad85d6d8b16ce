"""The virtual printer without a line to it: a test hands it bytes and reads its answers."""

from printing.virtual_printer.mechanism import Mechanism


class PrinterAtHand:
    """Any mechanism, on one line for ever."""

    def __init__(self, mechanism: Mechanism | None = None, *, columns: int = 48) -> None:
        self.mechanism = mechanism or Mechanism(columns=columns, buffer_bytes=1_000_000)
        self._said = b""
        self._line = self.mechanism.line(self._say)

    def receive(self, data: bytes) -> bytes:
        """What it has answered by now."""
        self.mechanism.take(self._line, data)
        self.mechanism.run()
        said, self._said = self._said, b""
        return said

    def _say(self, answer: bytes) -> None:
        self._said += answer

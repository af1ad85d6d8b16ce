"""All that a log would hold with its level at the lowest."""

import logging


class EverythingLogged(logging.Handler):
    """What would stand in a log with the level at its lowest, with every traceback."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(logging.Formatter().format(record))

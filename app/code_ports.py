"""What the trade needs of the centre to let a customer confirm a line by a code sent to their own number (S10, S12)."""

from typing import Protocol

from app.domain.one_time_code import CodeAnswer, CodeSent, CodeWanted


class OneTimeCodes(Protocol):
    """The centre's codes. Off the window's thread; both raise CentralTrouble, without the centre at once."""

    def send(self, wanted: CodeWanted) -> CodeSent:
        """Raises InputRefused with the centre's sentence where it sends none."""
        ...

    def check(self, message: str, code: str, wanted: CodeWanted) -> CodeAnswer: ...

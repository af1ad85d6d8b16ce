"""The centre's codes in memory: one phone, the newest code counts, three tries, ten minutes on the test's clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.masking import mask_phone
from app.domain.one_time_code import MOST_TRIES, VALID_MINUTES, CodeAnswer, CodeOutcome, CodeSent, CodeWanted
from app.errors import Trouble
from app.ports import Clock


@dataclass
class _Kept:
    message: str
    wanted: CodeWanted
    code: str
    until: datetime
    tries: int = 0
    used: bool = False


class PhoneInMemory:
    """`code` is what the customer reads on their phone; `trouble`, once set, is what the next call raises."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[str, _Kept] = {}
        self.code = ""
        self.trouble: Trouble | None = None

    def send(self, wanted: CodeWanted) -> CodeSent:
        self._raise()
        count = len(self._kept) + 1
        self.code = f"{481_516 + count:06d}"
        until = self._clock.now() + timedelta(minutes=VALID_MINUTES)
        for kept in list(self._kept.values()):
            if (kept.wanted.form_id, kept.wanted.line_id) == (wanted.form_id, wanted.line_id):
                kept.used, kept.wanted = False, CodeWanted("", "", "", 0, "", "", "", wanted.language)
        message = f"message-{count}"
        self._kept[message] = _Kept(message, wanted, self.code, until)
        return CodeSent(message, mask_phone(wanted.number), until)

    def check(self, message: str, code: str, wanted: CodeWanted) -> CodeAnswer:
        self._raise()
        kept = self._kept.get(message)
        now = self._clock.now()
        if kept is None or kept.wanted != wanted:
            return CodeAnswer(CodeOutcome.ANOTHER, 0, None)
        if kept.used:
            return CodeAnswer(CodeOutcome.USED, 0, None)
        if kept.tries >= MOST_TRIES:
            return CodeAnswer(CodeOutcome.TOO_MANY, 0, None)
        if now >= kept.until:
            return CodeAnswer(CodeOutcome.EXPIRED, 0, None)
        if code == kept.code:
            kept.used = True
            return CodeAnswer(CodeOutcome.CONFIRMED, 0, now)
        kept.tries += 1
        left = MOST_TRIES - kept.tries
        return CodeAnswer(CodeOutcome.WRONG if left else CodeOutcome.TOO_MANY, left, None)

    def _raise(self) -> None:
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            raise trouble

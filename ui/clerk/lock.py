"""Why the form at hand cannot be changed at this moment, in a sentence. Pure; no Qt."""

from app.texts import clerk as words
from app.texts.language import Text
from ui.clerk.closing import Closing, Stage


def why_locked(closing: Closing, *, with_customer: bool) -> Text | None:
    """None where it may be changed."""
    if closing.stage is Stage.OPEN:
        return words.WITH_CUSTOMER_FIRST if with_customer else None
    if closing.stage is Stage.ACCEPTED:
        return words.ACCEPTED_FIRST
    return words.BUSY_FIRST if closing.waits else words.LOCKED_FIRST

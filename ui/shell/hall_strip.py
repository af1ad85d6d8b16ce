"""What the bottom strip says of the hall server. No Qt here."""

from app.hall_ports import HallSeen, HallState
from app.texts import hall_link as words
from app.texts.language import Text
from app.texts.queue_acts import HALL_TOKEN_REFUSED


def hall_words(seen: HallSeen) -> tuple[Text, bool] | None:
    """The sentence, and whether it is a fault; None where this counter has no hall server."""
    if seen.state is HallState.NONE:
        return None
    if seen.why == HALL_TOKEN_REFUSED:
        return words.STRIP_REFUSED, True
    if seen.state is HallState.LOST:
        return (words.STRIP_LOST if seen.desk else words.STRIP_LOST_TABLET), True
    if seen.state is HallState.ALONE:
        return words.STRIP_ALONE, True
    if seen.stays:
        return words.STRIP_STAYS.filled(count=len(seen.stays)), True
    return (words.STRIP_CONNECTING if seen.picture is None else words.STRIP_LINKED), False

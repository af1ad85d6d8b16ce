"""What a desk may be set to serve of the hall's queue: its classes by their names, as a person types them."""

import re
from typing import Final

from app.domain.matter import QueueClass
from app.errors import InputRefused
from app.texts import queue_settings as words
from app.texts.language import Language, Text

_BETWEEN: Final = re.compile(r"[,，、;；]")


def skills_of(value: str) -> frozenset[QueueClass]:
    """By their names in either language, commas between them; all for nothing.

    Raises InputRefused with the names there are.
    """
    said = [each.strip().casefold() for each in _BETWEEN.split(value) if each.strip()]
    names = {name.casefold(): each for each in QueueClass for name in (each.called.zh, each.called.en, each.value)}
    unknown = [each for each in said if each not in names]
    if unknown:
        raise InputRefused(words.NO_SUCH_CLASS, word=unknown[0], names=_names())
    return frozenset(names[each] for each in said) or frozenset(QueueClass)


def _names() -> Text:
    zh = "、".join(each.called.say(Language.ZH) for each in QueueClass)
    return Text(zh, ", ".join(each.called.say(Language.EN) for each in QueueClass))

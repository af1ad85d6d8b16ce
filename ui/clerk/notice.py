"""What the counter tells the clerk in passing: a sentence at the lower right, or a question that waits."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeAnswer:
    """A verb and what it does; `key` is shown on its cap, "" for none."""

    words: str
    act: Callable[[], None]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """`about` names what a question is about, so that the same one is not asked twice; `detail` is said below."""

    words: str
    icon: str = "check"
    question: bool = False
    about: str = ""
    answers: tuple[NoticeAnswer, ...] = ()
    detail: str = ""

"""A question a form's template asks beside its lines: a notice to acknowledge, or a separate consent (R07, R09)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.attachment import Attachment, AttachmentKind
from app.texts.language import Text


class ConsentNeed(StrEnum):
    """What must be there before the customer may sign."""

    ACKNOWLEDGE = "acknowledge"  # 阅知: there is only a yes, and no signing without it
    SEPARATE = "separate"  # 单独同意: an answer is needed; a no never blocks, what it is about is then not done
    NECESSARY = "necessary"  # 不同意就办不了: a no is kept, and what it is about has to come off the form (PIPL 31)
    OPTIONAL = "optional"  # no answer is needed, and counts as a no (PIPL 16: refusing it costs nobody anything)


@dataclass(frozen=True, slots=True)
class ConsentQuestion:
    """`matters` are the business types it is asked with, none for every form; `picture` asks only where one is kept.

    `no` is None where there is only something to acknowledge. `below_age`, in whole years, asks only for a customer who
    is younger by their document: their guardian answers (R09).
    """

    code: str
    need: ConsentNeed
    title: Text
    words: Text
    yes: Text
    no: Text | None
    matters: tuple[str, ...]
    picture: AttachmentKind | None
    below_age: int | None = None

    def asked(self, *, matters: Iterable[str], attachments: Sequence[Attachment], age: int | None = None) -> bool:
        """Whether a form with these matters and pictures asks it; `age` of the customer, None where untold."""
        if self.below_age is not None and (age is None or age >= self.below_age):
            return False
        if self.picture is not None:
            return any(kept.kind is self.picture for kept in attachments)
        return not self.matters or not set(self.matters).isdisjoint(matters)

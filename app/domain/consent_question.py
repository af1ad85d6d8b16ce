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
    OPTIONAL = "optional"  # no answer is needed, and counts as a no (PIPL 16: refusing it costs nobody anything)


@dataclass(frozen=True, slots=True)
class ConsentQuestion:
    """`matters` are the business types it is asked with, none for every form; `picture` asks only where one is kept.

    `no` is None where there is only something to acknowledge.
    """

    code: str
    need: ConsentNeed
    title: Text
    words: Text
    yes: Text
    no: Text | None
    matters: tuple[str, ...]
    picture: AttachmentKind | None

    def asked(self, *, matters: Iterable[str], attachments: Sequence[Attachment]) -> bool:
        """Whether a form with these matters and pictures asks it."""
        if self.picture is not None:
            return any(kept.kind is self.picture for kept in attachments)
        return not self.matters or not set(self.matters).isdisjoint(matters)

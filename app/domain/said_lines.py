"""The words of a form's lines, kept while the form goes through its versions.

A key changes one line of a form; the others say what they said. A line is put into words again where it, or anything
its words are made of, is another.
"""

from collections.abc import Callable
from dataclasses import replace

from app.domain.content import ContentLine
from app.domain.order_line import OrderLine
from app.texts.language import Language


class SaidLines:
    """Handed on from version to version; no part of what a form is, and never signed itself."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, Language], tuple[tuple[object, ...], ContentLine]] = {}

    def line(
        self,
        line: OrderLine,
        language: Language,
        made_of: tuple[object, ...],
        *,
        position: int,
        say: Callable[[], ContentLine],
    ) -> ContentLine:
        """As it was said of the same line and the same things, or said now; numbered as it stands."""
        key, made_of = (line.id, language), (line, *made_of)
        kept = self._said.get(key)
        said = kept[1] if kept is not None and kept[0] == made_of else say()
        if said.position != position:
            said = replace(said, position=position)
        self._said[key] = (made_of, said)
        return said

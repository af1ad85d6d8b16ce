"""What the customer has had before their eyes: nothing may be signed that was never on the screen. No Qt."""

from collections.abc import Iterable

from app.domain.content import ContentLine, LineFigures

Matter = tuple[str, str, LineFigures, str]


def _matter(line: ContentLine) -> Matter:
    """What makes it another matter: the offer, its money or its day; the other language does not."""
    return line.id, line.code, line.figures, line.effective_on


class Reading:
    """`saw` a line to its end; `all_of` asks for every line of a form."""

    def __init__(self) -> None:
        self._seen: set[Matter] = set()

    def saw(self, line: ContentLine) -> None:
        self._seen.add(_matter(line))

    def has_seen(self, line: ContentLine) -> bool:
        return _matter(line) in self._seen

    def all_of(self, lines: Iterable[ContentLine]) -> bool:
        return all(self.has_seen(line) for line in lines)

    def forget(self) -> None:
        """For the next customer."""
        self._seen.clear()

"""All that is wrong with one file, gathered, so that a person mends it in one go."""

from app.errors import FileFaulty
from app.texts.language import Language, Text


class Faults:
    """Faults in the order of the file. A place reads `42: 26GD-5G-0129 price.yuan`: the line, the record, the field."""

    def __init__(self) -> None:
        self._found: list[tuple[int, str, Text]] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, line: int, where: str, what: Text, /, **values: object) -> None:
        """`line` counts from 1; `where` is empty where the line as a whole is meant."""
        said = Text(what.say(Language.ZH, **values), what.say(Language.EN, **values)) if values else what
        place = f"{line}: {where}" if where else str(line)
        self._found.append((line, place, said))

    def refusal(self, text: Text) -> FileFaulty:
        """All faults in the order of lines under one sentence; `text` has a place {count}."""
        ordered = sorted(self._found, key=lambda fault: fault[0])
        return FileFaulty(text, tuple((place, what) for _, place, what in ordered), count=len(ordered))

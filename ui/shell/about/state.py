"""What 关于 shows. No Qt here; commands/about.py finds it out."""

from dataclasses import dataclass

from app.texts import about as words
from app.texts.language import Language, Text


@dataclass(frozen=True, slots=True)
class Part:
    """Something shipped with the program. `licence` by its SPDX name, "" where only its own file says it."""

    name: Text
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class AboutFacts:
    """`store` is the newest schema this program knows, `parts` everything shipped, by name."""

    program: str
    catalogue: str
    store: str
    python: str
    qt: str
    system: str
    parts: tuple[Part, ...]


def heads(facts: AboutFacts, language: Language) -> tuple[tuple[str, str], ...]:
    """Label and value of the lines at the top."""
    lines = (
        (words.PROGRAM, facts.program),
        (words.CATALOGUE, facts.catalogue),
        (words.STORE, facts.store),
        (words.SYSTEM, f"{facts.system}, Python {facts.python}, Qt {facts.qt}"),
        (words.LICENCE, words.OURS.say(language)),
    )
    return tuple((label.say(language), value) for label, value in lines if value)


def part_line(part: Part, language: Language) -> tuple[str, str]:
    """Name and version, and its licence."""
    licence = part.licence or words.LICENCE_UNKNOWN.say(language)
    return f"{part.name.say(language)} {part.version}".strip(), licence

"""What this program is and what it is made of: `yitai --version`, and the facts of 关于."""

import platform
import re
from importlib import metadata

from app.texts import about as words
from app.texts.language import same
from app.version import VERSION
from offline_cache.migrate import NEWEST
from ui.shell.about.state import AboutFacts, Part

# Shipped without metadata of their own, or inside a library.
BESIDE = (
    Part(same("Python"), platform.python_version(), "PSF-2.0"),
    Part(same("SQLCipher, SQLite, OpenSSL"), "", "BSD-3-Clause, public domain, Apache-2.0"),
    Part(words.FONTS, "", "OFL-1.1"),
    Part(words.FONTS_RARE, "", "OFL-1.1"),
    Part(words.ICONS, "", "ISC"),
    Part(words.PINYIN, "", "MIT"),
)
_IN_THEIR_FILE_ONLY = {"sqlcipher3": "Zlib"}
_NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?")
_EXTRA = re.compile(r"""extra\s*==\s*['"]([^'"]+)['"]""")
_MOST_CHARACTERS = 64  # of a licence's name; some write its text there


def tell_version() -> int:
    print(f"yitai {VERSION}, store {NEWEST}, Python {platform.python_version()}, Qt {_qt()}, {_system()}")
    return 0


def about_facts(catalogue: str) -> AboutFacts:
    """`catalogue` is the version this counter sells by."""
    parts = [_part(metadata.metadata(name)) for name in shipped_libraries()]
    return AboutFacts(
        program=VERSION,
        catalogue=catalogue,
        store=NEWEST,
        python=platform.python_version(),
        qt=_qt(),
        system=_system(),
        parts=tuple(sorted((*parts, *BESIDE), key=lambda part: part.name.en.lower())),
    )


def shipped_libraries(beginning: str = "yitai") -> tuple[str, ...]:
    """Every library the program asks for, and those they ask for in turn, as far as they are here; without ours."""
    found: dict[str, metadata.Distribution] = {}
    left = [(beginning, frozenset[str]())]
    seen = set()
    while left:
        name, extras = left.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if (key, extras) in seen:
            continue
        seen.add((key, extras))
        try:
            library = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # for another system, or left out of the frozen program
            continue
        found[key] = library
        left += [wanted for line in library.requires or () if (wanted := _wanted(line, extras)) is not None]
    found.pop(beginning, None)
    return tuple(sorted(found))


def _wanted(line: str, extras: frozenset[str]) -> tuple[str, frozenset[str]] | None:
    """Name and extras of a Requires-Dist line; None where it belongs to an extra nobody asked for."""
    head, _, marker = line.partition(";")
    said = _NAME.match(head.strip())
    belongs_to = _EXTRA.findall(marker)
    if said is None or (belongs_to and not extras.intersection(belongs_to)):
        return None
    return said[1], frozenset(extra.strip() for extra in (said[2] or "").split(",") if extra.strip())


def _part(about: metadata.PackageMetadata) -> Part:
    return Part(same(about["Name"]), about["Version"], _licence(about))


def _licence(about: metadata.PackageMetadata) -> str:
    fields = about.json
    for said in (fields.get("license_expression"), fields.get("license")):
        if isinstance(said, str) and said.strip() and "\n" not in said and len(said) <= _MOST_CHARACTERS:
            return said.strip()
    classifiers = fields.get("classifier", [])
    named = [line.rpartition("::")[2].strip() for line in classifiers if line.startswith("License ::")]
    return ", ".join(named) or _IN_THEIR_FILE_ONLY.get(about["Name"], "")


def _qt() -> str:
    return metadata.version("PySide6")


def _system() -> str:
    return f"{platform.system()} {platform.release()} ({platform.machine()})"

"""The house rules no other checker knows, each with a sentence what to do: `python3 run.py check` ends with them."""

import sys
from collections.abc import Callable
from pathlib import Path

from tests.house import links, pairs, shape, words
from tests.house.tree import ROOT, Fault, SourceFile, source_files

Rule = Callable[[list[SourceFile]], list[Fault]]
RULES: tuple[Rule, ...] = (
    shape.not_too_long,
    shape.names_say_what,
    shape.test_folders_are_packages,
    shape.debian_packages_have_reasons,
    shape.late_imports_have_reasons,
    shape.no_import_cycles,
    words.forbidden_words,
    pairs.text_pairs,
    pairs.texts_are_said,
    links.links_lead_somewhere,
)


def all_faults(root: Path) -> list[Fault]:
    """Every fault of every rule in the repository at `root`, in the order of the files."""
    files = list(source_files(root))
    hidden = links.pictures_are_shown(files, root / "docs/pictures")
    return sorted([*hidden, *(fault for rule in RULES for fault in rule(files))])


def main() -> int:
    faults = all_faults(ROOT)
    for fault in faults:
        print(fault)
    print(f"house rules: {len(faults)} to mend" if faults else "house rules: kept")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

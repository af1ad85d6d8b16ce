"""Links of the guides lead to something and pictures are shown: a missing one is the first thing a newcomer sees."""

import re
from pathlib import Path, PurePosixPath

from tests.house.tree import ROOT, Fault, SourceFile

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s#]+)(?:#[^)]*)?\)")


def links_lead_somewhere(files: list[SourceFile]) -> list[Fault]:
    """Relative links of Markdown files; pictures are looked for on the disk, since they are no text."""
    paths = {file.path for file in files}
    folders = {str(parent) for path in paths for parent in PurePosixPath(path).parents}
    faults = []
    for file in files:
        if not file.path.endswith(".md"):
            continue
        for number, line in enumerate(file.text.splitlines(), start=1):
            for target in _LINK.findall(line):
                if "://" in target or target.startswith("mailto:"):
                    continue
                path = _joined(file.path, target)
                if path not in paths | folders and not (ROOT / path).exists():
                    faults.append(Fault(file.path, number, f"{target} leads nowhere: make it, or mend the link"))
    return faults


def pictures_are_shown(files: list[SourceFile], folder: Path) -> list[Fault]:
    """Each picture of `folder` is named by a page: one that nobody sees is not taken anew when its screen changes."""
    pages = "".join(file.text for file in files if file.path.endswith(".md"))
    shown = {PurePosixPath(target).name for target in _LINK.findall(pages)}
    hidden = sorted(picture.name for picture in folder.glob("*.png") if picture.name not in shown)
    return [Fault(f"docs/pictures/{name}", 1, "no page shows it: name it in one, or delete it") for name in hidden]


def _joined(from_file: str, target: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(from_file).parent / target).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)

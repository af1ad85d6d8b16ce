"""How our files are cut: their size, names and folders, imports at the top, and no module in an import cycle."""

import ast
import re
from collections import defaultdict

from tests.house.tree import Fault, SourceFile

MOST_LINES = 400
_EMPTY_NAMES = re.compile(r"(^|_)(helpers?|utils?|misc|common|manager)$")


def not_too_long(files: list[SourceFile]) -> list[Fault]:
    return [
        Fault(file.path, lines, f"{lines} lines: cut it where a second subject begins, {MOST_LINES} at most")
        for file in files
        if file.is_python and (lines := file.text.count("\n")) > MOST_LINES
    ]


def names_say_what(files: list[SourceFile]) -> list[Fault]:
    return [
        Fault(file.path, 1, "name it after what it holds, in the hall's words")
        for file in files
        if file.is_python and _EMPTY_NAMES.search(file.path.rsplit("/", 1)[-1].removesuffix(".py"))
    ]


def test_folders_are_packages(files: list[SourceFile]) -> list[Fault]:
    """A library of ours installs a top-level `tests`; a folder of tests that is no package gets lost in it."""
    paths = {file.path for file in files}
    folders = {file.path.rsplit("/", 1)[0] for file in files if file.is_python and file.is_test}
    return [
        Fault(f"{folder}/__init__.py", 1, "every folder of tests has an __init__.py; add an empty one")
        for folder in sorted(folders)
        if f"{folder}/__init__.py" not in paths
    ]


def debian_packages_have_reasons(files: list[SourceFile]) -> list[Fault]:
    return [
        Fault(file.path, number, "write why this package is needed: PACKAGE # PROGRAMS: WHY")
        for file in files
        if file.path == "tests/debian.txt"
        for number, line in enumerate(file.text.splitlines(), start=1)
        if line.strip() and not re.search(r"#.*\w{3}", line)
    ]


def late_imports_have_reasons(files: list[SourceFile]) -> list[Fault]:
    """An import inside a function is for a slow library loaded late; the line, or the one above, says so."""
    faults = []
    for file in files:
        if not file.is_python:
            continue
        lines = file.text.splitlines()
        for function in ast.walk(ast.parse(file.text)):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                faults += [
                    Fault(file.path, node.lineno, "import at the top; only a slow library comes late, with the reason")
                    for node in ast.walk(function)
                    if isinstance(node, ast.Import | ast.ImportFrom) and not _has_reason(lines, node.lineno - 1)
                ]
    return sorted(set(faults))


def _has_reason(lines: list[str], at: int) -> bool:
    """A comment in the run of imports that `at` belongs to, or right above it."""

    def is_import(number: int) -> bool:
        return 0 <= number < len(lines) and lines[number].strip().startswith(("import ", "from "))

    first = last = at
    while is_import(first - 1):
        first -= 1
    while is_import(last + 1):
        last += 1
    return any("#" in line for line in lines[first : last + 1]) or lines[first - 1].strip().startswith("#")


def no_import_cycles(files: list[SourceFile]) -> list[Fault]:
    """Modules of ours that can reach themselves through what they import when loaded."""
    modules = {_module_name(file.path): file for file in files if file.is_python}
    imports: dict[str, set[str]] = defaultdict(set)
    for name, file in modules.items():
        for node in ast.parse(file.text).body:
            if isinstance(node, ast.Import):
                imports[name] |= {alias.name for alias in node.names} & modules.keys()
            elif isinstance(node, ast.ImportFrom) and node.module:
                members = {f"{node.module}.{alias.name}" for alias in node.names} & modules.keys()
                whole = {node.module} & modules.keys() if len(members) < len(node.names) else set()
                imports[name] |= (members | whole) - {name}
    return [
        Fault(modules[name].path, 1, "in an import cycle: move what both need into a module below them")
        for name in sorted(imports)
        if name in _reachable(imports, start=name)
    ]


def _module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _reachable(imports: dict[str, set[str]], *, start: str) -> set[str]:
    seen: set[str] = set()
    todo = list(imports[start])
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo.extend(imports.get(name, ()))
    return seen

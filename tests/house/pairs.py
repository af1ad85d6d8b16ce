"""Every Text pair: words in both languages, no exclamation mark, Chinese punctuation in Chinese, said somewhere."""

import ast
import re
from collections import Counter

from tests.house.tree import Fault, SourceFile

_NAME = re.compile(r"\b[A-Z][A-Z0-9_]*\b")
_NAMED = re.compile(r"^([A-Z][A-Z0-9_]*)(?:: [^=\n]+)? = ", re.MULTILINE)
_HALF_WIDTH = re.compile(r"[\u4e00-\u9fff}][,;!?](?!\w)|[\u4e00-\u9fff]:(?!\w)")
_CURLY = re.compile(r"[\u2018-\u201d]")


def text_pairs(files: list[SourceFile]) -> list[Fault]:
    """Faults of all `Text("…", "…")` written out in the program's own modules."""
    faults = []
    for file in files:
        if not file.is_python or file.is_test or "Text(" not in file.text:
            continue
        for node in ast.walk(ast.parse(file.text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
                words = [_words(argument) for argument in node.args]
                if len(words) == 2 and words[0] is not None and words[1] is not None:
                    faults += [Fault(file.path, node.lineno, what) for what in _faults_of(words[0], words[1])]
    return faults


def texts_are_said(files: list[SourceFile]) -> list[Fault]:
    """A name of `app.texts` stands a second time in the program: where it is said."""
    program = [file for file in files if file.is_python and not file.is_test]
    said = Counter(name for file in program for name in _NAME.findall(file.text))
    return [
        Fault(file.path, file.text.count("\n", 0, found.start()) + 1, f"{found[1]} is said nowhere: delete it")
        for file in program
        if file.path.startswith("app/texts/")
        for found in _NAMED.finditer(file.text)
        if said[found[1]] == 1
    ]


def _words(argument: ast.expr) -> str | None:
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def _faults_of(zh: str, en: str) -> list[str]:
    faults = []
    if bool(zh.strip()) != bool(en.strip()):
        faults.append("one language is empty: write it in both")
    if "!" in zh + en or "！" in zh:
        faults.append("no exclamation marks: say it calmly")
    if _HALF_WIDTH.search(zh):
        faults.append("half-width punctuation in Chinese: write ，；：？")
    if _CURLY.search(en):
        faults.append("curly quotes in English are as wide as a Chinese character here: write straight ones")
    return faults

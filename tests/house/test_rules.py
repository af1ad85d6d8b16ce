"""Each house rule finds the mistake it is for, and lets the right form pass."""

from pathlib import Path

import pytest

from tests.house import links, pairs, shape, words
from tests.house.rules import all_faults
from tests.house.tree import Fault, SourceFile


def places(faults: list[Fault]) -> list[tuple[str, int]]:
    return [(fault.path, fault.line) for fault in faults]


def test_faults_of_all_rules_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    for path, text in {
        "tests/paper/test_a.py": "time.sleep(1)\n",
        "tests/__init__.py": "",
        "app/utils.py": "# TODO: name it\n",
        ".venv/lib/utils.py": "# TODO: not ours\n",
        ".mypy_cache/utils.py": "",
        "offline_cache/utils.py": "",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert places(all_faults(tmp_path)) == [
        ("app/utils.py", 1),
        ("app/utils.py", 1),
        ("offline_cache/utils.py", 1),
        ("tests/paper/__init__.py", 1),
        ("tests/paper/test_a.py", 1),
    ]


def test_a_file_of_401_lines_is_too_long() -> None:
    longest = SourceFile("app/a.py", "x = 1\n" * 400)
    too_long = SourceFile("app/b.py", "x = 1\n" * 401)
    assert places(shape.not_too_long([longest, too_long])) == [("app/b.py", 401)]


@pytest.mark.parametrize("name", ["helpers", "print_utils", "order_manager", "utils"])
def test_a_name_that_says_nothing_is_named(name: str) -> None:
    assert places(shape.names_say_what([SourceFile(f"app/{name}.py", "")])) == [(f"app/{name}.py", 1)]


def test_the_shop_managers_screen_may_be_called_so() -> None:
    assert shape.names_say_what([SourceFile("ui/manager/view.py", "")]) == []


def test_a_test_folder_without_init_is_named() -> None:
    files = [SourceFile("tests/__init__.py", ""), SourceFile("tests/paper/test_a.py", "")]
    assert places(shape.test_folders_are_packages(files)) == [("tests/paper/__init__.py", 1)]


def test_a_debian_package_without_reason_is_named() -> None:
    listed = SourceFile("tests/debian.txt", "# why\ngit # git: a clone\nstrace\nxvfb # :\n")
    assert places(shape.debian_packages_have_reasons([listed])) == [("tests/debian.txt", 3), ("tests/debian.txt", 4)]


def test_a_late_import_needs_a_reason() -> None:
    text = (
        "def f():\n"
        "    import json\n"
        "def g():\n"
        "    from reportlab import rl_config  # 1.3 s: only when a form is printed\n"
        "def h():\n"
        "    # slow, see above\n"
        "    import reportlab\n"
        "def i():\n"
        "    import escpos\n"
        "    import reportlab  # both slow\n"
    )
    assert places(shape.late_imports_have_reasons([SourceFile("app/a.py", text)])) == [("app/a.py", 2)]


def test_import_cycles_are_found_through_packages_and_a_line_is_none() -> None:
    files = [
        SourceFile("app/a.py", "from app.b import x\n"),
        SourceFile("app/b.py", "import app.c\n"),
        SourceFile("app/c.py", "from app import a\n"),
        SourceFile("app/d.py", "from app.a import y\n"),
        SourceFile("app/__init__.py", ""),
    ]
    assert [fault.path for fault in shape.no_import_cycles(files)] == ["app/a.py", "app/b.py", "app/c.py"]


def test_a_cycle_that_closes_only_when_called_is_none() -> None:
    files = [
        SourceFile("app/a.py", "from app.b import x\n"),
        SourceFile("app/b.py", "def f():\n    from app.a import y  # late\n"),
    ]
    assert shape.no_import_cycles(files) == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("tests/app/test_a.py", "pytest.skip('later')"),
        ("tests/app/test_a.py", "@pytest.mark.xfail"),
        ("tests/app/test_a.py", "time.sleep(0.1)"),
        ("tests/app/test_a.py", "qtbot.wait(100)"),
        ("tests/app/test_a.py", "await asyncio.sleep(1)"),
        ("tests/app/test_a.py", "store = MagicMock()"),
        ("app/a.py", "x = y  # type: ignore[attr-defined]"),
        ("app/a.py", "import x  # noqa: F401"),
        ("app/a.py", "# TODO: the rest"),
        ("ui/a.py", "item = self._row.takeAt(0)"),
        (".ci/run", "pip install --index-url x y"),
        ("requirements.lock", "a @ https://files.pythonhosted.org/a.whl"),
    ],
)
def test_a_forbidden_word_is_found_where_it_stands(path: str, line: str) -> None:
    assert places(words.forbidden_words([SourceFile(path, f"first = 1\n{line}\n")])) == [(path, 2)]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("tests/needs.py", 'if os.environ.get("CI") == "true":\n    pytest.fail(sentence)\npytest.skip(sentence)'),
        ("app/a.py", "deadline.sleep(1)"),
        ("tests/app/test_a.py", "await asyncio.sleep(0)"),
        ("tests/app/test_a.py", "qtbot.waitUntil(ready)"),
        ("app/a.py", "mastodon = 'TODOS'"),
        ("ui/a.py", "def takeAt(self, index: int) -> QLayoutItem | None:"),
    ],
)
def test_its_neighbours_may_stand(path: str, line: str) -> None:
    assert words.forbidden_words([SourceFile(path, line)]) == []


@pytest.mark.parametrize(
    ("zh", "en", "said"),
    [
        ("已保存", "", "one language is empty"),
        ("已保存！", "Saved", "exclamation"),
        ("已保存", "Saved!", "exclamation"),
        ("已保存, 可继续", "Saved", "half-width"),
        ("没有“{typed}”", "No “{typed}”", "curly quotes"),
    ],
)
def test_a_faulty_text_pair_is_found(zh: str, en: str, said: str) -> None:
    faults = pairs.text_pairs([SourceFile("app/texts/a.py", f"\nA = Text({zh!r}, {en!r})\n")])
    assert [(fault.line, said in fault.sentence) for fault in faults] == [(2, True)]


def test_a_right_text_pair_passes() -> None:
    text = 'A = Text("已存 3,000 元，共 {n}:{m}", "{n} of {m}, kept")\nB = Text("", "")\n'
    assert pairs.text_pairs([SourceFile("app/texts/a.py", text)]) == []


def test_a_text_that_nobody_says_is_found() -> None:
    texts = SourceFile("app/texts/a.py", 'SAID: Final = Text("好", "Yes")\n\nNEVER = Text("不", "No")\n')
    said = SourceFile("ui/a.py", "words.SAID.say(language)\n")
    by_a_test = SourceFile("tests/ui/test_a.py", "assert words.NEVER\n")
    assert places(pairs.texts_are_said([texts, said, by_a_test])) == [("app/texts/a.py", 3)]


def test_a_link_that_leads_nowhere_is_found() -> None:
    text = (
        "[a](a.md) [b](../b.md#part) [c](c.md) ![p](pictures/no-such.png)\n"
        "[web](https://example.org/x.md) [folder](..) [here](#there)\n"
    )
    files = [SourceFile("docs/guide.md", text), SourceFile("docs/a.md", ""), SourceFile("b.md", "")]
    faults = links.links_lead_somewhere(files)
    assert [(fault.path, fault.line, fault.sentence.split()[0]) for fault in faults] == [
        ("docs/guide.md", 1, "c.md"),
        ("docs/guide.md", 1, "pictures/no-such.png"),
    ]


def test_a_picture_that_no_page_shows_is_found(tmp_path: Path) -> None:
    for name in ("shown.png", "hidden.png"):
        (tmp_path / name).touch()
    pages = [SourceFile("docs/guide.md", "| ![a](pictures/shown.png) |\n"), SourceFile("a.py", "![](hidden.png)")]
    assert places(links.pictures_are_shown(pages, tmp_path)) == [("docs/pictures/hidden.png", 1)]

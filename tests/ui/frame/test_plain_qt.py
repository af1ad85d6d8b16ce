import subprocess
import sys

_LOADED_BEHIND_QT = """
import linecache
{begin}
import PySide6.QtCore
import wave
print(any(name.endswith("wave.py") for name in linecache.cache))
"""


def read(begin: str) -> str:
    ran = [sys.executable, "-c", _LOADED_BEHIND_QT.format(begin=begin)]
    return subprocess.run(ran, check=True, capture_output=True, encoding="utf-8").stdout.strip()


def test_no_source_is_read_and_kept_for_what_is_imported_behind_qt() -> None:
    assert read("from ui.frame.plain_qt import load_plain_qt; load_plain_qt()") == "False"
    assert read("") == "True"  # where this is no longer so, load_plain_qt has nothing left to do

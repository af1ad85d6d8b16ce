"""`yitai training` opens a counter of its own and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

YITAI = str(Path(__file__).parents[2] / "yitai.py")


def test_it_says_who_signs_on_and_its_folder_is_gone_at_the_end(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "TMPDIR": str(tmp_path)}
    command = [sys.executable, YITAI, "training"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            said = process.stdout.readline()
            assert any(tmp_path.iterdir())
            process.terminate()
            assert process.wait(60) == 0
        finally:
            process.kill()
    assert "are gone at the end" in said
    assert "bh3017" in said
    assert not list(tmp_path.iterdir())

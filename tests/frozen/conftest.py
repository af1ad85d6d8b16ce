"""The program built as a hall gets it, once for all tests: about 40 s on two cores."""

import faulthandler
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import run

WITHIN_S = 120


@dataclass(frozen=True, slots=True)
class Frozen:
    """`program` stands in a folder of its own, away from the repository and its Python."""

    program: Path

    def __call__(self, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """One command, without the tests' environment leading it back to our sources."""
        env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
        return subprocess.run(
            [str(self.program), *arguments],
            cwd=self.program.parent,
            env={**env, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=WITHIN_S,
        )


@pytest.fixture(scope="session")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Frozen:
    out = tmp_path_factory.mktemp("frozen")
    faulthandler.cancel_dump_traceback_later()  # pytest's, for a test that hangs: on a busy machine this takes longer
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "venv_python", lambda _: Path(sys.executable))
        assert run.build(["--out", str(out)]) == 0
    return Frozen(out / "yitai" / ("yitai.exe" if os.name == "nt" else "yitai"))

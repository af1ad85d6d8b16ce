"""run.py on a machine of its own: it makes, keeps and mends the environment, and hands over."""

import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import run
from tests.house.tree import ROOT


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A repository with run.py whose finished environment borrows this one's libraries."""
    shutil.copy(ROOT / "run.py", tmp_path)
    lock = tmp_path / "requirements.lock"
    lock.write_text("# nothing\n", encoding="utf-8")
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    shutil.copy(Path(sys.prefix) / "pyvenv.cfg", venv)
    (venv / "lib").symlink_to(Path(sys.prefix) / "lib")
    (venv / "bin" / "python").symlink_to(Path(sys.executable).resolve())
    (venv / run.READY).write_text(json.dumps(run.wanted_state(lock)), encoding="utf-8")
    return tmp_path


def start(house: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    env = {**os.environ, "PIP_NO_INDEX": "1"}
    command = [sys.executable, str(house / "run.py"), *arguments]
    return subprocess.run(
        command, cwd=house.parent, env=env, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


def wheel(folder: Path) -> Path:
    """The smallest package that installs: `greeting`, one module."""
    folder.mkdir()
    path = folder / "greeting-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("greeting.py", "WORD = '你好'\n")
        packed.writestr("greeting-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: greeting\nVersion: 1.0\n")
        packed.writestr(
            "greeting-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        packed.writestr("greeting-1.0.dist-info/RECORD", "")
    return path


def test_an_old_python_is_told_in_a_sentence() -> None:
    pretend = "import sys; sys.version_info = (3, 9, 2); exec(compile(open('run.py').read(), 'run.py', 'exec'))"
    done = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("run.py needs Python 3.11 or newer, this is 3.9. Install a newer one")


def test_an_old_python_can_read_that_far() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_it_imports_nothing_that_must_first_be_installed() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_demo_becomes_the_program_with_its_arguments_and_exit_code(house: Path) -> None:
    says = "import sys, os; print(sys.argv[1:], os.getcwd()); sys.exit(7)"
    (house / "yitai.py").write_text(says, encoding="utf-8")
    done = start(house, "demo", "--headless", "--help")
    assert done.stdout == f"['demo', '--headless', '--help'] {house.parent}\n"
    assert done.returncode == 7


def test_pytests_closing_line_is_the_last_one(house: Path) -> None:
    (house / "test_it.py").write_text("def test_it(): pass\n", encoding="utf-8")
    done = start(house, "test", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout.splitlines()[-1]


def test_an_unknown_task_names_the_known_ones(house: Path) -> None:
    done = start(house, "tset")
    assert done.returncode == 2
    assert done.stderr == "There is no task tset. There are: demo, test, check, campaign, bench, build.\n"


def test_without_a_task_it_explains_itself(house: Path) -> None:
    done = start(house)
    assert done.returncode == 2
    assert "python3 run.py demo" in done.stdout


def timeless(said: str) -> str:
    """Without how long each took, which stands there in whole seconds."""
    return re.sub(r"^(== \w+): \d+ s$", r"\1", said, flags=re.MULTILINE)


def test_bench_runs_each_script_and_names_the_one_over_its_limit(house: Path) -> None:
    folder = house / "benchmarks"
    folder.mkdir()
    for name, code in (("fast", 0), ("slow", 1)):
        (folder / f"{name}.py").write_text(
            f'if __name__ == "__main__":\n    raise SystemExit({code})\n', encoding="utf-8"
        )
    (folder / "timing.py").write_text("", encoding="utf-8")
    done = start(house, "bench")
    assert (done.returncode, timeless(done.stdout)) == (1, "== fast\n== slow\nbenchmarks: 2 ran, look at slow\n")
    done = start(house, "bench", "fast")
    assert (done.returncode, timeless(done.stdout)) == (0, "== fast\nbenchmarks: 1 ran, all within their limits\n")
    done = start(house, "bench", "fats")
    assert (done.returncode, done.stderr) == (1, "There is no benchmarks/fats.py. There are: fast, slow.\n")


def test_a_campaign_is_run_by_its_name_with_size_and_seed(house: Path) -> None:
    (house / "campaigns").mkdir()
    says = 'import sys\nif __name__ == "__main__":\n    print(sys.argv[1:], flush=True)\n'
    (house / "campaigns" / "power.py").write_text(says, encoding="utf-8")
    done = start(house, "campaign", "--seed", "7")
    assert done.stdout.splitlines()[0] == "['--size', '1', '--seed', '7']"
    (house / "campaigns" / "storm.py").write_text(says.replace("sys.argv", "'storm', sys.argv"), encoding="utf-8")
    done = start(house, "campaign", "storm", "--size", "2")
    ended = "== storm\ncampaigns: 1 ran, all within their limits\n"
    assert timeless(done.stdout) == f"storm ['--size', '2', '--seed', '1']\n{ended}"
    done = start(house, "campaign", "strom")
    assert (done.returncode, done.stderr) == (1, "There is no campaigns/strom.py. There are: power, storm.\n")


def test_ready_means_the_same_lock_python_and_place(house: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    venv, lock = house / ".venv", house / "requirements.lock"
    assert run.is_ready(venv, lock)
    lock.write_text("# one more line\n", encoding="utf-8")
    assert not run.is_ready(venv, lock)
    (venv / run.READY).write_text(json.dumps({**run.wanted_state(lock), "python": "3.11.0"}), encoding="utf-8")
    assert not run.is_ready(venv, lock)
    (venv / run.READY).write_text(json.dumps(run.wanted_state(lock))[:40], encoding="utf-8")
    assert not run.is_ready(venv, lock)
    (venv / run.READY).write_text(json.dumps(run.wanted_state(lock)), encoding="utf-8")
    assert run.is_ready(venv, lock)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / lock.name
    shutil.copy(lock, elsewhere)
    assert not run.is_ready(venv, elsewhere)
    (venv / "bin" / "python").unlink()
    assert not run.is_ready(venv, lock)


def test_an_environment_is_made_installed_by_hash_and_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Real venv, real pip, no network: the one package lies in a folder."""
    path = wheel(tmp_path / "wheels")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(path.parent))
    venv, lock = tmp_path / ".venv", tmp_path / "requirements.lock"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    lock.write_text(f"greeting==1.0 \\\n    --hash=sha256:{digest}\n    # via yitai\n", encoding="utf-8")

    assert not run.can_be_mended(venv)
    run.make_venv(venv)
    assert run.can_be_mended(venv)
    run.install(venv, lock)
    said = run.captured(str(run.venv_python(venv)), "-X", "utf8", "-c", "import greeting; print(greeting.WORD)").stdout
    assert said == "你好\n"

    lock.write_text(f"greeting==1.0 \\\n    --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    assert run.captured(*run.pip(venv), "uninstall", "-y", "greeting").returncode == 0
    with pytest.raises(run.CannotGoOn, match=r"could not all be installed. What is there is kept"):
        run.install(venv, lock)

    shutil.rmtree(next((venv / "lib").glob("python*")) / "site-packages" / "pip")
    assert not run.can_be_mended(venv)


def test_the_names_of_the_lock_are_read_without_their_hashes() -> None:
    names = run.locked_names(ROOT / "requirements.lock")
    assert {"alembic", "pyside6", "pytest-randomly"} <= set(names)
    assert len(names) > 90

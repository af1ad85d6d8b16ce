"""Each kept store unpacked once, and one made by today's program beside them; all live on the demo's day."""

import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.outside import CLOCK_VARIABLE
from tests.old_stores import make_store

HERE = Path(__file__).parent
TODAY = "today"
RELEASES = sorted(file.name.removesuffix(".tar.xz") for file in HERE.glob("*.tar.xz"))


@pytest.fixture(scope="session", autouse=True)
def one_clock() -> Iterator[None]:
    """The demo's day, for every process of these tests."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(CLOCK_VARIABLE, "")  # given back afterwards
        make_store.shift_clock()
        yield


@pytest.fixture(scope="session", params=[*RELEASES, TODAY])
def release(one_clock: None, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The day's folder as the release left it: nobody opens this one."""
    folder = tmp_path_factory.mktemp("release")
    if request.param == TODAY:
        make_store.make(folder / TODAY)
    else:
        with tarfile.open(HERE / f"{request.param}.tar.xz") as archive:
            archive.extractall(folder, filter="data")
    return folder / str(request.param)


@pytest.fixture
def day(release: Path, tmp_path: Path) -> Path:
    """A copy to open."""
    return Path(shutil.copytree(release, tmp_path / "day"))

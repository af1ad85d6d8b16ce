"""The pictures of README and guides, from the real program: `python -m tests.ui.take_pictures [FOLDER]`.

Each run handles the demo's order in one look, in a process of its own, at the same minute of an afternoon; nothing is
drawn by hand. pdftoppm makes pictures of the form's two pages.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.texts.language import Language
from commands.demo_headless import DemoLook, run_headless
from ui.frame.theme_name import ThemeName
from ui.shell.settings.state import CustomerScreenChoice, SettingsState

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
AT = "2026-11-23T15:02+08:00"  # while the hall is open


@dataclass(frozen=True, slots=True)
class Run:
    """`name` ends each file's name. `offline`: with the centre stopped. `only` these stations, or all."""

    name: str
    language: Language
    theme: ThemeName
    large: bool = False
    offline: bool = False
    only: tuple[str, ...] = ()

    @property
    def look(self) -> DemoLook:
        chosen = SettingsState(language=self.language, theme=self.theme, customer_screen=CustomerScreenChoice.WINDOW)
        return DemoLook(chosen, large=self.large)


_STATIONS = ("form", "customer-signs", "search", "sign-on")

RUNS = (
    Run("zh", Language.ZH, ThemeName.LIGHT),
    Run("en", Language.EN, ThemeName.LIGHT),
    Run("dark-en", Language.EN, ThemeName.DARK, large=True, only=_STATIONS),
    Run("dark-zh", Language.ZH, ThemeName.DARK, only=_STATIONS),
    Run("contrast-zh", Language.ZH, ThemeName.HIGH_CONTRAST, only=_STATIONS),
    Run("large-zh", Language.ZH, ThemeName.LIGHT, large=True, only=_STATIONS),
    Run("offline-zh", Language.ZH, ThemeName.LIGHT, offline=True, only=("form", "accepted", "receipt")),
    Run("offline-en", Language.EN, ThemeName.LIGHT, offline=True, only=("form", "accepted", "receipt")),
)


def main(arguments: list[str]) -> int:
    if len(arguments) == 3 and arguments[0] == "--run":
        run = next(run for run in RUNS if run.name == arguments[1])
        return run_headless(out=Path(arguments[2]), offline=run.offline, look=run.look)
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    return max([_take(run, folder) for run in RUNS])


def _take(run: Run, folder: Path) -> int:
    """One process a run: an application has one theme's fonts and one printer of its own."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place)
        (out / "screens").mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "tests.ui.take_pictures", "--run", run.name, str(out)],
            check=False,
            env={"YITAI_CLOCK": AT, **os.environ},
        )
        taken = {screen.stem[3:]: screen for screen in (out / "screens").glob("*.png")}
        if (out / "form.pdf").exists():
            for page, name in ((1, "form-a4"), (2, "form-a4-2")):
                of = ["-f", str(page), str(out / "form.pdf"), str(out / name)]
                subprocess.run(["pdftoppm", "-r", "96", "-png", "-singlefile", *of], check=True)
                taken[name] = out / f"{name}.png"
            taken["receipt"] = out / "receipt.png"
        for station, picture in sorted(taken.items()):
            if not run.only or station in run.only:
                shutil.copy(picture, folder / f"{station}-{run.name}.png")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

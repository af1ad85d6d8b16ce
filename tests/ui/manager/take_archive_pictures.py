"""Pictures of 存档: `python -m tests.ui.manager.take_archive_pictures [FOLDER]`."""

import sys
import tempfile
from pathlib import Path

from app.texts.language import Language
from tests.fakes.orders import an_order
from tests.people.bench import staffed_counter
from tests.ui.manager.archive_bench import archive_bench
from tests.ui.small_pictures import make_small
from ui.frame.application import application
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.shell.styles import STYLES

PICTURES = Path(__file__).resolve().parents[3] / "docs" / "pictures"
LOOKS = ((ThemeName.LIGHT, "", (1366, 768)), (ThemeName.DARK, "dark-", (1920, 1080)))


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(application(), extra=STYLES, parent=None)
    with tempfile.TemporaryDirectory() as place:
        counter = staffed_counter(Path(place) / "store")
        for language in Language:
            for name, look, size in LOOKS if folder != PICTURES else LOOKS[:1]:
                theme.switch(name)
                said = f"{look}{language.value}"
                inside = Path(place) / said
                inside.mkdir()
                with archive_bench(inside, counter, theme, language=language) as bench:
                    bench.show(size=size)
                    bench.view.chosen.emit(bench.orders[2].id)
                    if folder != PICTURES:  # to look at oneself
                        bench.take(folder / f"manager-archive-closed-{said}.png")
                    bench.view.look_pressed.emit()
                    file = inside / "BH20261120-03-0003.pdf"
                    bench.view.file_chosen.emit(str(file))
                    bench.view.verify_chosen.emit(str(file))
                    bench.take(folder / f"manager-archive-{said}.png")
                    raw = bytearray(file.read_bytes())
                    raw[len(raw) // 3] ^= 1
                    file.write_bytes(raw)
                    bench.view.verify_chosen.emit(str(file))
                    bench.view.chosen.emit(bench.orders[0].id)
                    bench.view.remake_pressed.emit()
                    bench.take(folder / f"manager-archive-remade-{said}.png")
                    if folder != PICTURES:
                        bench.view.searched.emit(str(an_order(number=77).receipt_number))
                        bench.take(folder / f"manager-archive-nothing-{said}.png")
                        bench.centre.away = True
                        bench.view.remake_pressed.emit()
                        bench.take(folder / f"manager-archive-away-{said}.png")
    if folder == PICTURES:
        for file in folder.glob("manager-archive-*.png"):
            make_small(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

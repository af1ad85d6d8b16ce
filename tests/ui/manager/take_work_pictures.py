"""Pictures of 审批 and 修复台: `python -m tests.ui.manager.take_work_pictures [FOLDER]`."""

import sys
import tempfile
from datetime import date
from pathlib import Path

from app.domain.approval import Leave
from app.domain.repair import Way
from app.domain.right import Right
from app.texts.language import Language
from tests.people.bench import HE, staffed_counter
from tests.ui.manager.work_bench import work_bench
from ui.frame.application import application
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.manager.today_state import REPAIR
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
            for name, look, size in LOOKS:
                theme.switch(name)
                said = f"{look}{language.value}"
                inside = Path(place) / said
                inside.mkdir()
                with work_bench(inside, counter, theme, language=language) as bench:
                    bench.show(size=size)
                    if folder != PICTURES:  # to look at oneself
                        bench.take(folder / f"manager-approvals-empty-{said}.png")
                    bench.some_asks()
                    bench.show(size=size)
                    bench.take(folder / f"manager-approvals-{said}.png")
                    leave = Leave(HE, Right.REPAIR_REFUSED, str(bench.mine[1].receipt_number))
                    bench.orders.hand_over(
                        bench.mine[1].id,
                        to="3001",
                        until=date(2026, 11, 25),
                        reason="等产品部改清单",
                        leave=leave,
                        at=bench.clock.now(),
                    )
                    bench.show(REPAIR, size=size)
                    bench.take(folder / f"manager-repair-{said}.png")
                    bench.repair_view.way_pressed.emit(Way.HAND_OVER)
                    bench.repair_view.fields.to_typed.emit("3001")
                    bench.take(folder / f"manager-repair-hand-over-{said}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

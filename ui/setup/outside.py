"""What the assistant asks of the world; commands/ gives it. Each call blocks, and runs on a lane."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.ports import Lane
from app.printer_ports import Delivery, FoundPrinter
from app.texts.language import Text
from app.wire.pairing import PairedDesk
from ui.setup.state import RulerAnswer, SetUpDone

PAIR_DEADLINE_S = 20.0
FIND_DEADLINE_S = 10.0
PRINT_DEADLINE_S = 15.0
SET_UP_DEADLINE_S = 120.0


@dataclass(frozen=True, slots=True)
class SetupOutside:
    """Every call raises Trouble with its sentence.

    `pair(url, code)`; `find_printers()`; `print_test(answers)` prints the test page; `judge_test(answers,
    chinese_right, ruler)` says what follows for the settings; `read_catalogue(path)` what is in the file;
    `carry_out(answers, progress)` does it all, and calls `progress` on the lane's thread.
    """

    lane: Lane
    pair: Callable[[str, str], PairedDesk]
    find_printers: Callable[[], tuple[FoundPrinter, ...]]
    print_test: Callable[[Mapping[str, str]], Delivery]
    judge_test: Callable[[Mapping[str, str], bool, RulerAnswer], Mapping[str, str]]
    read_catalogue: Callable[[str], Text]
    carry_out: Callable[[Mapping[str, str], Callable[[Text], None]], SetUpDone]
    delete_sheet: Callable[[SetUpDone], None]

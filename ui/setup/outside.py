"""What the assistant asks of the world; commands/ gives it. Each call blocks, and runs on a lane."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.ports import Lane
from app.printer_ports import FoundPrinter, Ruler
from app.texts.language import Text
from app.wire.pairing import PairedDesk
from ui.setup.state import SetUpDone

PAIR_DEADLINE_S = 20.0
FIND_DEADLINE_S = 10.0
PRINT_DEADLINE_S = 15.0
SET_UP_DEADLINE_S = 120.0


@dataclass(frozen=True, slots=True)
class SetupOutside:
    """Every call raises Trouble with its sentence.

    `pair(url, code)`; `find_printers()`; `model_of(printer)` the model one that was found calls itself after;
    `fit_model(model)` what choosing a model brings along; `print_test(answers)` prints the test page and says how
    the printer answered; `judge_test(answers, chinese_right, ruler)` what follows of two looks at it, all three as
    settings; `read_catalogue(path)` what is in the file; `carry_out(answers, progress)` does it all, and calls
    `progress` on the lane's thread.
    """

    lane: Lane
    pair: Callable[[str, str], PairedDesk]
    find_printers: Callable[[], tuple[FoundPrinter, ...]]
    model_of: Callable[[FoundPrinter], str]
    fit_model: Callable[[str], Mapping[str, str]]
    print_test: Callable[[Mapping[str, str]], Mapping[str, str]]
    judge_test: Callable[[Mapping[str, str], bool, Ruler], Mapping[str, str]]
    read_catalogue: Callable[[str], Text]
    carry_out: Callable[[Mapping[str, str], Callable[[Text], None]], SetUpDone]
    delete_sheet: Callable[[SetUpDone], None]

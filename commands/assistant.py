"""The set-up assistant in its window, and behind it the counter it has set up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.device_settings import (
    AS_MODEL,
    DRAWER_PIN,
    PRINTER_ANSWERS,
    PRINTER_CHARACTERS,
    PRINTER_STATUS,
    PRINTER_WIDTH,
)
from app.domain.setup_fields import usual_answers
from app.handling.read_catalogue import decode_catalogue, read_catalogue
from app.handling.word_catalogue import worded
from app.printer_ports import FoundPrinter, Ruler
from app.texts.assistant import CATALOGUE_READ
from app.texts.language import Text
from app.texts.printer_models import UNKNOWN
from app.texts.setup import ASSISTANT_OPEN
from app.wire.pairing import PairedDesk
from commands.early_crash import early_log
from commands.outside import SystemClock, SystemIds
from commands.places import default_sheet, open_for_command
from commands.printer_answers import answers_seen, judged
from commands.printer_settings import printer_values
from commands.printer_test import as_answered, ask_status, print_test_page
from commands.run_counter import run_on
from commands.set_up import SetUpRoom
from commands.stock import shipped_matters, shipped_templates
from commands.terminal import file_bytes, tell, terminal_language
from printing.discovery import find_printers
from printing.font_cover import drawable
from printing.profile_table import model_named, printer_models
from printing.profiles import Characters
from ui.frame.application import application, close_on_signals, qt_words_logged, run_until_closed
from ui.frame.lanes import QtLane
from ui.setup.outside import SetupOutside
from ui.setup.program import SetupProgram
from ui.setup.state import SetUpDone
from ui.shell.crash.early import EarlyCrash
from ui.shell.crash.state import FormKept

FINISH_WITHIN_S = 5.0


def run_assistant(room: SetUpRoom) -> int:
    """0 where the window was closed with nothing set up; else what the counter's own windows end with."""
    close_on_signals(application())
    tell(ASSISTANT_OPEN)
    answers: Mapping[str, str] = first_answers()
    with early_log(room.folder) as save_bundle:
        while True:
            asked = _ask(room, answers=answers, save_bundle=save_bundle)
            answers = asked.answers
            if asked.finished or not asked.again:
                break
    if not asked.finished:
        return asked.code
    return _run_counter(room.folder, answers["store.passphrase"])


@dataclass(frozen=True, slots=True)
class _Asked:
    """`again`: something went wrong and it is to start again, with what was entered."""

    answers: Mapping[str, str]
    finished: bool
    again: bool
    code: int


def _ask(room: SetUpRoom, *, answers: Mapping[str, str], save_bundle: Callable[[], Path]) -> _Asked:
    """The assistant's window until it is closed."""
    qt = application()
    lane, support = QtLane("setup"), QtLane("support")
    program = SetupProgram(qt, outside_of(room, lane), answers=answers)
    crash = EarlyCrash(
        program.window,
        language=lambda: program.presenter.state.language,
        kept=FormKept.ENTERED,
        save_bundle=save_bundle,
        lane=support,
    )
    program.closed.connect(qt.quit)
    with qt_words_logged(), crash.on_duty():
        program.start(maximised=True)
        code = run_until_closed(qt)
    for one in (lane, support):
        one.close(finish_within_s=FINISH_WITHIN_S)
    program.window.deleteLater()
    return _Asked(program.presenter.state.answers, program.finished, crash.restart_wanted, code)


def first_answers() -> dict[str, str]:
    """The usual ones, in the language of this PC, with the recovery sheet where a person finds it."""
    return usual_answers() | {"language": terminal_language().value, "store.recovery_sheet": str(default_sheet())}


def outside_of(room: SetUpRoom, lane: QtLane) -> SetupOutside:
    def pair(url: str, code: str) -> PairedDesk:
        return room.pair(url=url, code=code).desk

    def carry_out(answers: Mapping[str, str], progress: Callable[[Text], None]) -> SetUpDone:
        done = room.carry_out(answers, progress=progress)
        return SetUpDone(findings=done.findings, sheet=done.recovery)

    return SetupOutside(
        lane=lane,
        pair=pair,
        find_printers=find_printers,
        model_of=_model_of,
        fit_model=_fitted,
        print_test=_tried,
        judge_test=_judged,
        read_catalogue=_catalogue_words,
        carry_out=carry_out,
        delete_sheet=lambda done: done.sheet.unlink(missing_ok=True),
    )


def _catalogue_words(path: str) -> Text:
    """Raises FileFaulty, InputRefused."""
    toml = decode_catalogue(file_bytes(Path(path).expanduser()))
    catalogue = worded(read_catalogue(toml, matters=shipped_matters(), drawable=drawable), shipped_templates())
    return CATALOGUE_READ.filled(version=catalogue.version, name=catalogue.name, offerings=len(catalogue.offerings))


def _model_of(printer: FoundPrinter) -> str:
    return model_named(printer.name.en) or UNKNOWN


def _fitted(model: str) -> Mapping[str, str]:
    """A model just chosen: its paper, everything drawn until somebody looked, its own way of saying how it is, and no
    drawer where it has no socket for one."""
    drawn = {PRINTER_CHARACTERS.key: Characters.RASTER.value, PRINTER_STATUS.key: AS_MODEL}
    if model == UNKNOWN:
        return drawn
    known = printer_models()[model]
    drawer = {} if known.drawer is not None else {DRAWER_PIN.key: DRAWER_PIN.default}
    return drawn | {PRINTER_WIDTH.key: str(known.profile.paper_width_mm)} | drawer


def _tried(answers: Mapping[str, str]) -> Mapping[str, str]:
    """The test page printed; how the printer answered. Asked as if it did: what it did last time is no matter."""
    delivery = print_test_page({**answers, PRINTER_ANSWERS.key: "yes"})
    tested = as_answered({**answers, PRINTER_ANSWERS.key: "yes", PRINTER_STATUS.key: AS_MODEL})
    return answers_seen(tested, delivery, ask_status(tested, delivery))


def _judged(answers: Mapping[str, str], chinese_right: bool, ruler: Ruler) -> Mapping[str, str]:
    """What the two answers say of the printer, as its settings."""
    return printer_values(judged(answers, chinese_right=chinese_right, ruler=ruler))


def _run_counter(folder: Path, passphrase: str) -> int:
    clock, ids = SystemClock(), SystemIds()
    return run_on(open_for_command(folder, clock=clock, ids=ids, passphrase=passphrase), clock=clock, ids=ids)

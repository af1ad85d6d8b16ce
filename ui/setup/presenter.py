"""The assistant without Qt: one page after the other, back to any, and at the end everything at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from app.domain.device_settings import PRINTER_ADDRESS, PRINTER_MODEL
from app.domain.setup_fields import FROM_FILE, STEP_FIELDS, SetupStep, answer_faults
from app.errors import Trouble
from app.printer_ports import FoundPrinter, Ruler
from app.texts import assistant as words
from app.texts.language import Text
from app.wire.pairing import PairedDesk
from ui.setup.outside import FIND_DEADLINE_S, PAIR_DEADLINE_S, PRINT_DEADLINE_S, SET_UP_DEADLINE_S, SetupOutside
from ui.setup.state import STEPS, Phase, SetUpDone, SetupState, TrialPrint

T = TypeVar("T")
_ADDRESS, _MODEL = PRINTER_ADDRESS.key, PRINTER_MODEL.key


class SetupScreen(Protocol):
    def render_setup(self, state: SetupState) -> None: ...


class SetupPresenter:
    """Nothing is written before `carry_out`; a page is left forwards only without faults, backwards always."""

    def __init__(
        self,
        outside: SetupOutside,
        *,
        answers: Mapping[str, str],
        screen: SetupScreen,
        tell_progress: Callable[[Text], None],
    ) -> None:
        """`tell_progress` brings a word from the lane's thread to `progressed` on the window's."""
        self._outside = outside
        self._screen = screen
        self._tell_progress = tell_progress
        self._paired: tuple[str, str] | None = None
        self.state = SetupState(answers=dict(answers))

    def begin(self) -> None:
        self._show(self.state)

    # ── the pages ─────────────────────────────────────────────────────────────────────────

    def answer(self, key: str, value: str) -> None:
        """One field was typed into or chosen. A fault of that field is forgotten until the page is left again."""
        state = self.state
        faults = {name: fault for name, fault in state.faults.items() if name != key}
        answers = {**state.answers, key: value}
        found = next((one for one in state.printers if one.address == value), None) if key == _ADDRESS else None
        if found is not None:  # what it calls itself is a better guess than what was chosen for another
            key, value = _MODEL, self._outside.model_of(found)
        if key == _MODEL and value != state.answers[_MODEL]:  # nobody has seen this one print
            answers = {**answers, _MODEL: value, **self._outside.fit_model(value)}
            state = replace(state, trial=TrialPrint.NONE)
        if key == "language" or key == "catalogue.source":
            faults = {}
        self._show(replace(state, answers=answers, faults=faults, trouble=None, good=None))

    def next(self) -> None:
        """To the next page, the centre's page by way of pairing, the last one to the summary."""
        state = self.state
        if state.busy is not None:
            return
        if state.phase is Phase.CHECKING:
            self.carry_out()
            return
        faults = self._faults(state.step)
        if faults:
            self._show(replace(state, faults=faults, refused=state.refused + 1))
        elif state.step is SetupStep.CENTRE and self._pairing() not in (None, self._paired):
            self._pair()
        elif state.step is SetupStep.CATALOGUE and state.answers["catalogue.source"] == FROM_FILE:
            self._read_catalogue()
        else:
            self._forward()

    def back(self) -> None:
        state = self.state
        if state.busy is not None or state.phase in (Phase.RUNNING, Phase.DONE):
            return
        if state.phase is Phase.CHECKING:
            self.go(STEPS[-1])
        elif state.step is not STEPS[0]:
            self.go(STEPS[STEPS.index(state.step) - 1])

    def go(self, step: SetupStep) -> None:
        """Back to a page, or forward to one reached before."""
        state = self.state
        if state.busy is None and state.phase in (Phase.ASKING, Phase.CHECKING) and STEPS.index(step) <= state.reached:
            self._show(self._plain(state, step=step, phase=Phase.ASKING))

    def later(self) -> None:
        """The centre's page without a centre."""
        answers = {**self.state.answers, "central.url": "", "central.pairing_code": "", "catalogue.source": FROM_FILE}
        self.state = replace(self.state, answers=answers)
        self._forward()

    def _forward(self) -> None:
        state = self.state
        at = STEPS.index(state.step) + 1
        if at == len(STEPS):
            self._check()
            return
        reached = max(state.reached, at)
        self._show(self._plain(replace(state, reached=reached), step=STEPS[at], phase=Phase.ASKING))

    def _check(self) -> None:
        """The summary; the first page with a fault comes back instead, as a later page can make one (a passphrase)."""
        for step in STEPS:
            faults = self._faults(step)
            if faults:
                self._show(replace(self._plain(self.state, step=step, phase=Phase.ASKING), faults=faults))
                return
        self._show(self._plain(self.state, step=STEPS[-1], phase=Phase.CHECKING))

    def _plain(self, state: SetupState, *, step: SetupStep, phase: Phase) -> SetupState:
        return replace(state, step=step, phase=phase, faults={}, trouble=None, good=None, busy=None)

    def _faults(self, step: SetupStep) -> dict[str, Text]:
        return {fault.key: fault.words for fault in answer_faults(self.state.answers, fields=STEP_FIELDS[step])}

    # ── the centre ────────────────────────────────────────────────────────────────────────

    def _pairing(self) -> tuple[str, str] | None:
        answers = self.state.answers
        return (answers["central.url"], answers["central.pairing_code"]) if answers["central.url"] else None

    def _pair(self) -> None:
        pairing = self._pairing()
        assert pairing is not None  # asked by whoever calls
        url, code = pairing

        def paired(desk: PairedDesk) -> None:
            self._paired = pairing
            self.state = replace(self.state, busy=None, answers={**self.state.answers, **_named(desk)})
            self._forward()
            said = words.PAIRED.filled(hall=desk.hall_name, desk=desk.desk_number)
            self._show(replace(self.state, good=said))

        self._wait(words.PAIRING, lambda: self._outside.pair(url, code), paired, deadline_s=PAIR_DEADLINE_S)

    # ── the printer ───────────────────────────────────────────────────────────────────────

    def find_printers(self) -> None:
        def found(printers: tuple[FoundPrinter, ...]) -> None:
            self._show(replace(self.state, busy=None, printers=printers, searched=True))

        self._wait(words.FINDING_PRINTERS, self._outside.find_printers, found, deadline_s=FIND_DEADLINE_S)

    def print_test(self) -> None:
        faults = self._faults(SetupStep.PRINTER)
        if faults or not self.state.answers["printer.address"]:
            self._show(replace(self.state, faults=faults, refused=self.state.refused + 1))
            return
        answers = dict(self.state.answers)

        def sent(said: Mapping[str, str]) -> None:
            """One that confirmed its page will confirm receipts."""
            told = replace(self.state, answers={**self.state.answers, **said}, busy=None)
            self._show(replace(told, trial=TrialPrint.SENT, good=words.PRINTING_TEST))

        self._wait(words.PRINT_TEST, lambda: self._outside.print_test(answers), sent, deadline_s=PRINT_DEADLINE_S)

    def answer_test(self, *, chinese_right: bool, ruler: Ruler) -> None:
        """The two questions: how Chinese is printed, and how wide the paper is (printing.md)."""
        tested = dict(self.state.answers)

        def judged(found: Mapping[str, str]) -> None:
            fits = ruler is Ruler.FITS
            answers = {**self.state.answers, **found}
            drawn = answers["printer.characters"] == "raster"
            good = words.TEST_DRAWN_ANYWAY if chinese_right else words.TEST_PICTURE
            said = words.TEST_OTHER_PAPER if not fits else good if drawn else words.TEST_GOOD
            trial = TrialPrint.ANSWERED if fits else TrialPrint.NONE
            self._show(replace(self.state, answers=answers, trial=trial, good=said, busy=None))

        self._wait(
            words.ASKING_PRINTER,
            lambda: self._outside.judge_test(tested, chinese_right, ruler),
            judged,
            deadline_s=PRINT_DEADLINE_S,
        )

    # ── catalogue and end ─────────────────────────────────────────────────────────────────

    def _read_catalogue(self) -> None:
        path = self.state.answers["catalogue.file"]

        def read(said: Text) -> None:
            self.state = replace(self.state, busy=None)
            self._forward()
            if self.state.phase is Phase.CHECKING:
                self._show(replace(self.state, good=said))

        self._wait(words.CATALOGUE_NOTE, lambda: self._outside.read_catalogue(path), read, deadline_s=PRINT_DEADLINE_S)

    def carry_out(self) -> None:
        answers = dict(self.state.answers)
        self.state = replace(self.state, phase=Phase.RUNNING, done_words=())

        def done(result: SetUpDone) -> None:
            self._show(replace(self.state, phase=Phase.DONE, busy=None, done=result))

        self._wait(
            words.RUNNING_HEAD,
            lambda: self._outside.carry_out(answers, self._tell_progress),
            done,
            deadline_s=SET_UP_DEADLINE_S,
            back_to=Phase.CHECKING,
        )

    def progressed(self, said: Text) -> None:
        if self.state.phase is Phase.RUNNING:
            self._show(replace(self.state, done_words=(*self.state.done_words, said)))

    def delete_sheet(self) -> None:
        """Once it is printed: whoever finds the file can open the store."""
        result = self.state.done
        if result is None:
            return
        try:
            self._outside.delete_sheet(result)
        except OSError:
            self._show(replace(self.state, trouble=words.SHEET_STAYS.filled(file=result.sheet)))
            return
        self._show(replace(self.state, sheet_deleted=True, trouble=None))

    # ── waiting ───────────────────────────────────────────────────────────────────────────

    def _wait(
        self,
        said: Text,
        job: Callable[[], T],
        then: Callable[[T], None],
        *,
        deadline_s: float,
        back_to: Phase | None = None,
    ) -> None:
        """Runs `job` on the lane; whatever trouble it has is told on the page it was asked from."""

        def failed(error: Exception) -> None:
            told = None
            if isinstance(error, Trouble | TimeoutError):
                told = error.text.filled(**error.values) if isinstance(error, Trouble) else words.TIMED_OUT
            phase = back_to or self.state.phase
            self._show(replace(self.state, busy=None, phase=phase, trouble=told))
            if told is None:
                raise error  # a bug; the page is as it was before, for whoever goes on

        if self.state.busy is None:
            self._show(replace(self.state, busy=said, trouble=None, good=None))
            self._outside.lane.run(job, then=then, failed=failed, deadline_s=deadline_s)

    def _show(self, state: SetupState) -> None:
        self.state = state
        self._screen.render_setup(state)


def _named(desk: PairedDesk) -> dict[str, str]:
    """What the centre knows of hall and desk, into their fields; the catalogue comes from it too."""
    return {
        "hall.id": desk.hall_id,
        "hall.name.zh": desk.hall_name.zh,
        "hall.name.en": desk.hall_name.en,
        "hall.brand.operator.zh": desk.operator.zh,
        "hall.brand.operator.en": desk.operator.en,
        "hall.zone": desk.zone,
        "desk.number": desk.desk_number,
        "desk.device_id": desk.device_id,
        "catalogue.source": "centre",
    }

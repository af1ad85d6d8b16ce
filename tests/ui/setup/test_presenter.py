"""The assistant's pages without a window: forwards only without faults, back to any, everything at the end."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import pytest

from app.domain.finding import Finding, FindingState
from app.domain.setup_fields import SetupStep, usual_answers
from app.errors import CentralTrouble, InputRefused
from app.printer_ports import Delivery, FoundBy, FoundPrinter, Readiness, Ruler
from app.texts import assistant as words
from app.texts.language import Language, Text, same
from app.texts.printer_models import UNKNOWN
from app.wire.pairing import PairedDesk
from tests.fakes.clerk_ports import HeldLane
from ui.setup.outside import SetupOutside
from ui.setup.presenter import SetupPresenter
from ui.setup.state import STEPS, Phase, SetUpDone, SetupState, TrialPrint, summary_of

T = TypeVar("T")
URL, CODE = "http://127.0.0.1:8622", "K7QM-4W2D"
DESK = PairedDesk(
    hall_id="H0032",
    hall_name=Text("滨河路营业厅", "Binhe Road"),
    operator=Text("示例通信", "Example Telecom"),
    zone="Asia/Shanghai",
    desk_number="07",
    device_id="H0032-07",
)
NAMED = FoundPrinter(
    "usb://0483:5743", Text("USB 打印机 XP-58IIH", "USB printer XP-58IIH"), FoundBy.USB, Readiness.READY
)
FOUND = FoundPrinter("tcp://192.168.1.50:9100", same("Receipt printer"), FoundBy.NETWORK, Readiness.READY)
ANSWERS = {
    "hall.id": "H0044",
    "hall.code": "NH",
    "hall.name.zh": "南湖路营业厅",
    "hall.name.en": "Nanhu Road",
    "hall.brand.operator.zh": "示例通信",
    "hall.brand.operator.en": "Example Telecom",
    "hall.brand.hotline": "00001",
    "hall.brand.supervision_phone": "0000-00001",
    "desk.number": "01",
    "desk.device_id": "H0044-01",
    "manager.number": "1002",
    "manager.name": "何静",
    "manager.latin_name": "He Jing",
    "manager.password": "nanhu-lake",
    "manager.pin": "290417",
    "store.passphrase": "a lake in the south",
    "catalogue.file": "catalogue.toml",
}


class World:
    """What the assistant asks of the world, with trouble to order."""

    def __init__(self) -> None:
        self.lane = HeldLane()
        self.trouble: Exception | None = None
        self.carried_out: list[dict[str, str]] = []
        self.paired: list[tuple[str, str]] = []
        self.printers: tuple[FoundPrinter, ...] = (FOUND,)
        self.deleted: list[Path] = []
        self.delivery = Delivery.CONFIRMED

    def outside(self) -> SetupOutside:
        return SetupOutside(
            lane=self.lane,
            pair=self._pair,
            find_printers=lambda: self._or_trouble(self.printers),
            model_of=lambda printer: "xprinter-xp-58" if "XP-58" in printer.name.en else UNKNOWN,
            fit_model=_fitted,
            print_test=lambda answers: self._or_trouble(
                {"printer.answers": "yes" if self.delivery is Delivery.CONFIRMED else "no"}
            ),
            judge_test=_judged,
            read_catalogue=lambda path: self._or_trouble(same(path)),
            carry_out=self._carry_out,
            delete_sheet=lambda done: self.deleted.append(self._or_trouble(done.sheet)),
        )

    def _or_trouble(self, result: T) -> T:
        if self.trouble is not None:
            raise self.trouble
        return result

    def _pair(self, url: str, code: str) -> PairedDesk:
        self.paired.append((url, code))
        return self._or_trouble(DESK)

    def _carry_out(self, answers: Mapping[str, str], progress: Callable[[Text], None]) -> SetUpDone:
        progress(same("working"))
        self.carried_out.append(dict(self._or_trouble(answers)))
        finding = Finding("disk", same("disk"), FindingState.FINE, same("fine"))
        return SetUpDone(findings=(finding,), sheet=Path("sheet.pdf"))


def _fitted(model: str) -> Mapping[str, str]:
    return {"printer.width_mm": "58", "printer.characters": "raster"} if model != UNKNOWN else {}


def _judged(answers: Mapping[str, str], chinese: bool, ruler: Ruler) -> Mapping[str, str]:
    width = {Ruler.TOO_WIDE: "58", Ruler.TOO_SHORT: "80"}.get(ruler, answers["printer.width_mm"])
    return {"printer.width_mm": width, "printer.characters": "gbk" if chinese else "raster"}


class Screen:
    def __init__(self) -> None:
        self.states: list[SetupState] = []

    def render_setup(self, state: SetupState) -> None:
        self.states.append(state)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def presenter(world: World) -> SetupPresenter:
    made: list[SetupPresenter] = []
    made.append(
        SetupPresenter(
            world.outside(),
            answers=usual_answers(),
            screen=Screen(),
            tell_progress=lambda said: made[0].progressed(said),
        )
    )
    made[0].begin()
    return made[0]


def step_of(presenter: SetupPresenter) -> SetupStep:
    return presenter.state.step


def phase_of(presenter: SetupPresenter) -> Phase:
    return presenter.state.phase


def trial_of(presenter: SetupPresenter) -> TrialPrint:
    return presenter.state.trial


def to_the_summary(presenter: SetupPresenter, world: World) -> None:
    for key, value in ANSWERS.items():
        presenter.answer(key, value)
    for _ in STEPS:
        presenter.next()
        world.lane.run_all()


def test_the_whole_way(presenter: SetupPresenter, world: World) -> None:
    to_the_summary(presenter, world)
    assert phase_of(presenter) is Phase.CHECKING
    assert not world.carried_out
    presenter.next()
    assert phase_of(presenter) is Phase.RUNNING
    presenter.back()
    presenter.go(SetupStep.HALL)
    assert phase_of(presenter) is Phase.RUNNING
    world.lane.run_all()
    assert phase_of(presenter) is Phase.DONE
    assert presenter.state.done_words == (same("working"),)
    assert world.carried_out == [{**usual_answers(), **ANSWERS}]


def test_a_page_with_a_fault_is_not_left_and_a_mended_field_is_not_red(presenter: SetupPresenter, world: World) -> None:
    presenter.next()
    presenter.later()
    assert step_of(presenter) is SetupStep.HALL
    assert not presenter.state.faults
    presenter.next()
    assert step_of(presenter) is SetupStep.HALL
    assert "hall.id" in presenter.state.faults
    presenter.answer("hall.id", "H0044")
    assert "hall.id" not in presenter.state.faults
    assert "hall.code" in presenter.state.faults
    presenter.back()
    assert step_of(presenter) is SetupStep.CENTRE


def test_only_pages_reached_can_be_gone_to(presenter: SetupPresenter, world: World) -> None:
    presenter.go(SetupStep.STORE)
    assert step_of(presenter) is SetupStep.LANGUAGE
    to_the_summary(presenter, world)
    presenter.go(SetupStep.HALL)
    assert (phase_of(presenter), step_of(presenter)) == (Phase.ASKING, SetupStep.HALL)
    presenter.go(SetupStep.CATALOGUE)
    assert step_of(presenter) is SetupStep.CATALOGUE


def test_a_change_on_an_early_page_that_breaks_a_later_one_leads_there(presenter: SetupPresenter, world: World) -> None:
    to_the_summary(presenter, world)
    presenter.go(SetupStep.MANAGER)
    presenter.answer("manager.password", ANSWERS["store.passphrase"])
    presenter.go(SetupStep.CATALOGUE)
    presenter.next()
    world.lane.run_all()
    assert step_of(presenter) is SetupStep.STORE
    assert "store.passphrase" in presenter.state.faults


def test_pairing_brings_the_names_and_is_asked_once(presenter: SetupPresenter, world: World) -> None:
    presenter.next()
    presenter.answer("central.url", URL)
    presenter.answer("central.pairing_code", CODE)
    presenter.next()
    assert presenter.state.busy == words.PAIRING
    presenter.next()
    world.lane.run_all()
    assert step_of(presenter) is SetupStep.HALL
    assert presenter.state.answers["hall.name.zh"] == "滨河路营业厅"
    assert presenter.state.answers["catalogue.source"] == "centre"
    presenter.back()
    presenter.next()
    world.lane.run_all()
    assert world.paired == [(URL, CODE)]


@pytest.mark.parametrize(
    "trouble", [CentralTrouble(same("no answer")), InputRefused(same("wrong code")), TimeoutError()]
)
def test_trouble_stays_on_its_page_with_what_was_typed(
    presenter: SetupPresenter, world: World, trouble: Exception
) -> None:
    presenter.next()
    presenter.answer("central.url", URL)
    presenter.answer("central.pairing_code", CODE)
    world.trouble = trouble
    presenter.next()
    world.lane.run_all()
    assert step_of(presenter) is SetupStep.CENTRE
    assert presenter.state.busy is None
    assert presenter.state.trouble is not None
    assert presenter.state.answers["central.pairing_code"] == CODE
    presenter.later()
    assert step_of(presenter) is SetupStep.HALL
    assert presenter.state.answers["central.url"] == ""


def test_a_bug_is_not_told_as_trouble(presenter: SetupPresenter, world: World) -> None:
    world.trouble = KeyError("ours")
    presenter.find_printers()
    with pytest.raises(KeyError):
        world.lane.run_all()


def test_a_set_up_that_fails_is_back_at_the_summary(presenter: SetupPresenter, world: World) -> None:
    to_the_summary(presenter, world)
    world.trouble = InputRefused(same("no room"))
    presenter.next()
    world.lane.run_all()
    assert phase_of(presenter) is Phase.CHECKING
    assert presenter.state.trouble == same("no room")
    world.trouble = None
    presenter.next()
    world.lane.run_all()
    assert phase_of(presenter) is Phase.DONE


def test_a_printer_found_tried_and_judged(presenter: SetupPresenter, world: World) -> None:
    presenter.find_printers()
    world.lane.run_all()
    assert presenter.state.printers == (FOUND,)
    presenter.print_test()
    assert presenter.state.busy is None, "without an address there is nothing to print on"
    presenter.answer("printer.address", FOUND.address)
    presenter.print_test()
    world.lane.run_all()
    assert trial_of(presenter) is TrialPrint.SENT
    assert presenter.state.answers["printer.answers"] == "yes"
    world.delivery = Delivery.SILENT
    presenter.print_test()
    world.lane.run_all()
    assert presenter.state.answers["printer.answers"] == "no"
    presenter.answer_test(chinese_right=False, ruler=Ruler.TOO_WIDE)
    world.lane.run_all()
    assert trial_of(presenter) is TrialPrint.NONE
    assert presenter.state.answers["printer.width_mm"] == "58"
    presenter.answer_test(chinese_right=True, ruler=Ruler.FITS)
    world.lane.run_all()
    assert presenter.state.answers["printer.characters"] == "gbk"
    assert trial_of(presenter) is TrialPrint.ANSWERED


def test_a_search_that_finds_nothing_says_so(presenter: SetupPresenter, world: World) -> None:
    world.printers = ()
    presenter.find_printers()
    world.lane.run_all()
    assert presenter.state.searched
    assert presenter.state.printers == ()


def test_the_sheet_is_deleted_or_it_is_said(presenter: SetupPresenter, world: World) -> None:
    to_the_summary(presenter, world)
    presenter.next()
    world.lane.run_all()
    world.trouble = PermissionError()
    presenter.delete_sheet()
    assert not presenter.state.sheet_deleted
    assert presenter.state.trouble is not None
    world.trouble = None
    presenter.delete_sheet()
    assert presenter.state.sheet_deleted
    assert world.deleted == [Path("sheet.pdf")]


@pytest.mark.parametrize("language", Language)
def test_a_summary_shows_no_secret(language: Language) -> None:
    answers = {**usual_answers(), **ANSWERS, "language": language.value}
    for step in STEPS:
        said = summary_of(step, answers).say(language)
        assert said
        for secret in ("nanhu-lake", "290417", "a lake in the south"):
            assert secret not in said


def test_a_summary_names_the_sheets_file_without_its_folders() -> None:
    answers = {
        **usual_answers(),
        **ANSWERS,
        "store.recovery_sheet": "/home/a-very-long-name/Documents/yitai-recovery.pdf",
    }
    said = summary_of(SetupStep.STORE, answers).en
    assert said == "Store passphrase: Set · Opens by itself: No · yitai-recovery.pdf"


def test_a_printer_that_says_its_model_is_taken_for_it_until_another_is_chosen(
    presenter: SetupPresenter, world: World
) -> None:
    world.printers = (FOUND, NAMED)
    presenter.find_printers()
    world.lane.run_all()
    presenter.answer("printer.address", NAMED.address)
    answers = presenter.state.answers
    assert (answers["printer.model"], answers["printer.width_mm"]) == ("xprinter-xp-58", "58")
    presenter.answer("printer.address", FOUND.address)
    assert presenter.state.answers["printer.model"] == UNKNOWN


def test_another_model_wants_another_test_page(presenter: SetupPresenter, world: World) -> None:
    presenter.answer("printer.address", FOUND.address)
    presenter.print_test()
    world.lane.run_all()
    presenter.answer_test(chinese_right=True, ruler=Ruler.FITS)
    world.lane.run_all()
    assert trial_of(presenter) is TrialPrint.ANSWERED
    presenter.answer("printer.model", "xprinter-xp-58")
    assert trial_of(presenter) is TrialPrint.NONE
    assert presenter.state.answers["printer.characters"] == "raster"


def test_the_summary_names_a_model_that_is_known() -> None:
    answers = {**usual_answers(), "printer.address": FOUND.address}
    assert summary_of(SetupStep.PRINTER, answers) == same(f"{FOUND.address} · 80 mm")
    known = summary_of(SetupStep.PRINTER, {**answers, "printer.model": "epson-tm-m30"})
    assert known == Text(f"{FOUND.address} · 爱普生 TM-m30 · 80 mm", f"{FOUND.address} · Epson TM-m30 · 80 mm")

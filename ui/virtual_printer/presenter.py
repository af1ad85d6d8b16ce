"""What the virtual printer's window shows, and what a person can do there. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.printer_fault import AT_ONCE, Fault, Onset
from app.domain.receipt_number import ReceiptNumber
from app.papers.printed import Printed, PrintedText, Slip
from app.printer_ports import DecodedPaper
from app.texts import virtual_printer as texts
from app.texts.language import Language

_WIDTHS_MM = {32: 58, 48: 80}
_TITLE_CHARACTERS = 16
_HALF_WAY_ROWS = 20
_HALF_WAY_BYTES = 1200  # a connection breaks behind a byte
NOW, HALF, CUT = "now", "half", "cut"
_ONSETS = {NOW: AT_ONCE, HALF: Onset(rows=_HALF_WAY_ROWS), CUT: Onset(at_cut=True)}
# Only what changes while paper comes out can set in later; the rest is so from the next connection on.
_LATER = frozenset(
    {Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.CUTTER_STUCK, Fault.OFFLINE, Fault.SILENT, Fault.SWALLOWS, Fault.GARBAGE}
)
PAPER_FAULTS = (
    (Fault.PAPER_LOW, "1"),
    (Fault.PAPER_OUT, "2"),
    (Fault.COVER_OPEN, "3"),
    (Fault.CUTTER_STUCK, "4"),
    (Fault.OFFLINE, "5"),
)
LINE_FAULTS = (
    (Fault.SILENT, "6"),
    (Fault.SWALLOWS, "7"),
    (Fault.SLOW, "8"),
    (Fault.CUT_OFF, "9"),
    (Fault.REFUSED, "0"),
    (Fault.HANGS_UP, "H"),
    (Fault.GARBAGE, "G"),
    (Fault.FLOW_BYTES, "X"),
)


@dataclass(frozen=True, slots=True)
class SlipEntry:
    """One piece of paper in the list: `head` counts it, `title` says what it is."""

    head: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class FaultRow:
    """`state` in words, "" while it is in order; `key` switches it."""

    fault: Fault
    key: str
    words: str
    state: str
    on: bool


@dataclass(frozen=True, slots=True)
class VirtualPrinterState:
    """`rows` are those of the chosen slip, None while there is no paper; `growing`: more of it is coming."""

    language: Language
    window_title: str
    address: str
    paper: str
    entries: tuple[SlipEntry, ...]
    chosen: int
    columns: int
    rows: tuple[Printed, ...] | None
    growing: bool
    drawer_open: bool
    faults: tuple[FaultRow, ...]
    fault_now: str
    well: bool
    onset: str


class VirtualPrinterPresenter:
    """Shows the newest slip until another one is chosen, and again once that is the newest."""

    def __init__(
        self, paper: DecodedPaper, *, language: Language, render: Callable[[VirtualPrinterState], None]
    ) -> None:
        self._paper = paper
        self._language = language
        self._render = render
        self._slips: tuple[Slip, ...] = ()
        self._chosen: int | None = None  # None follows the newest
        self._onset = NOW

    def show(self) -> None:
        """Look at the paper again and show it."""
        self._slips = self._paper.slips()
        if self._chosen is not None and self._chosen >= len(self._slips) - 1:
            self._chosen = None
        self._render(self._state())

    def choose(self, index: int) -> None:
        """From 0, oldest first; beyond the ends is the end."""
        self._chosen = max(0, min(index, len(self._slips) - 1))
        self.show()

    def step(self, by: int) -> None:
        self.choose(self._shown() + by)

    def throw_away(self) -> None:
        self._paper.throw_away()
        self._chosen = None
        self.show()

    def shut_drawer(self) -> None:
        self._paper.shut_drawer()
        self.show()

    def tear_off(self) -> None:
        self._paper.tear_off()
        self.show()

    def switch(self, fault: Fault) -> None:
        """On as chosen, or off where it is on or still to come."""
        if fault in self._paper.faults() | self._paper.ordered():
            self._paper.switch_off(fault)
        elif fault is Fault.CUT_OFF:
            self._paper.switch_on(fault, Onset(data_bytes=_HALF_WAY_BYTES))
        else:
            self._paper.switch_on(fault, _ONSETS[self._onset] if fault in _LATER else AT_ONCE)
        self.show()

    def mend(self) -> None:
        self._paper.switch_off()
        self.show()

    def choose_onset(self, onset: str) -> None:
        self._onset = onset
        self.show()

    def next_onset(self) -> None:
        order = list(_ONSETS)
        self.choose_onset(order[(order.index(self._onset) + 1) % len(order)])

    def speak(self, language: Language) -> None:
        self._language = language
        self.show()

    def _shown(self) -> int:
        return len(self._slips) - 1 if self._chosen is None else self._chosen

    def _state(self) -> VirtualPrinterState:
        language, shown = self._language, self._shown()
        slip = self._slips[shown] if self._slips else None
        columns = self._paper.columns
        return VirtualPrinterState(
            language=language,
            window_title=texts.WINDOW_TITLE.say(language, address=self._paper.address),
            address=self._paper.address,
            paper=texts.PAPER_WIDTH.say(language, mm=_WIDTHS_MM.get(columns, 80), columns=columns),
            entries=tuple(self._entry(n, each) for n, each in enumerate(self._slips, start=1)),
            chosen=shown,
            columns=columns,
            rows=slip.rows if slip else None,
            growing=slip is not None and not slip.torn_off,
            drawer_open=self._paper.drawer_is_open(),
            faults=tuple(self._fault(*each) for each in PAPER_FAULTS + LINE_FAULTS),
            fault_now=self._fault_now(),
            well=not self._paper.faults(),
            onset=self._onset,
        )

    def _fault(self, fault: Fault, key: str) -> FaultRow:
        on, due = fault in self._paper.faults(), fault in self._paper.ordered()
        state = texts.IS_ON.say(self._language) if on else texts.IS_DUE.say(self._language) if due else ""
        return FaultRow(fault, key, texts.FAULT_WORDS[fault.value].say(self._language), state, on)

    def _fault_now(self) -> str:
        on = self._paper.faults()
        due = self._paper.ordered() - on
        said = [text.filled(count=len(each)) for text, each in ((texts.NOW, on), (texts.TO_COME, due)) if each]
        if len(said) == 2:
            return texts.NOW_AND_TO_COME.say(self._language, now=said[0], due=said[1])
        return (said[0] if said else texts.WELL).say(self._language)

    def _entry(self, n: int, slip: Slip) -> SlipEntry:
        lines = [row.words.strip() for row in slip.rows if isinstance(row, PrintedText)]
        detail = texts.SLIP_DETAIL if slip.whole else texts.SLIP_PIECE
        detail = detail if slip.torn_off else texts.SLIP_GROWING
        return SlipEntry(
            head=texts.SLIP.say(self._language, n=n),
            title=_title(lines),
            detail=detail.say(self._language, lines=len(lines)),
        )


def _title(lines: list[str]) -> str:
    """The receipt number where one stands on it, else the first words."""
    for word in " ".join(lines).split():
        try:
            return str(ReceiptNumber.read(word))
        except ValueError:
            continue
    return next((line[:_TITLE_CHARACTERS] for line in lines if line), "")

"""What is known of a counter's receipt printers, and the words of it for the strip. No Qt here."""

from dataclasses import dataclass
from typing import Protocol

from app.ports import PaperKind
from app.printer_ports import PrinterCondition, PrintNews
from app.texts import printers as words
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class PrinterSeen:
    """One printer: its address as the settings keep it, its model by its profile. `condition` None: not asked yet."""

    address: str
    model: Text
    condition: PrinterCondition | None = None

    @property
    def prints(self) -> bool:
        """Nothing is known that speaks against it."""
        return self.condition is None or self.condition.prints


@dataclass(frozen=True, slots=True)
class PrintersSeen:
    """`first` None where none is set. `waiting` are papers that still want printing, oldest first; `asked` how many a
    person has to look for. `busy`: a job is out, and `first` or, with `by_second`, `second` is as that job tells."""

    first: PrinterSeen | None = None
    second: PrinterSeen | None = None
    waiting: tuple[PaperKind, ...] = ()
    asked: int = 0
    busy: bool = False
    by_second: bool = False

    @property
    def may_print(self) -> bool:
        """Whether what waits has a printer to go to."""
        return any(each is not None and each.prints for each in (self.first, self.second))


class PrintersDesk(Protocol):
    """The printers as a window asks for them; none of these waits."""

    @property
    def seen(self) -> PrintersSeen: ...
    def news(self) -> tuple[PrintNews, ...]:
        """How jobs fared since this was asked last, oldest first."""
        ...

    def look(self, *, both: bool = False) -> None:
        """Ask the printer how it is: at most one look is under way, and none while a job is out. `both`: also a second
        one that is not needed now. Where it can print again, what waited for it prints."""
        ...

    def count(self) -> None:
        """What waits, without asking a printer."""
        ...

    def print_waiting(self) -> None: ...
    def stop_waiting(self) -> None:
        """The job that waits for its printer is given up: whoever stands there is asked whether it came out."""
        ...


@dataclass(frozen=True, slots=True)
class StripSays:
    """`fault`: red; `warns`: amber."""

    words: Text
    icon: str
    fault: bool = False
    warns: bool = False


def strip_says(seen: PrintersSeen) -> StripSays:
    """What a glance at the strip has to tell: the printer, how it is, and what follows of it."""
    first, second = seen.first, seen.second
    if first is None:
        return StripSays(words.NONE, "printer")
    if seen.busy:
        return _out(second if seen.by_second and second is not None else first, by_second=seen.by_second)
    then = words.THEN_LOOK if seen.asked else _waiting(len(seen.waiting))
    if first.prints:
        return StripSays(_said(first, then), "printer-x", fault=True) if seen.asked else _ready(first, seen)
    if second is not None and second.prints:
        return StripSays(_said(first, words.THEN_SECOND), "printer-x", fault=True)
    said = _said(first, then) if second is None else words.BOTH_DOWN.filled(then=then)
    return StripSays(said, "printer-x", fault=True)


def _out(printer: PrinterSeen, *, by_second: bool) -> StripSays:
    """A job is with it."""
    if printer.prints:
        return StripSays(words.BUSY, "printer")
    said = words.ON_SECOND.filled(condition=_condition(printer)) if by_second else _said(printer, words.THEN_GOES_ON)
    return StripSays(said, "printer-x", fault=True)


def _ready(printer: PrinterSeen, seen: PrintersSeen) -> StripSays:
    if printer.condition is PrinterCondition.PAPER_LOW:
        return StripSays(_said(printer, words.THEN_BRING_PAPER), "printer", warns=True)
    if printer.condition is PrinterCondition.SILENT:
        return StripSays(_said(printer, words.THEN_TRIES), "printer-x", warns=True)
    if seen.waiting:
        return StripSays(_said(printer, _waiting(len(seen.waiting))), "printer")
    return StripSays(words.STRIP.filled(condition=_condition(printer)), "printer")


def _waiting(count: int) -> Text:
    return words.THEN_WAITING.filled(count=count) if count else words.THEN_PAPERS_WAIT


def _said(printer: PrinterSeen, then: Text) -> Text:
    return words.STRIP_THEN.filled(condition=_condition(printer), then=then)


def _condition(printer: PrinterSeen) -> Text:
    """One that was not looked at yet is as good as any: nothing speaks against it."""
    return words.CONDITIONS[(printer.condition or PrinterCondition.READY).value]

"""在售清单 of today on A4 or as a PDF: where it goes, and what is left out of it. No Qt here."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from app.domain.catalogue import Catalogue
from app.domain.hall_time import hall_date
from app.domain.order_form import OrderForm
from app.errors import Trouble
from app.printer_ports import FoundPrinter
from app.texts import form_paper
from app.texts import on_sale as words
from app.texts.language import Language, Text
from ui.clerk.dialogs import DialogStack
from ui.clerk.outside import TO_FILE, Outside
from ui.clerk.paper_state import FormPaperState
from ui.clerk.paper_words import name_of, place_rows, place_to_begin_with
from ui.clerk.state import DialogKind
from ui.clerk.voice import Voice

LOOK_DEADLINE_S: Final = 15.0
MAKE_DEADLINE_S: Final = 60.0  # behind the other papers of this lane


class Desk(Protocol):
    """The clerk's presenter as the list sees it."""

    dialogs: DialogStack

    @property
    def form(self) -> OrderForm: ...


@dataclass(frozen=True, slots=True)
class _Places:
    """None until the system said what there is; `late` where it did not say in time."""

    printers: tuple[FoundPrinter, ...] = ()
    remembered: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class _What:
    """`count` are on sale today, `kept_back` would be, were their words approved."""

    version: str
    count: int
    kept_back: tuple[Text, ...]


def _what(catalogue: Catalogue, today: date) -> _What:
    kept_back = (o for o in catalogue.offerings.values() if not o.copy_approved)
    return _What(
        catalogue.version,
        len(catalogue.on_sale(today)),
        tuple(o.name for o in kept_back if replace(o, copy_approved=True).on_sale(today)),
    )


class OnSaleDesk:
    """`listen` for the dialog."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._render: Callable[[FormPaperState], None] = lambda _: None
        self._places: _Places | None = None
        self._what = _What("", 0, ())
        self._open = False
        self._selected = 0
        self._folder = ""
        self._busy: Text | None = None
        self._problem: Trouble | Text | None = None

    def listen(self, render: Callable[[FormPaperState], None]) -> None:
        self._render = render

    def open(self) -> None:
        """Printers are looked for meanwhile."""
        self._places, self._busy, self._problem, self._open = None, None, None, True
        self._selected = 0
        self._what = _what(self._outside.catalogues.current(), self._today)
        self._desk.dialogs.open(DialogKind.ON_SALE)
        papers = self._outside.list_papers

        def then(found: _Places) -> None:
            self._places = found
            self._selected = place_to_begin_with(found.printers, found.remembered)
            self.emit()

        def failed(error: Exception) -> None:
            if isinstance(error, TimeoutError):
                then(_Places(late=True))
            else:
                self._voice.say_failed(error)

        self._outside.page_lane.run(
            lambda: _Places(papers.found(), papers.remembered()), then=then, failed=failed, deadline_s=LOOK_DEADLINE_S
        )

    def move(self, step: int) -> None:
        self.select(self._selected + step)

    def select(self, index: int) -> None:
        if self._places is not None and self._busy is None:
            self._selected = max(0, min(index, len(self._places.printers)))
            self._problem = None
            self.emit()

    def print(self) -> None:
        """To the chosen printer."""
        if self._places is not None and self._selected < len(self._places.printers):
            self._make(self._places.printers[self._selected].address, None)

    def save(self, path: str) -> None:
        """Into the file the clerk chose."""
        self._folder = str(Path(path).parent)
        self._make(TO_FILE, Path(path))

    def closed(self) -> None:
        """The dialog is gone; what is under way goes on and is told at the foot of the page."""
        self._open = False

    def _make(self, place: str, file: Path | None) -> None:
        if self._busy is not None or not self._open:
            return
        papers, language = self._outside.list_papers, self._language
        self._busy, self._problem = form_paper.PRINTING if file is None else form_paper.SAVING, None
        self.emit()

        def then(_: None) -> None:
            self._busy = None
            if self._open and self._desk.dialogs.top is DialogKind.ON_SALE:
                self._desk.dialogs.close()
            if file is not None:
                self._voice.tell(words.SAVED.filled(file=file), icon="file-check")
            else:
                self._voice.tell(words.SENT.filled(printer=name_of(place)), icon="printer")

        def failed(error: Exception) -> None:
            self._busy = None
            if self._open and isinstance(error, Trouble):
                self._problem = error
                self.emit()
            else:
                self._voice.say_failed(error)

        self._outside.page_lane.run(
            lambda: papers.make(place=place, file=file, language=language),
            then=then,
            failed=failed,
            deadline_s=MAKE_DEADLINE_S,
        )

    @property
    def _language(self) -> Language:
        """Of the customer who sits here; Chinese where nobody does."""
        return self._desk.form.language

    # ── what is painted ───────────────────────────────────────────────────────────────────

    def state(self) -> FormPaperState:
        language, places, what = self._voice.language, self._places, self._what
        printers = places.printers if places is not None else ()
        to_file = self._selected >= len(printers)
        name = f"on-sale-{what.version}-{self._language.value}.pdf"
        note = words.FILE_NOTE.say(language, name=name)
        return FormPaperState(
            title=words.TITLE.say(language),
            note=what.version,
            said=words.SAID.say(language, version=what.version, n=what.count),
            more=self._more(places, language),
            rows=place_rows(printers, file_note=note, language=language),
            selected=self._selected,
            to_file=to_file,
            file=str(Path(self._folder, name)),
            act=(form_paper.SAVE if to_file else form_paper.PRINT).say(language),
            icon="folder-open" if to_file else "printer",
            ready=places is not None and self._busy is None,
            busy=self._busy.say(language) if self._busy is not None else "",
            problem=self._problem.say(language) if self._problem is not None else "",
            foot="",
        )

    def _more(self, places: _Places | None, language: Language) -> str:
        """What has no approved words is said here, for it stands nowhere on the list (S100)."""
        said = []
        if self._what.kept_back:
            comma = "、" if language is Language.ZH else ", "
            names = comma.join(name.say(language) for name in self._what.kept_back)
            said.append(words.LEFT_OUT.say(language, names=names))
        if places is None:
            said.append(words.LOOKING.say(language))
        elif places.late:
            said.append(form_paper.LATE.say(language))
        elif not places.printers:
            said.append(form_paper.NO_PRINTER.say(language))
        return "\n".join(said)

    @property
    def _today(self) -> date:
        return hall_date(self._outside.clock.now(), self._outside.desk.hall.zone)

    def emit(self) -> None:
        self._render(self.state())

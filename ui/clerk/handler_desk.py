"""Ctrl+H: who stands at the desk, what was seen of them, and what they may not do, before anybody signs."""

from collections.abc import Callable
from typing import Protocol

from app.domain.form_todo import matters_of
from app.domain.handler import IN_PERSON, Handler, asked_of, may_not_act, somebody_else
from app.domain.matter import Matter, Who
from app.domain.matter_checks import for_the_centre
from app.domain.order_form import OrderForm
from app.errors import InputRefused
from app.texts import handler as words
from app.texts.language import Language
from ui.clerk.fields_state import Field, FieldsState, Tick
from ui.clerk.form_desk import FormDesk
from ui.clerk.state import DialogKind

_FIELDS = {
    "name": (words.NAME, words.NAME_EXAMPLE),
    "document": (words.DOCUMENT, words.DOCUMENT_EXAMPLE),
    "relation": (words.RELATION, words.RELATION_EXAMPLE),
    "phone": (words.PHONE, words.DOCUMENT_EXAMPLE),
}


class Desk(Protocol):
    """The clerk's presenter as this sees it."""

    desk: FormDesk

    @property
    def form(self) -> OrderForm: ...
    @property
    def language(self) -> Language: ...
    def open_dialog(self, dialog: DialogKind, *, over: bool = False) -> None: ...
    def close_dialog(self) -> None: ...
    def refused_to_edit(self) -> bool: ...


class HandlerDesk:
    """`open`, then what the clerk chooses, types and ticks; `keep` puts it on the form or says what is missing.

    What was kept of a person stands in its fields masked.
    """

    def __init__(self, desk: Desk, *, demo: bool) -> None:
        self._desk = desk
        self._demo = demo
        self._render: Callable[[FieldsState], None] = lambda _: None
        self._who = Who.HOLDER
        self._seen: tuple[str, ...] = ()
        self._typed: dict[str, str] = {}
        self._kept: Handler = IN_PERSON
        self._problem: InputRefused | None = None

    def listen(self, render: Callable[[FieldsState], None]) -> None:
        self._render = render

    def open(self) -> None:
        if self._desk.refused_to_edit() or self._desk.form.customer is None:
            return
        self._kept = self._desk.form.handler
        self._who, self._seen, self._problem = self._kept.who, self._kept.seen, None
        self._typed = self._of_kept() if self._kept.known else {}
        self._desk.open_dialog(DialogKind.HANDLER)

    def choose(self, value: str) -> None:
        self._who, self._problem = Who(value), None
        self._typed = self._of_kept() if self._who is self._kept.who else {}
        self._emit()

    def type(self, key: str, text: str) -> None:
        self._typed[key], self._problem = text, None
        self._emit()

    def tick(self, code: str) -> None:
        self._seen = Handler(self._who, seen=self._seen).with_seen(code, code not in self._seen).seen
        self._emit()

    def keep(self) -> None:
        """Enter. Documents still unseen may be kept: the form says which are missing."""
        try:
            handler = self._handler()
        except InputRefused as refused:
            self._problem = refused
            self._emit()
            return
        self._desk.close_dialog()
        self._desk.desk.stand_at(handler)

    def _handler(self) -> Handler:
        """Raises InputRefused."""
        asked = {kind.code for kind in asked_of(Handler(self._who), self._matters())}
        seen = tuple(code for code in self._seen if code in asked)
        if self._who is Who.HOLDER:
            return Handler(seen=seen)
        given = {key: self._typed.get(key, "") for key in _FIELDS}
        kept = self._kept if self._kept.who is self._who else IN_PERSON
        return somebody_else(self._who, **given, seen=seen, demo=self._demo, kept=kept)

    def _of_kept(self) -> dict[str, str]:
        kept = self._kept
        return {"name": kept.name, "document": kept.document, "relation": kept.relation, "phone": kept.phone}

    def _matters(self) -> tuple[Matter, ...]:
        form = self._desk.form
        return matters_of(form.lines, form.catalogue)

    # ── what is painted ───────────────────────────────────────────────────────────────────

    def state(self) -> FieldsState:
        language, matters = self._desk.language, self._matters()
        here = Handler(self._who)
        kinds = asked_of(here, matters)
        against = [why.say(language) for matter in matters if (why := may_not_act(here, matter)) is not None]
        return FieldsState(
            title=words.TITLE.say(language),
            note=words.NOTE.say(language),
            choice_label=words.WHO.say(language),
            options=tuple((who.value, who.called.say(language)) for who in Who),
            chosen=self._who.value,
            fields=() if self._who is Who.HOLDER else tuple(self._field(key, language) for key in _FIELDS),
            ticks_label=words.SEEN.say(language),
            ticks=tuple(Tick(kind.code, kind.name.say(language), kind.code in self._seen) for kind in kinds),
            told=(*self._told(language), *([] if kinds else [words.NOTHING_TO_SEE.say(language)])),
            against=tuple(against),
            problem=self._problem.say(language) if self._problem else "",
            keep=words.KEEP.say(language),
            next=words.NEXT.say(language),
            later=words.LATER.say(language),
        )

    def _field(self, key: str, language: Language) -> Field:
        label, example = _FIELDS[key]
        shown = "" if key == "phone" else example.say(language)
        return Field(key, label.say(language), shown, self._typed.get(key, ""))

    def _told(self, language: Language) -> tuple[str, ...]:
        form = self._desk.form
        checks = for_the_centre(form.lines, catalogue=form.catalogue)
        if not checks:
            return ()
        comma = "、" if language is Language.ZH else "; "
        return (words.CENTRE_DECIDES.say(language, checks=comma.join(each.called.say(language) for each in checks)),)

    def _emit(self) -> None:
        self._render(self.state())

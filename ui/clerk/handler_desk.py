"""Ctrl+H: who stands at the desk, what was seen of them, and what they may not do, before anybody signs."""

from app.domain.form_todo import matters_of
from app.domain.handler import IN_PERSON, Handler, asked_of, may_not_act, somebody_else
from app.domain.matter import Matter, Who
from app.domain.matter_checks import for_the_centre
from app.texts import handler as words
from app.texts.language import Language
from ui.clerk.fields_desk import Desk, FieldsDesk
from ui.clerk.fields_state import FieldsState, Tick
from ui.clerk.state import DialogKind

_FIELDS = {
    "name": (words.NAME, words.NAME_EXAMPLE),
    "document": (words.DOCUMENT, words.DOCUMENT_EXAMPLE),
    "relation": (words.RELATION, words.RELATION_EXAMPLE),
    "phone": (words.PHONE, None),
}


class HandlerDesk(FieldsDesk):
    """`open`, then what the clerk chooses, types and ticks; `keep` puts it on the form or says what is missing.

    What was kept of a person stands in its fields masked.
    """

    def __init__(self, desk: Desk, *, demo: bool) -> None:
        super().__init__(desk)
        self._demo = demo
        self._who = Who.HOLDER
        self._seen: tuple[str, ...] = ()
        self._kept: Handler = IN_PERSON

    def open(self) -> None:
        if self._desk.refused_to_edit() or self._desk.form.customer is None:
            return
        self._kept = self._desk.form.handler
        self._who, self._seen, self._problem = self._kept.who, self._kept.seen, None
        self._typed = self._of_kept() if self._kept.known else {}
        self._desk.open_dialog(DialogKind.HANDLER)

    def _chosen(self, value: str) -> None:
        self._who = Who(value)
        self._typed = self._of_kept() if self._who is self._kept.who else {}

    def tick(self, code: str) -> None:
        self._seen = Handler(self._who, seen=self._seen).with_seen(code, code not in self._seen).seen
        self._emit()

    def _put(self) -> None:
        """Documents still unseen may be kept: the form says which are missing."""
        self._desk.desk.stand_at(self._handler())

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
            fields=() if self._who is Who.HOLDER else tuple(self._field(key, *said) for key, said in _FIELDS.items()),
            ticks_label=words.SEEN.say(language),
            ticks=tuple(Tick(kind.code, kind.name.say(language), kind.code in self._seen) for kind in kinds),
            told=(*self._told(language), *([] if kinds else [words.NOTHING_TO_SEE.say(language)])),
            against=tuple(against),
            problem=self._said(),
            keep=words.KEEP.say(language),
            next=words.NEXT.say(language),
            later=words.LATER.say(language),
        )

    def _told(self, language: Language) -> tuple[str, ...]:
        form = self._desk.form
        checks = for_the_centre(form.lines, catalogue=form.catalogue)
        if not checks:
            return ()
        comma = "、" if language is Language.ZH else "; "
        return (words.CENTRE_DECIDES.say(language, checks=comma.join(each.called.say(language) for each in checks)),)

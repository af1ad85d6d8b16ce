"""Lists to tap in: all matters, who came, somebody in line. Each is a pick a dialog shows (Pick)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from app.domain.matter import Matter, Who
from app.domain.queue_picture import QueuePicture
from app.domain.ticket_ledger import TicketCourse
from app.texts import greeter as words
from app.texts.language import Language
from ui.greeter.said import matters_of, minutes_of
from ui.greeter.state import Option, PickView

MOST_ROWS = 60


class Pick(Protocol):
    """What is tapped and typed in a list. `listen` gets each new state, the first one at once."""

    def listen(self, render: Callable[[PickView], None]) -> None: ...
    def type(self, typed: str) -> None: ...
    def choose(self, value: str) -> None: ...
    def press(self, button: str) -> None: ...
    def closed(self) -> None:
        """The list is gone: what it still asked for counts no more."""
        ...


class MatterPick:
    """其他: every matter in force, or those of one tile; found by name, pinyin initials or code. `toggle` taps one."""

    def __init__(
        self,
        matters: Mapping[str, Matter],
        *,
        codes: Sequence[str],
        chosen: Callable[[], Sequence[str]],
        toggle: Callable[[str], None],
        initials: Callable[[str], Sequence[str]],
        close: Callable[[], None],
        language: Language,
    ) -> None:
        self._matters = [matters[code] for code in codes]
        self._whole = len(codes) == len(matters)
        self._chosen = chosen
        self._toggle = toggle
        self._initials = initials
        self._close = close
        self._language = language
        self._typed = ""
        self._render: Callable[[PickView], None] = lambda _: None

    def listen(self, render: Callable[[PickView], None]) -> None:
        self._render = render
        self._show()

    def type(self, typed: str) -> None:
        self._typed = typed
        self._show()

    def choose(self, value: str) -> None:
        self._toggle(value)
        self._show()

    def press(self, button: str) -> None:
        self._close()

    def closed(self) -> None:
        return None

    def _show(self) -> None:
        language, chosen = self._language, self._chosen()
        rows = tuple(
            Option(m.code, m.name.say(language), m.code in chosen, note=minutes_of(m, language))
            for m in self._matters
            if self._fits(m)
        )
        self._render(
            PickView(
                title=words.WHAT.say(language),
                note=words.SEVERAL.say(language),
                hint=words.MATTER_HINT.say(language) if self._whole else "",
                typed=self._typed,
                rows=rows,
                sentence="" if rows else words.NO_SUCH_MATTER.say(language),
                buttons=(Option("done", words.DONE.say(language)),),
                columns=2 if self._whole else 1,
            )
        )

    def _fits(self, matter: Matter) -> bool:
        typed = self._typed.strip().lower()
        if not typed:
            return True
        name = matter.name
        return (
            typed in name.zh.lower()
            or typed in name.en.lower()
            or typed in matter.code
            or any(typed in way for way in self._initials(name.zh))
        )


class WhoPick:
    """谁来办: the holder, an agent, a guardian, a unit's handler."""

    def __init__(self, chosen: Who, *, choose: Callable[[Who], None], language: Language) -> None:
        self._chosen = chosen
        self._choose = choose
        self._language = language

    def listen(self, render: Callable[[PickView], None]) -> None:
        language = self._language
        rows = tuple(Option(who.value, who.called.say(language), who is self._chosen) for who in Who)
        render(PickView(words.WHO.say(language), words.WHO_NOTE.say(language), "", "", rows, "", ()))

    def type(self, typed: str) -> None:
        return None

    def choose(self, value: str) -> None:
        self._choose(Who(value))

    def press(self, button: str) -> None:
        return None

    def closed(self) -> None:
        return None


class FindPick:
    """Somebody in line: by number, by the last four digits of their phone, by the surname of an appointment."""

    def __init__(
        self,
        picture: Callable[[], QueuePicture | None],
        *,
        matters: Mapping[str, Matter],
        initials: Callable[[str], Sequence[str]],
        choose: Callable[[str], None],
        language: Language,
    ) -> None:
        self._picture = picture
        self._matters = matters
        self._initials = initials
        self._choose = choose
        self._language = language
        self._typed = ""
        self._render: Callable[[PickView], None] = lambda _: None

    def listen(self, render: Callable[[PickView], None]) -> None:
        self._render = render
        self._show()

    def type(self, typed: str) -> None:
        self._typed = typed
        self._show()

    def choose(self, value: str) -> None:
        self._choose(value)

    def press(self, button: str) -> None:
        return None

    def closed(self) -> None:
        return None

    def _show(self) -> None:
        language, picture = self._language, self._picture()
        found = [] if picture is None else [c for c in picture.courses if self._fits(c)][:MOST_ROWS]
        rows = tuple(
            Option(
                course.ticket.id,
                f"{course.number.shown.say(language)}  {matters_of(course, self._matters, language)}",
                note=course.stands.say(language),
            )
            for course in found
        )
        self._render(
            PickView(
                title=words.FIND_TITLE.say(language),
                note="",
                hint=words.FIND_HINT.say(language),
                typed=self._typed,
                rows=rows,
                sentence="" if rows else words.FOUND_NOTHING.say(language),
                buttons=(),
            )
        )

    def _fits(self, course: TicketCourse) -> bool:
        typed = self._typed.strip().upper()
        if not typed:
            return True
        ticket, facts = course.ticket, course.ticket.customer
        if typed in ticket.number.shown.zh:
            return True
        if facts is None:
            return False
        if len(typed) == 4 and typed.isdigit() and facts.phone.endswith(typed):
            return True
        surname = facts.name[:1]
        return bool(surname) and (
            typed.startswith(surname) or typed.lower() in {way[:1] for way in self._initials(surname)}
        )

"""How the clerk's face speaks: sentences and questions at the foot of the page, in the clerk's language."""

from collections.abc import Callable

from app.errors import Trouble
from app.texts import clerk as words
from app.texts.language import Language, Text, same
from ui.clerk.notice import Notice, NoticeAnswer

NOTHING = same("")


class Voice:
    """`language` may change at any time: the window closes what was told, questions are asked anew."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._ask_anew: list[Callable[[], None]] = []
        self._out: Callable[[Notice], None] = lambda _: None
        self._take_back: Callable[[str], None] = lambda _: None
        self._ways_out: dict[Text, tuple[Text, str, Callable[[], None]]] = {}

    @property
    def language(self) -> Language:
        return self._language

    @language.setter
    def language(self, language: Language) -> None:
        if language is not self._language:
            self._language = language
            for ask in self._ask_anew:
                ask()

    def on_language(self, ask_anew: Callable[[], None]) -> None:
        """Called behind each change of the language."""
        self._ask_anew.append(ask_anew)

    def listen(self, out: Callable[[Notice], None], *, take_back: Callable[[str], None]) -> None:
        """`take_back` is told what a notice was about that is not true any more."""
        self._out, self._take_back = out, take_back

    def offer(self, trouble: Text, said: Text, act: Callable[[], None], *, key: str = "") -> None:
        """Wherever this trouble is said from now on, `act` stands beside it."""
        self._ways_out[trouble] = (said, key, act)

    def tell(
        self,
        text: Text,
        *,
        icon: str = "check",
        about: str = "",
        answers: tuple[NoticeAnswer, ...] = (),
        detail: Text = NOTHING,
    ) -> None:
        below = detail.say(self.language)
        self._out(Notice(text.say(self.language), icon, about=about, answers=answers, detail=below))

    def ask(
        self, text: Text, *, icon: str, about: str, answers: tuple[NoticeAnswer, ...], detail: Text = NOTHING
    ) -> None:
        """A question stays until it is answered."""
        below = detail.say(self.language)
        self._out(Notice(text.say(self.language), icon, question=True, about=about, answers=answers, detail=below))

    def take_back(self, about: str) -> None:
        """What was said of it is done, undone or answered elsewhere; nothing where nothing was said."""
        self._take_back(about)

    def say(self, what: Trouble | Text) -> None:
        if isinstance(what, Trouble):
            self.say_failed(what)
        else:
            self.tell(what)

    def say_failed(self, error: Exception) -> None:
        """Known trouble is a sentence; anything else is a bug and goes on its way."""
        if isinstance(error, Trouble):
            way = self._ways_out.get(error.text)
            answers = (NoticeAnswer(way[0].say(self.language), way[2], way[1]),) if way is not None else ()
            self._out(Notice(error.say(self.language), "circle-alert", answers=answers))
        elif isinstance(error, TimeoutError):
            self.tell(words.STORE_SLOW, icon="circle-alert")
        else:
            raise error

    def try_act(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Trouble as trouble:
            self.say_failed(trouble)

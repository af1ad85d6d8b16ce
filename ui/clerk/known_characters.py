"""The characters a search will show: of the offers' names and what is said of them, the most frequent first."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain
from types import ModuleType
from typing import Final

from app.domain.catalogue import Catalogue
from app.texts import clerk, conditions, form, installation, number_hold, refusals
from app.texts.language import Language, Text
from ui.clerk.offer_words import PRICE_WORDS
from ui.frame.glyphs import glyph_pieces
from ui.widgets.dressing import Face

FACES: Final = (Face.SMALL, Face.LINE_NAME, Face.DIALOG, Face.BODY)
MOST: Final = 800  # 12,000 shapes are 4 MB; rarer ones are drawn when they are met
PRICE_FACE: Final = Face.SUM  # at the head of the right pane: the largest, and a handful of characters alone
TAKE_FACE: Final = Face.PANE  # of its button, and of what stands where nothing was found
_TEXTS: Final = (clerk, form, refusals, conditions, installation, number_hold)
_ALWAYS: Final = "".join(chr(code) for code in range(0x21, 0x7F)) + "¥，。、：；“”（）·−"


def known_characters(catalogue: Catalogue) -> str:
    """Figures and letters before all others. Takes 0.2 s for 100,000 offers: beside the window."""
    offers = catalogue.offerings.values()
    said = Counter("".join(chain.from_iterable(map(_said_in, _TEXTS))))
    said.update("".join(chain.from_iterable((offer.name.zh, offer.summary.zh) for offer in offers)))
    facts = {fact.zh for offer in offers for fact in (offer.plain, offer.cap, offer.how_to_cancel) if fact is not None}
    said.update("".join(facts))  # the same of most offers: each once
    said.update("".join(matter.bring.zh for matter in catalogue.matters.values() if matter.bring is not None))
    found = (character for character, _ in said.most_common() if character.isprintable() and not character.isspace())
    return "".join(dict.fromkeys(chain(_ALWAYS, found)))[:MOST]


def search_pieces(characters: str, *, ratio: float) -> list[Callable[[], None]]:
    """What draws them ahead, and those of prices and of the button (see ui.frame.glyphs). `ratio` as there."""
    few = {PRICE_FACE: _of_prices(), TAKE_FACE: _of_the_button()}
    ahead = [piece for face, said in few.items() for piece in glyph_pieces(said, (face,), ratio=ratio)]
    return [*ahead, *glyph_pieces(characters, FACES, ratio=ratio)]


def _of_prices() -> str:
    words = "".join(words.say(Language.ZH, sum="") for words in PRICE_WORDS.values())
    return "".join(dict.fromkeys("0123456789¥.,−" + words.replace(" ", "")))


def _of_the_button() -> str:
    words = (text.zh for name, text in vars(clerk).items() if name.startswith("TAKE_"))
    return "".join(dict.fromkeys("".join((*words, clerk.NOTHING_FOUND.zh)).replace(" ", "")))


def _said_in(texts: ModuleType) -> Iterable[str]:
    return (said.zh for said in vars(texts).values() if isinstance(said, Text))

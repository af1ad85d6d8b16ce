"""改单: the next version of a form whose order is not final: which one, why, what goes back, how it differs.

All that was paid for what it replaces goes back by the means it came, and the new version is paid anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.content import ContentLine, Fact, SignedAmendment
from app.domain.form_words import fact
from app.domain.money import yuan
from app.domain.payment_plan import PlannedPart, signed_parts
from app.domain.reversal import returns_words
from app.domain.right import Right
from app.texts import amendment as words
from app.texts.language import Language

# The keys of what amendment_facts says.
AMENDMENT_NET = "amendment_net"
AMENDMENT_FACTS = ("amended_order", "amendment_reason", "amendment_difference", "amendment_back", AMENDMENT_NET)


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """One line that is replaced, as it was signed. `key` is the same in either language; `fen` was paid for it.

    `matter` is its matter's code, "" until the form was taken up again.
    """

    id: str
    key: tuple[str, str, str]  # action, code, masked number
    action_word: str
    title: str
    price: str
    effective_on: str
    fen: int
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """`order_id` is the order that is amended, `lines` what is replaced of it, `returns` what goes back and how.

    `right` is what ending the earlier one asks for: it was not sent, or the centre refused it.
    """

    order_id: str
    receipt_number: str
    reason: str
    returns: tuple[PlannedPart, ...]
    lines: tuple[EarlierLine, ...]
    right: Right

    @property
    def replaces(self) -> frozenset[str]:
        return frozenset(line.id for line in self.lines)


def earlier_lines(lines: Sequence[ContentLine]) -> tuple[EarlierLine, ...]:
    return tuple(
        EarlierLine(
            line.id, _key(line), line.action_word, line.title, line.price, line.effective_on, line.figures.today_fen
        )
        for line in lines
    )


def _key(line: ContentLine) -> tuple[str, str, str]:
    return line.action, line.code, line.number


def differences(earlier: Sequence[EarlierLine], now: Sequence[ContentLine], language: Language) -> tuple[str, ...]:
    """In words, what is no longer on the form, what is new, what has another price or another day."""
    left = list(earlier)
    new: list[str] = []
    changed: list[str] = []
    for line in now:
        before = next((each for each in left if each.key == _key(line)), None)
        what = _what(line.action_word, line.title, line.number, language)
        if before is None:
            new.append(words.NEW.say(language, what=what))
            continue
        left.remove(before)
        for was, then in ((before.price, line.price), (before.effective_on, line.effective_on)):
            if was != then:
                changed.append(words.CHANGED.say(language, what=what, before=was or "—", after=then or "—"))
    gone = [words.GONE.say(language, what=_what(e.action_word, e.title, e.key[2], language)) for e in left]
    return (*gone, *new, *changed) or (words.SAME.say(language),)


def _what(action: str, title: str, number: str, language: Language) -> str:
    return words.LINE.say(language, action=action, title=title, number=number)


def signed_amendment(amendment: Amendment, now: Sequence[ContentLine], language: Language) -> SignedAmendment:
    return SignedAmendment(
        order_id=amendment.order_id,
        reason=amendment.reason,
        differences=differences(amendment.lines, now, language),
        returns=signed_parts(amendment.returns, language),
        replaces=tuple(line.id for line in amendment.lines),
    )


def amendment_facts(
    amendment: Amendment, signed: SignedAmendment, *, version: int, today_fen: int, language: Language
) -> tuple[Fact, ...]:
    """As it stands on screen, on both papers and in what is signed; `today_fen` is what the new version costs today."""
    between = "；" if language is Language.ZH else "; "
    back = returns_words(amendment.returns, language) or None
    number = words.AMENDS_WITH_VERSION.say(language, number=amendment.receipt_number, version=version)
    return (
        Fact("amended_order", words.LABEL_AMENDS.say(language), number),
        Fact("amendment_reason", words.LABEL_REASON.say(language), amendment.reason),
        Fact("amendment_difference", words.LABEL_DIFFERENCE.say(language), between.join(signed.differences)),
        fact("amendment_back", words.LABEL_BACK, back, language),
        Fact(AMENDMENT_NET, words.LABEL_NET.say(language), _net(amendment, today_fen, language)),
    )


def _net(amendment: Amendment, today_fen: int, language: Language) -> str:
    """What is paid, what comes back, and what that is altogether."""
    back_fen = sum(part.amount_fen for part in amendment.returns)
    net = net_words(today_fen, back_fen, language)
    return words.NET.say(language, due=yuan(today_fen), back=yuan(back_fen), net=net)


def back_fen_of(signed: SignedAmendment) -> int:
    """All that the earlier order gives back."""
    return sum(part.amount_fen for part in signed.returns)


def net_words(today_fen: int, back_fen: int, language: Language) -> str:
    """What is paid or comes back when both are set against each other."""
    net = today_fen - back_fen
    text = words.NET_PAY if net > 0 else words.NET_BACK if net < 0 else words.NET_EVEN
    return text.say(language, sum=yuan(abs(net)))

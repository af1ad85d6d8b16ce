"""What the greeter's page shows, as values with their words said already."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.queue_ticket import Care


class Weight(StrEnum):
    """How strongly a word is said: by colour beside its words."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class TileView:
    """`digit` is the key that taps it, "" for none. `more`: others of its group may be chosen instead."""

    key: str
    icon: str
    name: str
    note: str
    chosen: bool
    more: bool
    digit: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """`told`: nothing to bring. `instead` is what can be done today where it is missing."""

    code: str
    name: str
    note: str
    instead: str
    ticked: bool
    told: bool


@dataclass(frozen=True, slots=True)
class NeedsView:
    """`refused` are matters this person may not do; `notes` says of each what to bring, in a sentence;
    `empty` stands where there is nothing to ask for."""

    title: str
    said: str
    weight: Weight
    all_brought: str
    refused: tuple[str, ...]
    rows: tuple[DocumentRow, ...]
    notes: tuple[str, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class CareChoice:
    care: Care
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class CareView:
    title: str
    choices: tuple[CareChoice, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SelfView:
    """`payload` is what the code holds, "" for none."""

    head: str
    says: str
    payload: str
    button: str


@dataclass(frozen=True, slots=True)
class HeadView:
    """The line over the tiles. `known` says who the customer is, masked, "" for nobody looked up."""

    title: str
    note: str
    who: str
    customer: str
    more: str
    clear: str
    known: str
    can_clear: bool


@dataclass(frozen=True, slots=True)
class IssueView:
    """`other` is the second button beside the large one, "" for none; `weight` of the sentence."""

    head: str
    beside: str
    note: str
    weight: Weight
    button: str
    enabled: bool
    other: str


@dataclass(frozen=True, slots=True)
class ChoiceState:
    """The left of the page. `self_service` is None where nothing chosen can be done without a counter."""

    head: HeadView
    tiles: tuple[TileView, ...]
    no_tiles: str
    needs: NeedsView
    care: CareView
    self_service: SelfView | None
    issue: IssueView


@dataclass(frozen=True, slots=True)
class BannerView:
    says: str
    helps: str
    button: str


@dataclass(frozen=True, slots=True)
class WaitRow:
    """`left` is what a promise leaves, or by how much it was missed; `pill` is (icon, word), None for an ordinary one.

    `spoken` is the whole row, for who cannot see it.
    """

    ticket_id: str
    number: str
    matters: str
    left: str
    left_weight: Weight
    time: str
    time_weight: Weight
    pill: tuple[str, str] | None
    spoken: str


@dataclass(frozen=True, slots=True)
class DeskRow:
    """`share` of the expected time is over, None where nobody is served."""

    desk: str
    number: str
    doing: str
    share: float | None
    late: bool
    time: str
    paused: bool


@dataclass(frozen=True, slots=True)
class HallView:
    """The right of the page. `empty` is (head, note) where nobody waits; `rest` says how many more than the rows do."""

    banner: BannerView | None
    title: str
    mean: str
    rows: tuple[WaitRow, ...]
    rest: str
    empty: tuple[str, str]
    desks_title: str
    desks_note: str
    desks: tuple[DeskRow, ...]
    no_desks: str
    foot: str


class CardAct(StrEnum):
    """What can be done with a ticket that waits."""

    REPRINT = "reprint"
    TRANSFER = "transfer"
    PUT_BACK = "put_back"
    SPLIT = "split"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Option:
    """One of some that may be tapped; `value` is what was meant."""

    value: str
    words: str
    chosen: bool = False
    icon: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StepView:
    """What an act asks before it is done. `reasons` are ready ones, none where no reason is asked."""

    title: str
    options: tuple[Option, ...]
    why: str
    reasons: tuple[Option, ...]
    own: str
    own_hint: str
    button: str
    danger: bool
    enabled: bool


@dataclass(frozen=True, slots=True)
class CardView:
    """One ticket touched in the list. `error` is a sentence under its parts, "" for none."""

    number: str
    title: str
    facts: tuple[str, ...]
    acts: tuple[Option, ...]
    step: StepView | None
    back: str
    error: str
    busy: bool


@dataclass(frozen=True, slots=True)
class PickView:
    """A list to tap in, with a field over it where `hint` is not ""; `several` stay open while they are tapped.

    `buttons` stand below. `sentence` says how it stands, or what there is where `rows` is empty.
    """

    title: str
    note: str
    hint: str
    typed: str
    rows: tuple[Option, ...]
    sentence: str
    buttons: tuple[Option, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class MoreView:
    """更多: who takes charge of a dispute, the note, the ticket's language, the slot of an appointment."""

    title: str
    dispute: str
    dispute_note: str
    handlers: tuple[Option, ...]
    note: str
    note_hint: str
    note_text: str
    language: str
    languages: tuple[Option, ...]
    appointment: str
    slots: tuple[Option, ...]
    done: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence at the foot of the page, with verbs and what they do; a `question` stays until it is answered.

    `about` names what a question is about: the same one is not asked twice, in other words it takes the place of the
    former. `detail` is said below the words. `caps` are the keys of the answers, none where it has none.
    """

    words: str
    icon: str = "check"
    answers: tuple[tuple[str, Callable[[], None]], ...] = ()
    question: bool = False
    about: str = ""
    detail: str = ""
    caps: tuple[str, ...] = ()

"""The left of the greeter's page, worked out from the visit, the matters in force and the newest picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.matter import Matter, QueueClass, Showing
from app.domain.queue_picture import QueuePicture
from app.domain.queue_ticket import Care
from app.domain.triage import Missing, NeededDocument, Triage
from app.hall_ports import HallSeen, HallState
from app.texts import greeter as words
from app.texts.language import Language, Text
from ui.greeter.said import customer_line, hour, minutes_of, minutes_said, names, open_for
from ui.greeter.state import (
    CareChoice,
    CareView,
    ChoiceState,
    DocumentRow,
    HeadView,
    IssueView,
    NeedsView,
    SelfView,
    TileView,
    Weight,
)
from ui.greeter.tiles import TileGroup, tile_groups
from ui.greeter.visit import Visit, before_of, implied, queue_of, sorted_visit, told_of, wait_of

OTHER_TILE = "other"
_CARES: tuple[tuple[Care, Text], ...] = (
    (Care.ELDERLY, words.ELDERLY),
    (Care.PREGNANT, words.PREGNANT),
    (Care.DISABLED, words.DISABLED),
    (Care.ILL, words.ILL),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the ticket at hand stands: being issued, or asked for and not answered."""

    busy: bool = False
    unanswered: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceNeeds:
    """What the left side is worked out from; `most_tiles` has room, the last one is for everything else."""

    visit: Visit
    matters: Mapping[str, Matter]
    seen: HallSeen
    standing: Standing
    most_tiles: int
    zone: ZoneInfo
    can_go_alone: bool
    self_service: str
    language: Language


def choice_state(needs: ChoiceNeeds) -> ChoiceState:
    found = sorted_visit(needs.visit, needs.matters)
    groups = tile_groups(needs.matters, most=needs.most_tiles - 1)
    language = needs.language
    return ChoiceState(
        head=_head(needs),
        tiles=_tiles(needs, groups) if needs.matters else (),
        no_tiles="" if needs.matters else words.NO_MATTERS.say(language),
        needs=_needs(needs, found),
        care=_care(needs),
        self_service=_self_service(needs, found),
        issue=_issue(needs, found),
    )


def _head(needs: ChoiceNeeds) -> HeadView:
    visit, language = needs.visit, needs.language
    extras = visit.extras
    return HeadView(
        title=words.WHAT.say(language),
        note=words.SEVERAL.say(language),
        who=visit.who.called.say(language),
        customer=words.CUSTOMER.say(language),
        more=words.MORE_COUNT.say(language, count=extras) if extras else words.MORE.say(language),
        clear=words.CLEAR.say(language),
        known=customer_line(visit.customer, language) if visit.customer is not None else "",
        can_clear=visit != Visit(),
    )


def _tiles(needs: ChoiceNeeds, groups: tuple[TileGroup, ...]) -> tuple[TileView, ...]:
    visit, language = needs.visit, needs.language
    tiles = []
    for place, group in enumerate(groups):
        chosen = [needs.matters[code] for code in visit.codes if code in group.codes]
        common = needs.matters[group.codes[0]]
        note = minutes_of(common, language)
        if chosen and names(chosen, Language.ZH) != group.name.zh:
            note = names(chosen, language)
        digit = str(place + 1) if place < 8 else ""
        name = group.name.say(language)
        tiles.append(TileView(group.key, group.icon, name, note, bool(chosen), len(group.codes) > 1, digit))
    shown = {code for group in groups for code in group.codes}
    others = [needs.matters[code] for code in visit.codes if code in needs.matters and code not in shown]
    note = names(others, language) if len(others) == 1 else words.OTHER_CHOSEN.say(language, count=len(others))
    last = TileView(
        key=OTHER_TILE,
        icon="ellipsis",
        name=words.OTHER.say(language),
        note=note if others else words.OTHER_NOTE.say(language),
        chosen=bool(others),
        more=False,
        digit="9" if len(groups) >= 8 else "",
    )
    return (*tiles, last)


def _needs(needs: ChoiceNeeds, found: Triage | None) -> NeedsView:
    language, visit = needs.language, needs.visit
    title = words.BROUGHT.say(language)
    if found is None:
        return NeedsView(title, "", Weight.PLAIN, "", (), (), (), words.NEEDS_EMPTY.say(language))
    missing = {each.kind.code: each for each in found.missing}
    hidden = implied(visit, needs.matters)
    rows = tuple(
        _row(each, missing.get(each.kind.code), _asking(each, found, hidden), found, visit.asked, language)
        for each in found.needed
        if each.kind.code not in hidden
    )
    wanted = [each for each in found.needed if not each.told]
    said, weight = "", Weight.PLAIN
    if visit.asked and wanted:
        said = words.MISSING_COUNT.say(language, count=len(missing)) if missing else words.NOTHING_MISSING.say(language)
        weight = Weight.WARN if missing else Weight.GOOD
    return NeedsView(
        title=title,
        said=said,
        weight=weight,
        all_brought=words.ALL_BROUGHT.say(language) if missing else "",
        refused=tuple(each.says.say(language) for each in found.not_allowed),
        rows=rows,
        notes=tuple(
            words.BRING_SAYS.say(language, matter=matter.name, bring=matter.bring)
            for matter in found.matters
            if matter.bring is not None
        ),
        empty="" if rows or found.not_allowed else words.NEEDS_NOTHING.say(language),
    )


def _asking(needed: NeededDocument, found: Triage, hidden: frozenset[str]) -> tuple[Matter, ...]:
    """The matters that ask for it; the card also for those it stands in for, in the order chosen."""
    asking = set(needed.matters)
    if needed.kind.showing is Showing.CARD:
        asking |= {matter for each in found.needed if each.kind.code in hidden for matter in each.matters}
    return tuple(matter for matter in found.matters if matter in asking)


def _row(
    needed: NeededDocument,
    missing: Missing | None,
    by: tuple[Matter, ...],
    found: Triage,
    asked: bool,
    language: Language,
) -> DocumentRow:
    note = ""
    if len(found.matters) > 1:
        whole = len(by) == len(found.matters)
        note = (
            words.FOR_ALL.say(language, count=len(by))
            if whole
            else words.FOR_SOME.say(language, matters=names(by, language))
        )
    if needed.told:
        note = words.TOLD_AT_DESK.say(language)
    instead = missing.instead[0].say(language) if missing is not None and asked else ""
    name = needed.kind.name.say(language)
    return DocumentRow(needed.kind.code, name, note, instead, needed.brought, needed.told)


def _care(needs: ChoiceNeeds) -> CareView:
    language, picture = needs.language, needs.seen.picture
    limit_s = picture.promises.protected_finished_s if picture is not None else 360
    return CareView(
        title=words.CARE.say(language),
        choices=tuple(CareChoice(care, said.say(language), care in needs.visit.care) for care, said in _CARES),
        note=words.CARE_NOTE.say(language, minutes=limit_s // 60),
    )


def _self_service(needs: ChoiceNeeds, found: Triage | None) -> SelfView | None:
    """Not with a dispute, and not where an agent's or a unit's papers would have to be seen."""
    if found is None or not found.self_service or needs.visit.handler:
        return None
    language = needs.language
    served = [each.matter for each in found.self_service]
    ways = list(dict.fromkeys(way for each in found.self_service for way in each.ways))
    least = sum(matter.minutes.least for matter in served if matter.minutes)
    most = sum(matter.minutes.most for matter in served if matter.minutes)
    said = ("、" if language is Language.ZH else ", ").join(way.called.say(language) for way in ways)
    says = [words.BY_SELF_HOW.say(language, ways=said, minutes=minutes_said(least, most, language))]
    rest = [matter for matter in found.matters if matter not in served]
    if rest:
        says.append(words.BY_SELF_REST.say(language, rest=names(rest, language)))
    if needs.self_service:
        says.append(words.BY_SELF_QR.say(language))
    return SelfView(
        head=words.BY_SELF.say(language, matter=names(served, language)),
        says=(" " if language is Language.EN else "").join(says),
        payload=needs.self_service,
        button=words.TAKE_THERE.say(language),
    )


def _issue(needs: ChoiceNeeds, found: Triage | None) -> IssueView:
    language, seen = needs.language, needs.seen
    if needs.standing.unanswered:
        return IssueView(
            head=words.UNANSWERED.say(language),
            beside="",
            note=words.UNANSWERED_NOTE.say(language),
            weight=Weight.WARN,
            button=(words.TAKING if needs.standing.busy else words.TAKE_AGAIN).say(language),
            enabled=not needs.standing.busy,
            other=words.LEAVE_IT.say(language),
        )
    if seen.state is HallState.NONE:
        return _cannot(words.NONE_HEAD, words.NONE_NOTE.say(language), language)
    if seen.state is HallState.LOST:
        since = hour(seen.since, needs.zone)
        note = words.LOST_NOTE if seen.desk else words.LOST_DESKS
        view = _cannot(words.LOST, note.say(language, since=since), language)
        if not needs.can_go_alone:
            return view
        return IssueView(view.head, "", view.note, view.weight, view.button, False, words.GO_ALONE.say(language))
    if found is None:
        note = words.ALONE_NOTE if seen.state is HallState.ALONE else words.WAIT_EMPTY_NOTE
        return IssueView(
            head=words.WAIT_EMPTY.say(language),
            beside="",
            note=note.say(language),
            weight=Weight.PLAIN,
            button=words.TAKE.say(language),
            enabled=False,
            other="",
        )
    return _ready(needs, found)


def _ready(needs: ChoiceNeeds, found: Triage) -> IssueView:
    language, picture = needs.language, needs.seen.picture
    queue = queue_of(needs.visit, found)
    wait = wait_of(picture, queue)
    told = told_of(needs.visit, wait)
    if told is None:
        head, weight = words.WAIT_UNKNOWN.say(language), Weight.WARN
    elif told.high_min == 0:
        head, weight = words.WAIT_AT_ONCE.say(language), Weight.PLAIN
    else:
        head, weight = words.WAIT.say(language, range=told.shown), Weight.PLAIN
    busy = needs.standing.busy
    return IssueView(
        head=head,
        beside=_beside(needs, queue=queue, picture=picture),
        note=_told_note(needs, told=told is not None),
        weight=weight,
        button=words.TAKING.say(language) if busy else words.TAKE_FOR.say(language, queue=queue.called),
        enabled=not busy,
        other="",
    )


def _beside(needs: ChoiceNeeds, *, queue: QueueClass, picture: QueuePicture | None) -> str:
    if picture is None:
        return ""
    language = needs.language
    count = before_of(needs.visit, wait_of(picture, queue))
    before = words.BEFORE.say(language, count=count) if count else words.BEFORE_NONE.say(language)
    desks = words.DESKS_OPEN.say(language, queue=queue.called, count=open_for(picture, queue))
    return words.BEFORE_AND_DESKS.say(language, before=before, desks=desks)


def _told_note(needs: ChoiceNeeds, *, told: bool) -> str:
    """Our own hit rate; where nobody can say a wait, what to do about it."""
    picture, language = needs.seen.picture, needs.language
    if not told:
        return words.WAIT_UNKNOWN_NOTE.say(language)
    if needs.seen.state is HallState.ALONE:
        return words.ALONE_NOTE.say(language)
    hits = picture.notes.hits if picture is not None else None
    return hits.say(language) if hits is not None else ""


def _cannot(head: Text, note: str, language: Language) -> IssueView:
    return IssueView(head.say(language), "", note, Weight.WARN, words.TAKE.say(language), False, "")

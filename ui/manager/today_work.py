"""今天 in words: the two panels of what waits for the manager, each row with its buttons."""

from typing import Final

from app.domain.business_hall import desk_number
from app.domain.repair import Age, RefusedEntry, Way, ways_of, what_now
from app.papers.figure_cells import desk_and_person
from app.texts import approvals_page, repair
from app.texts import today_page as words
from app.texts.language import Language
from ui.manager.ages import age_words
from ui.manager.asks_presenter import AskSeen
from ui.manager.today_said import TodayData
from ui.manager.today_state import ActRow, ActTable, PanelView, RowAct

MOST: Final = 4  # the oldest; all of them stand on their own page
REPAIR_IT, GRANT, DENY = "repair", "grant", "deny"
REPAIR_KEY, GRANT_KEY, DENY_KEY = "F2", "F9", "F8"  # of the oldest one


def repair_panel(data: TodayData, language: Language) -> PanelView:
    """The refused orders that wait longest; each is seen to at the repair desk."""
    state = data.repair
    title = words.REPAIR_DESK.say(language)
    if state is None:
        return PanelView(title, hidden=True)
    away = state.seen.hall_away
    note = (repair.OTHER_DESKS_AWAY if away else words.NOTHING_LOST).say(language)
    if not state.loaded:
        return PanelView(title, note, empty=(repair.READING.say(language), ""))
    entries = state.seen.entries
    empty = (words.NOTHING_REFUSED.say(language), words.NOTHING_REFUSED_NOTE.say(language))
    if not entries:
        return PanelView(title, note, empty=empty)
    rows = tuple(
        _refused(entry, age, data, language, first=n == 0)
        for n, (entry, age) in enumerate(zip(entries[:MOST], state.ages[:MOST], strict=True))
    )
    heads = (words.ORDER, words.CUSTOMER, words.CENTRE_SAYS, words.WHAT_NOW, words.WAITED)
    return PanelView(
        title,
        note,
        pill=words.REFUSED_COUNT.say(language, count=len(entries)),
        acts=ActTable(tuple(each.say(language) for each in heads), (3, 2, 4, 4), rows),
        more=len(entries) > MOST,
    )


def _refused(entry: RefusedEntry, age: Age, data: TodayData, language: Language, *, first: bool) -> ActRow:
    number = desk_number(entry.desk)
    taken = desk_and_person(number, entry.clerk, data.names).say(language)
    act = RowAct(REPAIR_IT, words.GO_REPAIR.say(language), REPAIR_KEY if first else "", primary=first)
    return ActRow(
        entry.order_id,
        (
            f"{entry.receipt_number}\n{taken}",
            _customer(entry.customer_masked),
            entry.reason.say(language),
            _ways(entry, language),
        ),
        age_words(data.now - entry.since).say(language),
        (act,),
        age,
    )


def _customer(masked: str) -> str:
    """The number below the name."""
    name, _, number = masked.rpartition(" ")
    return f"{name}\n{number}" if name and number else masked.strip()


def _ways(entry: RefusedEntry, language: Language) -> str:
    """Those that bring it to an end, the likeliest first; where there is none, whom to call."""
    ways = [way.said.say(language) for way in ways_of(entry) if way is not Way.HAND_OVER]
    return ("、" if language is Language.ZH else " / ").join(ways) or what_now(entry).say(language)


def asks_panel(data: TodayData, language: Language) -> PanelView:
    """What desks ask, the oldest first; answered from here by whoever may."""
    state = data.asks
    title = words.APPROVALS.say(language)
    if state is None:
        return PanelView(title, empty=(words.NO_HALL_SERVER.say(language), words.NO_HALL_SERVER_NOTE.say(language)))
    if state.away:
        return PanelView(title, empty=(words.NO_ASKS_SEEN.say(language), words.NO_HALL_SERVER_NOTE.say(language)))
    if not state.asks:
        return PanelView(title, empty=(words.NOTHING_ASKED.say(language), words.NOTHING_ASKED_NOTE.say(language)))
    rows = tuple(_ask(seen, data, language, first=n == 0) for n, seen in enumerate(state.asks[:MOST]))
    heads = tuple(each.say(language) for each in (words.WHO, words.WHAT, words.WAITED))
    return PanelView(
        title,
        pill=str(len(state.asks)),
        acts=ActTable(heads, (2, 5), rows),
        more=len(state.asks) > MOST,
    )


def _ask(seen: AskSeen, data: TodayData, language: Language, *, first: bool) -> ActRow:
    ask = seen.ask
    about = words.ASK_ABOUT.filled(about=ask.about, reason=ask.reason) if ask.reason else ask.about
    who = desk_and_person(ask.desk, ask.by, {f"staff:{ask.by}": seen.name})
    acts = (
        RowAct(GRANT, approvals_page.KEY_GRANT.say(language), GRANT_KEY if first else ""),
        RowAct(DENY, approvals_page.KEY_DENY.say(language), DENY_KEY if first else ""),
    )
    said = (who.say(language), about.say(language))
    return ActRow(ask.id, said, age_words(data.now - ask.at).say(language), acts if data.may_answer else ())

"""办理业务带什么: every matter with its documents, who may act and the minutes, for the clerk to read out."""

from app.domain.catalogue import Catalogue
from app.domain.matter import Matter, Who
from app.texts import matters as words
from app.texts.language import Language
from ui.clerk.lists import OFFLINE_PILLS
from ui.clerk.state import ListRow, ListView
from ui.frame.form_state import Pill


def matters_list(catalogue: Catalogue, *, selected: int, language: Language) -> ListView:
    """In the order of the file; a matter of before 0.3, which has no documents, is left out."""
    known = [matter for matter in catalogue.matters.values() if matter.documents]
    return ListView(
        title=words.LIST_TITLE.say(language),
        note=words.LIST_NOTE.say(language, version=catalogue.matters_version) if catalogue.matters_version else "",
        rows=tuple(_row(matter, language) for matter in known),
        selected=min(selected, max(0, len(known) - 1)),
        empty=words.LIST_EMPTY.say(language),
        enter="",
        f8="",
        f10="",
    )


def _row(matter: Matter, language: Language) -> ListRow:
    kind, said = OFFLINE_PILLS[matter.offline]
    return ListRow(
        key=matter.code,
        title=matter.name.say(language),
        note="\n".join(filter(None, (_in_short(matter, language), _who_brings_what(matter, language)))),
        aside=_minutes(matter, language),
        pill=Pill(kind, said.say(language)),
    )


def _in_short(matter: Matter, language: Language) -> str:
    """What it is, what to bring, and where else it can be done: to be read to somebody on the telephone."""
    said = [text.say(language) for text in (matter.about, matter.bring) if text is not None]
    if matter.self_service:
        comma = "、" if language is Language.ZH else ", "
        said.append(
            words.ELSEWHERE.say(language, ways=comma.join(way.called.say(language) for way in matter.self_service))
        )
    return ("" if language is Language.ZH else " ").join(said)


def _who_brings_what(matter: Matter, language: Language) -> str:
    comma, stop = ("、", "；") if language is Language.ZH else (", ", "; ")
    return stop.join(
        words.BRINGS.say(language, who=who.called, documents=comma.join(kind.name.say(language) for kind in kinds))
        for who in Who
        if (kinds := matter.documents_for(who))
    )


def _minutes(matter: Matter, language: Language) -> str:
    took = matter.minutes
    if took is None:
        return ""
    span = str(took.least) if took.least == took.most else f"{took.least}–{took.most}"
    return words.MINUTES.say(language, n=span)

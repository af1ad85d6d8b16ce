"""恢复单: the one paper that opens a counter's store when its passphrase is forgotten. Printed once, locked away."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.business_hall import CounterDesk
from app.domain.content import Fact
from app.domain.hall_time import on_paper
from app.texts import recovery_sheet as words
from app.texts.language import Language


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """`groups` of the code in their order; `qr` is the code as a scan gives it."""

    language: Language
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    code_label: str
    groups: tuple[str, ...]
    qr: str
    steps_title: str
    steps: tuple[str, ...]
    warnings: tuple[str, ...]
    kept_by: tuple[str, ...]  # lines to fill in by hand


def recovery_sheet(
    *, desk: CounterDesk, store_id: str, folder: str, code: str, made_at: datetime, language: Language
) -> RecoverySheet:
    """`code` as `offline_cache.recovery` writes it; `made_at` aware UTC, on paper in hall time."""
    rows = (
        ("hall", words.HALL, f"{desk.hall.name.say(language)} · {desk.hall.id}"),
        ("desk", words.DESK, f"{desk.label.say(language)} · {desk.device_id}"),
        ("store", words.STORE, store_id),
        ("folder", words.FOLDER, folder),
        ("made_at", words.MADE_AT, on_paper(made_at, desk.hall.zone)),
    )
    return RecoverySheet(
        language=language,
        title=words.TITLE.say(language),
        subtitle=words.SUBTITLE.say(language),
        facts=tuple(Fact(kind, label.say(language), value) for kind, label, value in rows),
        code_label=words.CODE.say(language),
        groups=tuple(code.split("-")),
        qr=code,
        steps_title=words.STEPS_TITLE.say(language),
        steps=tuple(step.say(language) for step in words.STEPS),
        warnings=tuple(warning.say(language) for warning in words.WARNINGS),
        kept_by=tuple(line.say(language) for line in words.KEPT_BY),
    )

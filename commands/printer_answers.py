"""What a test page told of its printer, as settings: what the printer said to it, and what two looks at it say.

For the set-up assistant and the settings page.
"""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.device_settings import AS_MODEL
from app.printer_ports import Delivery, Ruler
from commands.printer_settings import FIRST, ChosenPrinter, PrinterSettings, printer_values
from commands.printer_test import as_answered, ask_status, came_out
from printing.profiles import StatusBy, as_seen, profile_from_answers


def answers_seen(
    tested: ChosenPrinter, delivery: Delivery, status: StatusBy, which: PrinterSettings = FIRST
) -> dict[str, str]:
    """Whether it confirmed its page, and by what it says how it is."""
    profile = tested.profile
    answered = delivery is Delivery.CONFIRMED
    seen = as_seen(profile, characters=profile.characters, answers=answered, status=status)
    values = printer_values(replace(tested, profile=seen), which)
    return {key: values[key] for key in (which.answers.key, which.status.key)}


def judged(
    answers: Mapping[str, str], *, chinese_right: bool, ruler: Ruler, which: PrinterSettings = FIRST
) -> ChosenPrinter:
    """The printer these settings describe, as two looks at its page show it. One that was silent is asked once more:
    whoever answers holds its page in hands."""
    tested = as_answered(answers, which)
    if not tested.profile.answers:
        asked = as_answered({**answers, which.answers.key: "yes", which.status.key: AS_MODEL}, which)
        if came_out(asked, Delivery.SILENT) is Delivery.CONFIRMED:
            seen = ask_status(asked, Delivery.CONFIRMED)
            profile = asked.profile
            tested = replace(asked, profile=as_seen(profile, characters=profile.characters, answers=True, status=seen))
    profile = profile_from_answers(
        tested.profile,
        chinese_right=chinese_right,
        ruler=ruler,
        delivery=Delivery.CONFIRMED if tested.profile.answers else Delivery.UNASKED,
        status=tested.profile.status,
    )
    return replace(tested, profile=profile)


def with_effect(
    values: Mapping[str, str], *, found: Mapping[str, str], which: PrinterSettings = FIRST
) -> dict[str, str]:
    """Those of `found` without which this counter, set to `values`, would print otherwise: a known model's own paper
    need not be set."""
    kept = dict(found)
    for key in found:
        fewer = {name: value for name, value in kept.items() if name != key}
        if as_answered({**values, **fewer}, which).profile == as_answered({**values, **kept}, which).profile:
            kept = fewer
    return kept

"""Trials at the centre: a customer has each once (S14). Which they had stands in their record, as used waivers do."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from app.domain.order_line import Action
from app.texts import trials as words
from app.wire.batch import Reason
from app.wire.party import TRIALS_USED
from central.customer_facts import customer_facts, keep_customer_fact
from central.examine import ReadEntry, reason
from central.offers import Offer


def trial_refusals(connection: Connection, read: ReadEntry, *, offers: Mapping[str, Offer]) -> dict[str, Reason]:
    """By line id, of what is left of the order: another counter may have taken the trial meanwhile."""
    trials = _trials(read, offers)
    if not trials:
        return {}
    used = _used(connection, read.ordered.customer_id)
    found: dict[str, Reason] = {}
    for line_id, code in trials:
        if code in used:
            found[line_id] = reason("trial_used", words.TRIAL_USED, name=offers[code].name)
        used.append(code)
    return found


def keep_trials(connection: Connection, read: ReadEntry, *, offers: Mapping[str, Offer]) -> None:
    """Those of the lines that were accepted."""
    codes = [code for _, code in _trials(read, offers)]
    if codes:
        customer_id = read.ordered.customer_id
        keep_customer_fact(connection, customer_id, TRIALS_USED, [*_used(connection, customer_id), *codes])


def give_trials_back(connection: Connection, customer_id: str, codes: Sequence[str]) -> None:
    """Of the offers of an order that is taken back before it began, those that were trials."""
    used = _used(connection, customer_id)
    left = [code for code in used if code not in codes]
    if left != used:
        keep_customer_fact(connection, customer_id, TRIALS_USED, left)


def _used(connection: Connection, customer_id: str) -> list[str]:
    return list(customer_facts(connection, customer_id).get(TRIALS_USED, ()))


def _trials(read: ReadEntry, offers: Mapping[str, Offer]) -> list[tuple[str, str]]:
    added = ((item.line_id, item.code) for item in read.ordered.items if item.action is Action.ADD)
    return [(line_id, code) for line_id, code in added if code is not None and code in offers and offers[code].on_trial]

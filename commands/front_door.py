"""Sign-on and approvals wired to a store: who works here, what they know, when the centre last answered."""

import time
from collections.abc import Callable

from app.domain.approval import Approval, ApprovalWanted, Leave
from app.domain.link_settings import OIDC_ISSUER, OIDC_LOCAL
from app.domain.setting_list import OFFLINE_DAYS, PASSWORD_DAYS
from app.domain.staff import StaffMember
from app.handling.approve import approve
from app.handling.change_secrets import change_secrets, first_secrets
from app.handling.sign_on import prove, sign_on, sign_on_outside
from app.handling.take_over import take_over
from app.handling.waiting import StopwatchWaits
from app.ports import LinkState, LinkStatus, Settings
from app.staff_ports import Door, OutsideIdentity, SignOnRules
from commands.settings_names import CENTRAL_URL
from commands.stored_parts import StoredParts
from offline_cache.argon import ArgonSecrets
from offline_cache.audit import StoredAudit
from offline_cache.contact import StoredContact


class MonotonicStopwatch:
    """app.staff_ports.Stopwatch."""

    def seconds(self) -> float:
        return time.monotonic()


def door_of(
    parts: StoredParts, *, link: Callable[[], LinkStatus], outside_away: Callable[[], bool] = lambda: True
) -> Door:
    """One for the whole run of the program: the waits live in it."""
    audit = StoredAudit(parts.store)
    return Door(
        book=parts.staff,
        secrets=ArgonSecrets(),
        audit=audit,
        journal=parts.staff,
        clock=parts.store.clock,
        clock_record=audit,
        centre=StoredContact(
            parts.settings,
            has_centre=lambda: bool(parts.settings.get(CENTRAL_URL, "")),
            away=lambda: link().state is not LinkState.ONLINE,
        ),
        rules=lambda: rules_of(parts.settings),
        zone=parts.desk.hall.zone,
        waits=StopwatchWaits(MonotonicStopwatch()),
        outside_away=outside_away,
    )


def rules_of(settings: Settings) -> SignOnRules:
    """As they are set; asked anew each time, so that a change works at once."""
    return SignOnRules(
        password_days=int(settings.get(PASSWORD_DAYS.key, PASSWORD_DAYS.default)),
        offline_days=int(settings.get(OFFLINE_DAYS.key, OFFLINE_DAYS.default)),
        outside_first=bool(settings.get(OIDC_ISSUER.key, ""))
        and settings.get(OIDC_LOCAL.key, OIDC_LOCAL.default) == "away",
    )


class FrontDoor:
    """app.staff_ports.Entrance and Approvals."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def name_of(self, number: str) -> StaffMember | None:
        found = self._door.book.record(number)
        return None if found is None else found.member

    def sign_on(self, number: str, password: str, *, locked_by: str = "") -> StaffMember:
        return sign_on(number=number, password=password, door=self._door, locked_by=locked_by)

    def prove(self, number: str, password: str) -> None:
        prove(number=number, password=password, door=self._door)

    def take_over(self, number: str, password: str, period_id: str) -> Leave:
        return take_over(number=number, password=password, period_id=period_id, door=self._door)

    def change_secrets(self, number: str, password: str, *, new_password: str, new_pin: str) -> None:
        change_secrets(number=number, password=password, new_password=new_password, new_pin=new_pin, door=self._door)

    def enter(self, known: OutsideIdentity, *, locked_by: str = "") -> StaffMember:
        return sign_on_outside(known=known, door=self._door, locked_by=locked_by)

    def first_secrets(self, known: OutsideIdentity, *, new_password: str, new_pin: str) -> None:
        first_secrets(known=known, new_password=new_password, new_pin=new_pin, door=self._door)

    def approve(self, wanted: ApprovalWanted, *, approver: str, pin: str, reason: str) -> Approval:
        return approve(wanted=wanted, approver=approver, pin=pin, reason=reason, door=self._door)

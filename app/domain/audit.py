"""The kinds of entries of the audit trail. Entries hold numbers and ids, never a customer's data in clear."""

from enum import StrEnum

from app.texts import audit as texts
from app.texts.language import Text


class AuditKind(StrEnum):
    """Its value is what the store holds; `said` is what people read."""

    said: Text

    def __new__(cls, value: str, said: Text) -> "AuditKind":
        member = str.__new__(cls, value)
        member._value_ = value
        member.said = said
        return member

    ORDER_ACCEPTED = "order_accepted", texts.ORDER_ACCEPTED
    SIGNED_VOIDED = "signed_voided", texts.SIGNED_VOIDED
    PAYMENT_RETURNED = "payment_returned", texts.PAYMENT_RETURNED
    RATING = "rating", texts.RATING
    ORDER_VOIDED = "order_voided", texts.ORDER_VOIDED
    CASH_OVER_LIMIT = "cash_over_limit", texts.CASH_OVER_LIMIT
    SIGNED_OFFLINE = "signed_offline", texts.SIGNED_OFFLINE
    DRAFT_DISCARDED = "draft_discarded", texts.DRAFT_DISCARDED
    FORM_TAKEN_UP = "form_taken_up", texts.FORM_TAKEN_UP
    REFUSED_VIEWED = "refused_viewed", texts.REFUSED_VIEWED
    REFUSED_SETTLED = "refused_settled", texts.REFUSED_SETTLED
    REPRINTED = "reprinted", texts.REPRINTED
    DRAWER_OPENED = "drawer_opened", texts.DRAWER_OPENED
    PRINTER_TESTED = "printer_tested", texts.PRINTER_TESTED
    ATTACHMENT_ADDED = "attachment_added", texts.ATTACHMENT_ADDED
    ATTACHMENT_VIEWED = "attachment_viewed", texts.ATTACHMENT_VIEWED
    ATTACHMENT_REMOVED = "attachment_removed", texts.ATTACHMENT_REMOVED
    UNMASKED = "unmasked", texts.UNMASKED
    WITHOUT_CARD = "without_card", texts.WITHOUT_CARD

    SIGN_ON = "sign_on", texts.SIGN_ON
    SIGN_ON_REFUSED = "sign_on_refused", texts.SIGN_ON_REFUSED
    SIGN_OFF = "sign_off", texts.SIGN_OFF
    LOCKED = "locked", texts.LOCKED
    UNLOCKED = "unlocked", texts.UNLOCKED
    CLERK_SWITCHED = "clerk_switched", texts.CLERK_SWITCHED
    ACCOUNT_LOCKED = "account_locked", texts.ACCOUNT_LOCKED
    CLOCK_CONFIRMED = "clock_confirmed", texts.CLOCK_CONFIRMED
    APPROVED = "approved", texts.APPROVED
    APPROVAL_REFUSED = "approval_refused", texts.APPROVAL_REFUSED

    STAFF_ADDED = "staff_added", texts.STAFF_ADDED
    STAFF_CHANGED = "staff_changed", texts.STAFF_CHANGED
    STAFF_DISABLED = "staff_disabled", texts.STAFF_DISABLED
    STAFF_ENABLED = "staff_enabled", texts.STAFF_ENABLED
    RIGHTS_CHANGED = "rights_changed", texts.RIGHTS_CHANGED
    SECRET_CHANGED = "secret_changed", texts.SECRET_CHANGED
    SECRET_RESET = "secret_reset", texts.SECRET_RESET

    SETTING_CHANGED = "setting_changed", texts.SETTING_CHANGED
    SETTINGS_EXPORTED = "settings_exported", texts.SETTINGS_EXPORTED
    SETTINGS_IMPORTED = "settings_imported", texts.SETTINGS_IMPORTED
    PASSPHRASE_CHANGED = "passphrase_changed", texts.PASSPHRASE_CHANGED
    CATALOGUE_IMPORTED = "catalogue_imported", texts.CATALOGUE_IMPORTED
    BUNDLE_MADE = "bundle_made", texts.BUNDLE_MADE
    TRAINING_ON = "training_on", texts.TRAINING_ON
    TRAINING_OFF = "training_off", texts.TRAINING_OFF
    AUDIT_EXPORTED = "audit_exported", texts.AUDIT_EXPORTED
    SET_UP = "set_up", texts.SET_UP

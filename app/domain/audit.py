"""The kinds of entries of the audit trail. Entries hold numbers and ids, never a customer's data in clear."""

from enum import StrEnum

from app.texts import audit as texts
from app.texts.language import Text

_TERMINAL = "@"  # no staff number begins so
_MOST_OF_A_NAME = 40


def at_terminal(user: str) -> str:
    """Who did it, where nobody of the staff was signed on: the operating system's user, marked as such."""
    return f"{_TERMINAL}{user[:_MOST_OF_A_NAME]}"


def who_words(number: str) -> Text:
    """What people read for who did it: a staff number as it is."""
    if number.startswith(_TERMINAL):
        return texts.AT_TERMINAL.filled(user=number.removeprefix(_TERMINAL))
    return Text(number, number)


class AuditKind(StrEnum):
    """Its value is what the store holds; `said` is what people read."""

    ORDER_ACCEPTED = "order_accepted"
    SIGNED_VOIDED = "signed_voided"
    RETURN_BEGUN = "return_begun"
    PAYMENT_RETURNED = "payment_returned"
    RETURN_REFUSED = "return_refused"
    RATING = "rating"
    ORDER_VOIDED = "order_voided"
    DRAFT_DISCARDED = "draft_discarded"
    FORM_TAKEN_UP = "form_taken_up"
    REFUSED_SETTLED = "refused_settled"
    REFUSED_RESENT = "refused_resent"
    REFUSED_REWRITTEN = "refused_rewritten"
    REFUSED_HANDED = "refused_handed"
    REFUSED_EXPORTED = "refused_exported"
    CUSTOMER_NOTIFIED = "customer_notified"
    ORDER_REVERSED = "order_reversed"
    ORDER_AMENDED = "order_amended"
    REPRINTED = "reprinted"
    FORM_MADE = "form_made"
    FORM_REPRINTED = "form_reprinted"
    DRAWER_OPENED = "drawer_opened"
    CASH_OPENED = "cash_opened"
    CASH_MOVED = "cash_moved"
    CASH_COUNTED = "cash_counted"
    CASH_CLOSED = "cash_closed"
    CASH_HANDED = "cash_handed"
    X_REPORT = "x_report"
    SUMMARY_MADE = "summary_made"
    METHOD_CORRECTED = "method_corrected"
    PRINTER_TESTED = "printer_tested"
    ATTACHMENT_ADDED = "attachment_added"
    ATTACHMENT_VIEWED = "attachment_viewed"
    ATTACHMENT_REMOVED = "attachment_removed"
    ATTACHMENTS_EXPIRED = "attachments_expired"
    DOCUMENT_SEALED = "document_sealed"
    DOCUMENTS_LET_GO = "documents_let_go"
    DOCUMENT_SEEN = "document_seen"
    DOCUMENT_SAVED = "document_saved"
    DOCUMENT_REMADE = "document_remade"
    CARD_READ = "card_read"
    UNMASKED = "unmasked"
    TICKET_OUT_OF_TURN = "ticket_out_of_turn"
    TICKET_MOVED = "ticket_moved"
    TICKET_CANCELLED = "ticket_cancelled"
    DAY_CLOSE_STEP = "day_close_step"
    DAY_CARRIED = "day_carried"
    DAY_CLOSED = "day_closed"

    SIGN_ON = "sign_on"
    SIGN_ON_REFUSED = "sign_on_refused"
    SIGN_OFF = "sign_off"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    CLERK_SWITCHED = "clerk_switched"
    ACCOUNT_LOCKED = "account_locked"
    CLOCK_CONFIRMED = "clock_confirmed"
    APPROVED = "approved"
    APPROVAL_REFUSED = "approval_refused"
    SIGNATURE_REFUSED = "signature_refused"
    APPROVAL_ARRIVED = "approval_arrived"
    ASK_GRANTED = "ask_granted"
    ASK_DENIED = "ask_denied"

    STAFF_ADDED = "staff_added"
    STAFF_CHANGED = "staff_changed"
    STAFF_DISABLED = "staff_disabled"
    STAFF_ENABLED = "staff_enabled"
    RIGHTS_CHANGED = "rights_changed"
    SECRET_CHANGED = "secret_changed"
    SECRET_RESET = "secret_reset"

    SETTING_CHANGED = "setting_changed"
    SETTINGS_EXPORTED = "settings_exported"
    SETTINGS_IMPORTED = "settings_imported"
    PASSPHRASE_CHANGED = "passphrase_changed"
    PASSPHRASE_RECOVERED = "passphrase_recovered"
    RECOVERY_SHEET_MADE = "recovery_sheet_made"
    CATALOGUE_IMPORTED = "catalogue_imported"
    MATTERS_IMPORTED = "matters_imported"
    BUNDLE_MADE = "bundle_made"
    TRAINING_ON = "training_on"
    TRAINING_OFF = "training_off"
    AUDIT_EXPORTED = "audit_exported"
    SEAL_MADE = "seal_made"
    SEAL_IMPORTED = "seal_imported"
    SEAL_RETIRED = "seal_retired"
    SEAL_TRUSTED = "seal_trusted"
    SEAL_UNTRUSTED = "seal_untrusted"
    SET_UP = "set_up"

    @property
    def said(self) -> Text:
        return _SAID[self]


_SAID = {
    AuditKind.ORDER_ACCEPTED: texts.ORDER_ACCEPTED,
    AuditKind.SIGNED_VOIDED: texts.SIGNED_VOIDED,
    AuditKind.RETURN_BEGUN: texts.RETURN_BEGUN,
    AuditKind.PAYMENT_RETURNED: texts.PAYMENT_RETURNED,
    AuditKind.RETURN_REFUSED: texts.RETURN_REFUSED,
    AuditKind.RATING: texts.RATING,
    AuditKind.ORDER_VOIDED: texts.ORDER_VOIDED,
    AuditKind.DRAFT_DISCARDED: texts.DRAFT_DISCARDED,
    AuditKind.FORM_TAKEN_UP: texts.FORM_TAKEN_UP,
    AuditKind.REFUSED_SETTLED: texts.REFUSED_SETTLED,
    AuditKind.REFUSED_RESENT: texts.REFUSED_RESENT,
    AuditKind.REFUSED_REWRITTEN: texts.REFUSED_REWRITTEN,
    AuditKind.REFUSED_HANDED: texts.REFUSED_HANDED,
    AuditKind.REFUSED_EXPORTED: texts.REFUSED_EXPORTED,
    AuditKind.CUSTOMER_NOTIFIED: texts.CUSTOMER_NOTIFIED,
    AuditKind.ORDER_REVERSED: texts.ORDER_REVERSED,
    AuditKind.ORDER_AMENDED: texts.ORDER_AMENDED,
    AuditKind.REPRINTED: texts.REPRINTED,
    AuditKind.FORM_MADE: texts.FORM_MADE,
    AuditKind.FORM_REPRINTED: texts.FORM_REPRINTED,
    AuditKind.DRAWER_OPENED: texts.DRAWER_OPENED,
    AuditKind.CASH_OPENED: texts.CASH_OPENED,
    AuditKind.CASH_MOVED: texts.CASH_MOVED,
    AuditKind.CASH_COUNTED: texts.CASH_COUNTED,
    AuditKind.CASH_CLOSED: texts.CASH_CLOSED,
    AuditKind.CASH_HANDED: texts.CASH_HANDED,
    AuditKind.X_REPORT: texts.X_REPORT,
    AuditKind.SUMMARY_MADE: texts.SUMMARY_MADE,
    AuditKind.METHOD_CORRECTED: texts.METHOD_CORRECTED,
    AuditKind.PRINTER_TESTED: texts.PRINTER_TESTED,
    AuditKind.ATTACHMENT_ADDED: texts.ATTACHMENT_ADDED,
    AuditKind.ATTACHMENT_VIEWED: texts.ATTACHMENT_VIEWED,
    AuditKind.ATTACHMENT_REMOVED: texts.ATTACHMENT_REMOVED,
    AuditKind.ATTACHMENTS_EXPIRED: texts.ATTACHMENTS_EXPIRED,
    AuditKind.DOCUMENT_SEALED: texts.DOCUMENT_SEALED,
    AuditKind.DOCUMENTS_LET_GO: texts.DOCUMENTS_LET_GO,
    AuditKind.DOCUMENT_SEEN: texts.DOCUMENT_SEEN,
    AuditKind.DOCUMENT_SAVED: texts.DOCUMENT_SAVED,
    AuditKind.DOCUMENT_REMADE: texts.DOCUMENT_REMADE,
    AuditKind.CARD_READ: texts.CARD_READ,
    AuditKind.UNMASKED: texts.UNMASKED,
    AuditKind.TICKET_OUT_OF_TURN: texts.TICKET_OUT_OF_TURN,
    AuditKind.TICKET_MOVED: texts.TICKET_MOVED,
    AuditKind.TICKET_CANCELLED: texts.TICKET_CANCELLED,
    AuditKind.DAY_CLOSE_STEP: texts.DAY_CLOSE_STEP,
    AuditKind.DAY_CARRIED: texts.DAY_CARRIED,
    AuditKind.DAY_CLOSED: texts.DAY_CLOSED,
    AuditKind.SIGN_ON: texts.SIGN_ON,
    AuditKind.SIGN_ON_REFUSED: texts.SIGN_ON_REFUSED,
    AuditKind.SIGN_OFF: texts.SIGN_OFF,
    AuditKind.LOCKED: texts.LOCKED,
    AuditKind.UNLOCKED: texts.UNLOCKED,
    AuditKind.CLERK_SWITCHED: texts.CLERK_SWITCHED,
    AuditKind.ACCOUNT_LOCKED: texts.ACCOUNT_LOCKED,
    AuditKind.CLOCK_CONFIRMED: texts.CLOCK_CONFIRMED,
    AuditKind.APPROVED: texts.APPROVED,
    AuditKind.APPROVAL_REFUSED: texts.APPROVAL_REFUSED,
    AuditKind.SIGNATURE_REFUSED: texts.SIGNATURE_REFUSED,
    AuditKind.APPROVAL_ARRIVED: texts.APPROVAL_ARRIVED,
    AuditKind.ASK_GRANTED: texts.ASK_GRANTED,
    AuditKind.ASK_DENIED: texts.ASK_DENIED,
    AuditKind.STAFF_ADDED: texts.STAFF_ADDED,
    AuditKind.STAFF_CHANGED: texts.STAFF_CHANGED,
    AuditKind.STAFF_DISABLED: texts.STAFF_DISABLED,
    AuditKind.STAFF_ENABLED: texts.STAFF_ENABLED,
    AuditKind.RIGHTS_CHANGED: texts.RIGHTS_CHANGED,
    AuditKind.SECRET_CHANGED: texts.SECRET_CHANGED,
    AuditKind.SECRET_RESET: texts.SECRET_RESET,
    AuditKind.SETTING_CHANGED: texts.SETTING_CHANGED,
    AuditKind.SETTINGS_EXPORTED: texts.SETTINGS_EXPORTED,
    AuditKind.SETTINGS_IMPORTED: texts.SETTINGS_IMPORTED,
    AuditKind.PASSPHRASE_CHANGED: texts.PASSPHRASE_CHANGED,
    AuditKind.PASSPHRASE_RECOVERED: texts.PASSPHRASE_RECOVERED,
    AuditKind.RECOVERY_SHEET_MADE: texts.RECOVERY_SHEET_MADE,
    AuditKind.CATALOGUE_IMPORTED: texts.CATALOGUE_IMPORTED,
    AuditKind.MATTERS_IMPORTED: texts.MATTERS_IMPORTED,
    AuditKind.BUNDLE_MADE: texts.BUNDLE_MADE,
    AuditKind.TRAINING_ON: texts.TRAINING_ON,
    AuditKind.TRAINING_OFF: texts.TRAINING_OFF,
    AuditKind.AUDIT_EXPORTED: texts.AUDIT_EXPORTED,
    AuditKind.SEAL_MADE: texts.SEAL_MADE,
    AuditKind.SEAL_IMPORTED: texts.SEAL_IMPORTED,
    AuditKind.SEAL_RETIRED: texts.SEAL_RETIRED,
    AuditKind.SEAL_TRUSTED: texts.SEAL_TRUSTED,
    AuditKind.SEAL_UNTRUSTED: texts.SEAL_UNTRUSTED,
    AuditKind.SET_UP: texts.SET_UP,
}

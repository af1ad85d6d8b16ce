"""The single rights, each of which gates a real act, and which right a matter asks for.

What a role holds is in roles.py; whether somebody may do something now is asked of rights.py.
"""

from enum import StrEnum
from typing import Final

from app.domain.matter import Matter
from app.texts import rights as texts
from app.texts.language import Text
from app.texts.rights import RightWords


class RightGroup(StrEnum):
    """How a list of rights is divided for people."""

    ORDERS = "orders"
    FORMS = "forms"
    MONEY = "money"
    CUSTOMERS = "customers"
    DEVICES = "devices"
    PEOPLE = "people"
    QUEUE = "queue"
    DAY = "day"

    @property
    def called(self) -> Text:
        return _GROUPS[self]


class Right(StrEnum):
    """Its value is what the store and the audit trail hold; `words` names it and says what it allows."""

    PLAN_CHANGE = "plan_change"
    VALUE_ADDED = "value_added"
    CANCEL_SERVICE = "cancel_service"
    NUMBER_STATE = "number_state"
    DISCONNECT = "disconnect"
    ROAMING = "roaming"
    BROADBAND = "broadband"
    SIM_CARD = "sim_card"
    DEVICE_SALE = "device_sale"
    LEASED_CIRCUIT = "leased_circuit"
    TOP_UP = "top_up"
    OTHER_MATTER = "other_matter"
    TAKE_OFFLINE = "take_offline"
    WITHOUT_CARD = "without_card"
    TRAINING_MODE = "training_mode"

    VOID_SIGNED = "void_signed"
    VOID_ORDER = "void_order"
    REVERSE_ORDER = "reverse_order"
    TAKE_UP_OTHERS = "take_up_others"
    DISCARD_DRAFT = "discard_draft"
    VIEW_OWN_ORDERS = "view_own_orders"
    VIEW_ALL_ORDERS = "view_all_orders"
    VIEW_ORDER_HISTORY = "view_order_history"
    ADD_ATTACHMENT = "add_attachment"
    VIEW_ATTACHMENT = "view_attachment"
    REMOVE_ATTACHMENT = "remove_attachment"
    VIEW_ARCHIVE = "view_archive"
    VIEW_REFUSED = "view_refused"
    SETTLE_REFUSED = "settle_refused"
    REPAIR_REFUSED = "repair_refused"

    TAKE_CASH = "take_cash"
    TAKE_CASH_OVER_LIMIT = "take_cash_over_limit"
    TAKE_CARD = "take_card"
    TAKE_BALANCE = "take_balance"
    RETURN_MONEY = "return_money"
    RETURN_IN_CASH = "return_in_cash"
    OPEN_DRAWER = "open_drawer"
    CASH_PERIOD = "cash_period"
    MOVE_CASH = "move_cash"
    X_REPORT = "x_report"
    CASH_DIFFERENCE = "cash_difference"
    SAFE_CASH = "safe_cash"
    CORRECT_METHOD = "correct_method"
    REPRINT_RECEIPT = "reprint_receipt"
    REPRINT_AGAIN = "reprint_again"
    REPRINT_FORM = "reprint_form"

    SEARCH_CUSTOMERS = "search_customers"
    TYPE_NUMBER = "type_number"
    UNMASK_NAME = "unmask_name"
    UNMASK_DOCUMENT = "unmask_document"
    UNMASK_PHONE = "unmask_phone"

    PRINTER_TEST = "printer_test"
    PRINTER_SETTINGS = "printer_settings"
    DESK_SETTINGS = "desk_settings"
    HALL_SETTINGS = "hall_settings"
    EXPORT_SETTINGS = "export_settings"
    IMPORT_SETTINGS = "import_settings"
    CENTRE_ADDRESS = "centre_address"
    STORE_PASSPHRASE = "store_passphrase"
    IMPORT_CATALOGUE = "import_catalogue"
    SUPPORT_BUNDLE = "support_bundle"
    CONFIRM_CLOCK = "confirm_clock"

    VIEW_STAFF = "view_staff"
    CHANGE_STAFF = "change_staff"
    RESET_SECRET = "reset_secret"
    GIVE_RIGHTS = "give_rights"
    VIEW_AUDIT = "view_audit"
    EXPORT_AUDIT = "export_audit"
    APPROVE = "approve"
    UNLOCK_DESK = "unlock_desk"

    ISSUE_TICKET = "issue_ticket"
    SERVE_QUEUE = "serve_queue"
    CALL_OUT_OF_TURN = "call_out_of_turn"
    MOVE_TICKET = "move_ticket"
    CANCEL_TICKET = "cancel_ticket"

    CLOSE_DAY = "close_day"
    CLOSE_WITH_OPEN = "close_with_open"

    VIEW_DAY = "view_day"

    @property
    def words(self) -> RightWords:
        return _WORDS[self][1]

    @property
    def group(self) -> RightGroup:
        return _WORDS[self][0]


_GROUPS = {
    RightGroup.ORDERS: texts.GROUP_ORDERS,
    RightGroup.FORMS: texts.GROUP_FORMS,
    RightGroup.MONEY: texts.GROUP_MONEY,
    RightGroup.CUSTOMERS: texts.GROUP_CUSTOMERS,
    RightGroup.DEVICES: texts.GROUP_DEVICES,
    RightGroup.PEOPLE: texts.GROUP_PEOPLE,
    RightGroup.QUEUE: texts.GROUP_QUEUE,
    RightGroup.DAY: texts.GROUP_DAY,
}
_WORDS: Final = {
    Right.PLAN_CHANGE: (RightGroup.ORDERS, texts.PLAN_CHANGE),
    Right.VALUE_ADDED: (RightGroup.ORDERS, texts.VALUE_ADDED),
    Right.CANCEL_SERVICE: (RightGroup.ORDERS, texts.CANCEL_SERVICE),
    Right.NUMBER_STATE: (RightGroup.ORDERS, texts.NUMBER_STATE),
    Right.DISCONNECT: (RightGroup.ORDERS, texts.DISCONNECT),
    Right.ROAMING: (RightGroup.ORDERS, texts.ROAMING),
    Right.BROADBAND: (RightGroup.ORDERS, texts.BROADBAND),
    Right.SIM_CARD: (RightGroup.ORDERS, texts.SIM_CARD),
    Right.DEVICE_SALE: (RightGroup.ORDERS, texts.DEVICE_SALE),
    Right.LEASED_CIRCUIT: (RightGroup.ORDERS, texts.LEASED_CIRCUIT),
    Right.TOP_UP: (RightGroup.ORDERS, texts.TOP_UP),
    Right.OTHER_MATTER: (RightGroup.ORDERS, texts.OTHER_MATTER),
    Right.TAKE_OFFLINE: (RightGroup.ORDERS, texts.TAKE_OFFLINE),
    Right.WITHOUT_CARD: (RightGroup.ORDERS, texts.WITHOUT_CARD),
    Right.TRAINING_MODE: (RightGroup.ORDERS, texts.TRAINING_MODE),
    Right.VOID_SIGNED: (RightGroup.FORMS, texts.VOID_SIGNED),
    Right.VOID_ORDER: (RightGroup.FORMS, texts.VOID_ORDER),
    Right.REVERSE_ORDER: (RightGroup.FORMS, texts.REVERSE_ORDER),
    Right.TAKE_UP_OTHERS: (RightGroup.FORMS, texts.TAKE_UP_OTHERS),
    Right.DISCARD_DRAFT: (RightGroup.FORMS, texts.DISCARD_DRAFT),
    Right.VIEW_OWN_ORDERS: (RightGroup.FORMS, texts.VIEW_OWN_ORDERS),
    Right.VIEW_ALL_ORDERS: (RightGroup.FORMS, texts.VIEW_ALL_ORDERS),
    Right.VIEW_ORDER_HISTORY: (RightGroup.FORMS, texts.VIEW_ORDER_HISTORY),
    Right.ADD_ATTACHMENT: (RightGroup.FORMS, texts.ADD_ATTACHMENT),
    Right.VIEW_ATTACHMENT: (RightGroup.FORMS, texts.VIEW_ATTACHMENT),
    Right.REMOVE_ATTACHMENT: (RightGroup.FORMS, texts.REMOVE_ATTACHMENT),
    Right.VIEW_ARCHIVE: (RightGroup.FORMS, texts.VIEW_ARCHIVE),
    Right.VIEW_REFUSED: (RightGroup.FORMS, texts.VIEW_REFUSED),
    Right.SETTLE_REFUSED: (RightGroup.FORMS, texts.SETTLE_REFUSED),
    Right.REPAIR_REFUSED: (RightGroup.FORMS, texts.REPAIR_REFUSED),
    Right.TAKE_CASH: (RightGroup.MONEY, texts.TAKE_CASH),
    Right.TAKE_CASH_OVER_LIMIT: (RightGroup.MONEY, texts.TAKE_CASH_OVER_LIMIT),
    Right.TAKE_CARD: (RightGroup.MONEY, texts.TAKE_CARD),
    Right.TAKE_BALANCE: (RightGroup.MONEY, texts.TAKE_BALANCE),
    Right.RETURN_MONEY: (RightGroup.MONEY, texts.RETURN_MONEY),
    Right.RETURN_IN_CASH: (RightGroup.MONEY, texts.RETURN_IN_CASH),
    Right.OPEN_DRAWER: (RightGroup.MONEY, texts.OPEN_DRAWER),
    Right.CASH_PERIOD: (RightGroup.MONEY, texts.CASH_PERIOD),
    Right.MOVE_CASH: (RightGroup.MONEY, texts.MOVE_CASH),
    Right.X_REPORT: (RightGroup.MONEY, texts.X_REPORT),
    Right.CASH_DIFFERENCE: (RightGroup.MONEY, texts.CASH_DIFFERENCE),
    Right.SAFE_CASH: (RightGroup.MONEY, texts.SAFE_CASH),
    Right.CORRECT_METHOD: (RightGroup.MONEY, texts.CORRECT_METHOD),
    Right.REPRINT_RECEIPT: (RightGroup.MONEY, texts.REPRINT_RECEIPT),
    Right.REPRINT_AGAIN: (RightGroup.MONEY, texts.REPRINT_AGAIN),
    Right.REPRINT_FORM: (RightGroup.MONEY, texts.REPRINT_FORM),
    Right.SEARCH_CUSTOMERS: (RightGroup.CUSTOMERS, texts.SEARCH_CUSTOMERS),
    Right.TYPE_NUMBER: (RightGroup.CUSTOMERS, texts.TYPE_NUMBER),
    Right.UNMASK_NAME: (RightGroup.CUSTOMERS, texts.UNMASK_NAME),
    Right.UNMASK_DOCUMENT: (RightGroup.CUSTOMERS, texts.UNMASK_DOCUMENT),
    Right.UNMASK_PHONE: (RightGroup.CUSTOMERS, texts.UNMASK_PHONE),
    Right.PRINTER_TEST: (RightGroup.DEVICES, texts.PRINTER_TEST),
    Right.PRINTER_SETTINGS: (RightGroup.DEVICES, texts.PRINTER_SETTINGS),
    Right.DESK_SETTINGS: (RightGroup.DEVICES, texts.DESK_SETTINGS),
    Right.HALL_SETTINGS: (RightGroup.DEVICES, texts.HALL_SETTINGS),
    Right.EXPORT_SETTINGS: (RightGroup.DEVICES, texts.EXPORT_SETTINGS),
    Right.IMPORT_SETTINGS: (RightGroup.DEVICES, texts.IMPORT_SETTINGS),
    Right.CENTRE_ADDRESS: (RightGroup.DEVICES, texts.CENTRE_ADDRESS),
    Right.STORE_PASSPHRASE: (RightGroup.DEVICES, texts.STORE_PASSPHRASE),
    Right.IMPORT_CATALOGUE: (RightGroup.DEVICES, texts.IMPORT_CATALOGUE),
    Right.SUPPORT_BUNDLE: (RightGroup.DEVICES, texts.SUPPORT_BUNDLE),
    Right.CONFIRM_CLOCK: (RightGroup.DEVICES, texts.CONFIRM_CLOCK),
    Right.VIEW_STAFF: (RightGroup.PEOPLE, texts.VIEW_STAFF),
    Right.CHANGE_STAFF: (RightGroup.PEOPLE, texts.CHANGE_STAFF),
    Right.RESET_SECRET: (RightGroup.PEOPLE, texts.RESET_SECRET),
    Right.GIVE_RIGHTS: (RightGroup.PEOPLE, texts.GIVE_RIGHTS),
    Right.VIEW_AUDIT: (RightGroup.PEOPLE, texts.VIEW_AUDIT),
    Right.EXPORT_AUDIT: (RightGroup.PEOPLE, texts.EXPORT_AUDIT),
    Right.APPROVE: (RightGroup.PEOPLE, texts.APPROVE),
    Right.UNLOCK_DESK: (RightGroup.PEOPLE, texts.UNLOCK_DESK),
    Right.ISSUE_TICKET: (RightGroup.QUEUE, texts.ISSUE_TICKET),
    Right.SERVE_QUEUE: (RightGroup.QUEUE, texts.SERVE_QUEUE),
    Right.CALL_OUT_OF_TURN: (RightGroup.QUEUE, texts.CALL_OUT_OF_TURN),
    Right.MOVE_TICKET: (RightGroup.QUEUE, texts.MOVE_TICKET),
    Right.CANCEL_TICKET: (RightGroup.QUEUE, texts.CANCEL_TICKET),
    Right.CLOSE_DAY: (RightGroup.MONEY, texts.CLOSE_DAY),
    Right.CLOSE_WITH_OPEN: (RightGroup.MONEY, texts.CLOSE_WITH_OPEN),
    Right.VIEW_DAY: (RightGroup.DAY, texts.VIEW_DAY),
}


def right_for_matter(matter: Matter | None) -> Right:
    """The right a matter asks for; OTHER_MATTER for one that an operator named for itself without one."""
    return Right(matter.right) if matter is not None and matter.right else Right.OTHER_MATTER

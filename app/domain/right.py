"""The single rights, each of which gates a real act, and which right a matter asks for.

What a role holds is in roles.py; whether somebody may do something now is asked of rights.py.
"""

from enum import StrEnum
from typing import Final

from app.domain.catalogue import PLAN_CHANGE_MATTER, TOP_UP_MATTER
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

    @property
    def called(self) -> Text:
        return _GROUPS[self]


class Right(StrEnum):
    """Its value is what the store and the audit trail hold; `words` names it and says what it allows."""

    words: RightWords
    group: RightGroup

    def __new__(cls, value: str, group: RightGroup, said: RightWords) -> "Right":
        member = str.__new__(cls, value)
        member._value_ = value
        member.group, member.words = group, said
        return member

    PLAN_CHANGE = "plan_change", RightGroup.ORDERS, texts.PLAN_CHANGE
    VALUE_ADDED = "value_added", RightGroup.ORDERS, texts.VALUE_ADDED
    CANCEL_SERVICE = "cancel_service", RightGroup.ORDERS, texts.CANCEL_SERVICE
    NUMBER_STATE = "number_state", RightGroup.ORDERS, texts.NUMBER_STATE
    DISCONNECT = "disconnect", RightGroup.ORDERS, texts.DISCONNECT
    ROAMING = "roaming", RightGroup.ORDERS, texts.ROAMING
    BROADBAND = "broadband", RightGroup.ORDERS, texts.BROADBAND
    SIM_CARD = "sim_card", RightGroup.ORDERS, texts.SIM_CARD
    DEVICE_SALE = "device_sale", RightGroup.ORDERS, texts.DEVICE_SALE
    LEASED_CIRCUIT = "leased_circuit", RightGroup.ORDERS, texts.LEASED_CIRCUIT
    TOP_UP = "top_up", RightGroup.ORDERS, texts.TOP_UP
    OTHER_MATTER = "other_matter", RightGroup.ORDERS, texts.OTHER_MATTER
    TAKE_OFFLINE = "take_offline", RightGroup.ORDERS, texts.TAKE_OFFLINE
    WITHOUT_CARD = "without_card", RightGroup.ORDERS, texts.WITHOUT_CARD
    TRAINING_MODE = "training_mode", RightGroup.ORDERS, texts.TRAINING_MODE

    VOID_SIGNED = "void_signed", RightGroup.FORMS, texts.VOID_SIGNED
    VOID_ORDER = "void_order", RightGroup.FORMS, texts.VOID_ORDER
    TAKE_UP_OTHERS = "take_up_others", RightGroup.FORMS, texts.TAKE_UP_OTHERS
    DISCARD_DRAFT = "discard_draft", RightGroup.FORMS, texts.DISCARD_DRAFT
    VIEW_OWN_ORDERS = "view_own_orders", RightGroup.FORMS, texts.VIEW_OWN_ORDERS
    VIEW_ALL_ORDERS = "view_all_orders", RightGroup.FORMS, texts.VIEW_ALL_ORDERS
    VIEW_ORDER_HISTORY = "view_order_history", RightGroup.FORMS, texts.VIEW_ORDER_HISTORY
    ADD_ATTACHMENT = "add_attachment", RightGroup.FORMS, texts.ADD_ATTACHMENT
    VIEW_ATTACHMENT = "view_attachment", RightGroup.FORMS, texts.VIEW_ATTACHMENT
    REMOVE_ATTACHMENT = "remove_attachment", RightGroup.FORMS, texts.REMOVE_ATTACHMENT
    VIEW_REFUSED = "view_refused", RightGroup.FORMS, texts.VIEW_REFUSED
    SETTLE_REFUSED = "settle_refused", RightGroup.FORMS, texts.SETTLE_REFUSED

    TAKE_CASH = "take_cash", RightGroup.MONEY, texts.TAKE_CASH
    TAKE_CASH_OVER_LIMIT = "take_cash_over_limit", RightGroup.MONEY, texts.TAKE_CASH_OVER_LIMIT
    RETURN_MONEY = "return_money", RightGroup.MONEY, texts.RETURN_MONEY
    OPEN_DRAWER = "open_drawer", RightGroup.MONEY, texts.OPEN_DRAWER
    REPRINT_RECEIPT = "reprint_receipt", RightGroup.MONEY, texts.REPRINT_RECEIPT
    REPRINT_AGAIN = "reprint_again", RightGroup.MONEY, texts.REPRINT_AGAIN
    REPRINT_FORM = "reprint_form", RightGroup.MONEY, texts.REPRINT_FORM

    SEARCH_CUSTOMERS = "search_customers", RightGroup.CUSTOMERS, texts.SEARCH_CUSTOMERS
    TYPE_NUMBER = "type_number", RightGroup.CUSTOMERS, texts.TYPE_NUMBER
    UNMASK_NAME = "unmask_name", RightGroup.CUSTOMERS, texts.UNMASK_NAME
    UNMASK_DOCUMENT = "unmask_document", RightGroup.CUSTOMERS, texts.UNMASK_DOCUMENT
    UNMASK_PHONE = "unmask_phone", RightGroup.CUSTOMERS, texts.UNMASK_PHONE

    PRINTER_TEST = "printer_test", RightGroup.DEVICES, texts.PRINTER_TEST
    PRINTER_SETTINGS = "printer_settings", RightGroup.DEVICES, texts.PRINTER_SETTINGS
    DESK_SETTINGS = "desk_settings", RightGroup.DEVICES, texts.DESK_SETTINGS
    HALL_SETTINGS = "hall_settings", RightGroup.DEVICES, texts.HALL_SETTINGS
    EXPORT_SETTINGS = "export_settings", RightGroup.DEVICES, texts.EXPORT_SETTINGS
    IMPORT_SETTINGS = "import_settings", RightGroup.DEVICES, texts.IMPORT_SETTINGS
    CENTRE_ADDRESS = "centre_address", RightGroup.DEVICES, texts.CENTRE_ADDRESS
    STORE_PASSPHRASE = "store_passphrase", RightGroup.DEVICES, texts.STORE_PASSPHRASE
    IMPORT_CATALOGUE = "import_catalogue", RightGroup.DEVICES, texts.IMPORT_CATALOGUE
    SUPPORT_BUNDLE = "support_bundle", RightGroup.DEVICES, texts.SUPPORT_BUNDLE
    CONFIRM_CLOCK = "confirm_clock", RightGroup.DEVICES, texts.CONFIRM_CLOCK

    VIEW_STAFF = "view_staff", RightGroup.PEOPLE, texts.VIEW_STAFF
    CHANGE_STAFF = "change_staff", RightGroup.PEOPLE, texts.CHANGE_STAFF
    RESET_SECRET = "reset_secret", RightGroup.PEOPLE, texts.RESET_SECRET
    GIVE_RIGHTS = "give_rights", RightGroup.PEOPLE, texts.GIVE_RIGHTS
    VIEW_AUDIT = "view_audit", RightGroup.PEOPLE, texts.VIEW_AUDIT
    EXPORT_AUDIT = "export_audit", RightGroup.PEOPLE, texts.EXPORT_AUDIT
    APPROVE = "approve", RightGroup.PEOPLE, texts.APPROVE
    UNLOCK_DESK = "unlock_desk", RightGroup.PEOPLE, texts.UNLOCK_DESK


_GROUPS = {
    RightGroup.ORDERS: texts.GROUP_ORDERS,
    RightGroup.FORMS: texts.GROUP_FORMS,
    RightGroup.MONEY: texts.GROUP_MONEY,
    RightGroup.CUSTOMERS: texts.GROUP_CUSTOMERS,
    RightGroup.DEVICES: texts.GROUP_DEVICES,
    RightGroup.PEOPLE: texts.GROUP_PEOPLE,
}
_MATTERS: Final = {
    PLAN_CHANGE_MATTER: Right.PLAN_CHANGE,
    "bundle_order": Right.PLAN_CHANGE,
    "value_added_order": Right.VALUE_ADDED,
    "data_pack_order": Right.VALUE_ADDED,
    "value_added_cancel": Right.CANCEL_SERVICE,
    "number_hold": Right.NUMBER_STATE,
    "number_restore": Right.NUMBER_STATE,
    "disconnect": Right.DISCONNECT,
    "roaming": Right.ROAMING,
    "broadband_new": Right.BROADBAND,
    "broadband_move": Right.BROADBAND,
    "television_order": Right.BROADBAND,
    "networking_order": Right.BROADBAND,
    "sub_card": Right.SIM_CARD,
    "sim_replacement": Right.SIM_CARD,
    "device_sale": Right.DEVICE_SALE,
    "leased_circuit": Right.LEASED_CIRCUIT,
    TOP_UP_MATTER: Right.TOP_UP,
}


def right_for_matter(code: str) -> Right:
    """The right a matter of the catalogue asks for; OTHER_MATTER for one that an operator named for itself."""
    return _MATTERS.get(code, Right.OTHER_MATTER)

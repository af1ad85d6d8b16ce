"""Which rights a role holds. A person may be given more and less than their roles (staff.py)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.domain.right import Right
from app.domain.staff import Role

_CLERK: Final = frozenset(
    {
        Right.PLAN_CHANGE,
        Right.VALUE_ADDED,
        Right.CANCEL_SERVICE,
        Right.NUMBER_STATE,
        Right.DISCONNECT,
        Right.ROAMING,
        Right.BROADBAND,
        Right.SIM_CARD,
        Right.DEVICE_SALE,
        Right.TOP_UP,
        Right.OTHER_MATTER,
        Right.TAKE_OFFLINE,
        Right.WITHOUT_CARD,
        Right.TRAINING_MODE,
        Right.VOID_SIGNED,
        Right.DISCARD_DRAFT,
        Right.VIEW_OWN_ORDERS,
        Right.VIEW_ORDER_HISTORY,
        Right.ADD_ATTACHMENT,
        Right.VIEW_ATTACHMENT,
        Right.REMOVE_ATTACHMENT,
        Right.TAKE_CASH,
        Right.TAKE_CARD,
        Right.TAKE_BALANCE,
        Right.CASH_PERIOD,
        Right.REPRINT_RECEIPT,
        Right.REPRINT_FORM,
        Right.SEARCH_CUSTOMERS,
        Right.TYPE_NUMBER,
        Right.PRINTER_TEST,
        Right.ISSUE_TICKET,
        Right.SERVE_QUEUE,
        Right.MOVE_TICKET,
        Right.CANCEL_TICKET,
    }
)
_SENIOR_CLERK: Final = _CLERK | {
    Right.LEASED_CIRCUIT,
    Right.VOID_ORDER,
    Right.TAKE_UP_OTHERS,
    Right.VIEW_ALL_ORDERS,
    Right.VIEW_REFUSED,
    Right.TAKE_CASH_OVER_LIMIT,
    Right.RETURN_MONEY,
    Right.OPEN_DRAWER,
    Right.MOVE_CASH,
    Right.X_REPORT,
    Right.CASH_DIFFERENCE,
    Right.REPRINT_AGAIN,
    Right.UNMASK_NAME,
    Right.UNMASK_PHONE,
    Right.DESK_SETTINGS,
    Right.APPROVE,
    Right.UNLOCK_DESK,
    Right.CALL_OUT_OF_TURN,
}
_GREETER: Final = frozenset(
    {
        Right.SEARCH_CUSTOMERS,
        Right.TRAINING_MODE,
        Right.ISSUE_TICKET,
        Right.MOVE_TICKET,
        Right.CANCEL_TICKET,
    }
)
_HALL_IT: Final = frozenset(
    {
        Right.PRINTER_TEST,
        Right.PRINTER_SETTINGS,
        Right.DESK_SETTINGS,
        Right.EXPORT_SETTINGS,
        Right.IMPORT_SETTINGS,
        Right.CENTRE_ADDRESS,
        Right.STORE_PASSPHRASE,
        Right.IMPORT_CATALOGUE,
        Right.SUPPORT_BUNDLE,
        Right.CONFIRM_CLOCK,
        Right.TRAINING_MODE,
    }
)

RIGHTS_OF: Final[Mapping[Role, frozenset[Right]]] = MappingProxyType(
    {
        Role.CLERK: _CLERK,
        Role.SENIOR_CLERK: _SENIOR_CLERK,
        Role.GREETER: _GREETER,
        Role.HALL_MANAGER: frozenset(Right),  # 店长 answers for the whole hall (S132)
        Role.HALL_IT: _HALL_IT,  # the machine, and nobody's data
    }
)

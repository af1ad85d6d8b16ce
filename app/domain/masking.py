"""How personal data is shown: 张*, 110101********1234, 154****0017 (R09)."""

import re

_NUMBER = re.compile(r"(?:\+?86[ -]?)?(\d(?:[ -]?\d){6,})")  # as people write numbers, in groups or not
_HIDDEN = 4  # digits at least


def mask_name(name: str) -> str:
    return name[:1] + "*" * max(1, len(name) - 1)


def mask_document(number: str) -> str:
    """Of a number too short for more than its ends these, and of the shortest nothing."""
    if len(number) < 15:
        return number[:1] + "*" * (len(number) - 2) + number[-1:] if len(number) > 4 else "*" * len(number)
    return number[:6] + "*" * (len(number) - 10) + number[-4:]


def mask_address(address: str) -> str:
    """示例省示例市滨河路***: up to the first figure; of an address without one the first half."""
    figure = re.search(r"\d", address)
    return address[: figure.start() if figure else len(address) // 2].rstrip() + "***" if address else ""


def mask_phone(number: str) -> str:
    """154****0017; every run of seven digits and more is masked, blanks, hyphens and 86 before it or not. What has
    none stays as it is. Masking a second time changes nothing."""
    if number.isdecimal() and len(number) > _HIDDEN + 2 and not number.startswith("86"):
        return _ends_of(number)  # as nearly every one is
    return _NUMBER.sub(lambda found: _ends_of(re.sub(r"\D", "", found[1])), number)


def mask_account(number: str) -> str:
    if len(number) < 10:
        return "****" + number[-2:] if len(number) > 6 else "*" * len(number)
    return number[:4] + "****" + number[-2:]


def _ends_of(digits: str) -> str:
    """At most the first three and the last four."""
    tail = min(4, (len(digits) - _HIDDEN + 1) // 2)
    head = min(3, len(digits) - _HIDDEN - tail)
    return f"{digits[:head]}****{digits[-tail:]}"

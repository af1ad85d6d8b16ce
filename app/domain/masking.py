"""How personal data is shown: 张*, 110101********1234, 154****0017 (R09)."""


def mask_name(name: str) -> str:
    return name[:1] + "*" * max(1, len(name) - 1)


def mask_document(number: str) -> str:
    if len(number) < 11:
        return number[:1] + "*" * max(1, len(number) - 2) + number[-1:]
    return number[:6] + "*" * (len(number) - 10) + number[-4:]


def mask_phone(number: str) -> str:
    """154****0017; anything that is no mobile number (a broadband account) is shown as it is."""
    return number[:3] + "****" + number[7:] if len(number) == 11 and number.isdigit() else number


def mask_account(number: str) -> str:
    return number[:4] + "****" + number[-2:] if len(number) > 6 else number

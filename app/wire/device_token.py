"""What a device shows to the centre: hall, device and a secret in one, so that the centre knows which hall to ask."""

_PARTS = 3


def device_token(*, hall: str, device: str, secret: str) -> str:
    """H0032.H0032-PC03.<secret>. Raises ValueError where hall or secret hold a dot."""
    if "." in hall or "." in secret or not (hall and device and secret):
        raise ValueError("a device token has exactly three parts")
    return f"{hall}.{device}.{secret}"


def read_device_token(token: str) -> tuple[str, str, str]:
    """Hall, device and secret. Raises ValueError where it is no device token."""
    hall, _, rest = token.partition(".")
    device, _, secret = rest.rpartition(".")
    if not (hall and device and secret):
        raise ValueError("no device token")
    return hall, device, secret

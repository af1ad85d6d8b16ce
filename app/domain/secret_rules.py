"""What a password and a PIN must be. The PIN is for approvals at somebody else's desk, so it is another secret."""

import re

from app.errors import InputRefused
from app.texts import staff as words

PIN_DIGITS = 6
LEAST_PASSWORD = 8
MOST_PASSWORD = 64
_OFTEN = ("password", "passw0rd", "qwerty", "abc123", "iloveyou", "admin", "welcome", "letmein", "woaini", "yitai")
_RISING = "01234567890123456789"


def check_password(password: str, *, number: str, before: str) -> None:
    """Raises InputRefused with the sentence. `number` is the staff number, `before` the password until now."""
    if len(password) < LEAST_PASSWORD:
        raise InputRefused(words.PASSWORD_SHORT, least=LEAST_PASSWORD)
    if len(password) > MOST_PASSWORD:
        raise InputRefused(words.PASSWORD_LONG, most=MOST_PASSWORD)
    if password == before:
        raise InputRefused(words.PASSWORD_SAME)
    plain = password.casefold()
    trivial = len(set(plain)) < 4 or plain in _RISING or plain in _RISING[::-1] or any(each in plain for each in _OFTEN)
    if trivial or (number and len(password.replace(number, "")) < 4):
        raise InputRefused(words.PASSWORD_TRIVIAL)


def check_pin(pin: str, *, number: str, password: str) -> None:
    """Raises InputRefused with the sentence. `password` is the one the PIN stands beside."""
    if not re.fullmatch(rf"[0-9]{{{PIN_DIGITS}}}", pin, re.ASCII):
        raise InputRefused(words.PIN_DIGITS, digits=PIN_DIGITS)
    if pin == password:
        raise InputRefused(words.PIN_IS_PASSWORD)
    halves = pin[:3] == pin[3:] or pin[:2] * 3 == pin or pin[:3] == pin[:2:-1]
    trivial = len(set(pin)) < 3 or pin in _RISING or pin in _RISING[::-1] or halves
    if trivial or (len(number) > 3 and number in pin):
        raise InputRefused(words.PIN_TRIVIAL)

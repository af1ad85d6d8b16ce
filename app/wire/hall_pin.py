"""What a person carries from the hall server to a device that is paired: the code, and letters of its certificate.

The device trusts no authority here: it takes the certificate whose letters were typed, and that one alone from then on.
"""

from typing import Final

from app.wire.pairing import LETTERS, code_as_given

PIN_LETTERS: Final = 12  # of 31: nobody finds another certificate with them while a code is good
_GROUP: Final = 4
_CODE_CHARACTERS: Final = 8


def letters_of(certificate_sha256: str) -> str:
    """Twelve letters from 64 hex digits, in groups: 7KQM-4W2D-XH3P. Raises ValueError where they are no hex digits."""
    rest, letters = int(certificate_sha256, 16), []
    for _ in range(PIN_LETTERS):
        rest, place = divmod(rest, len(LETTERS))
        letters.append(LETTERS[place])
    drawn = "".join(letters)
    return "-".join(drawn[at : at + _GROUP] for at in range(0, PIN_LETTERS, _GROUP))


def with_letters(code: str, certificate_sha256: str) -> str:
    """As the hall server says it."""
    return f"{code}-{letters_of(certificate_sha256)}"


def read_typed(typed: str) -> tuple[str, str]:
    """(code, letters) of what was typed, dashes and capitals put right; letters "" where only a code was."""
    plain = typed.strip().upper().replace("-", "").replace(" ", "")
    code, letters = plain[:_CODE_CHARACTERS], plain[_CODE_CHARACTERS:]
    return code_as_given(code), "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))

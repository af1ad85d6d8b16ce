"""What a counter is linked to: the centre, the hall server, who takes the money, the operator's own sign-in."""

from typing import Final
from urllib.parse import urlsplit

from app.domain.setting import Setting, SettingGroup, SettingKind
from app.errors import InputRefused
from app.texts import outside as outside_words
from app.texts import seal as seal_words
from app.texts import settings as words

CENTRE: Final = SettingGroup.CENTRE
WORDS, CHOICE = SettingKind.WORDS, SettingKind.CHOICE

CENTRAL_URL = Setting(
    "central.url",
    CENTRE,
    WORDS,
    words.CENTRAL_URL,
    words.CENTRAL_URL_SAYS,
    shape=r"https?://[^\s/?#]+(/[^\s?#]*[^\s/?#])?",
    example="https://centre.example",
    optional=True,
    restart=True,
)
PUBLIC_URL = Setting(
    "central.public_url",
    CENTRE,
    WORDS,
    words.PUBLIC_URL,
    words.PUBLIC_URL_SAYS,
    shape=CENTRAL_URL.shape,
    example="https://check.example",
    optional=True,
    restart=True,
)
CENTRAL_TOKEN = Setting(
    "central.token",
    CENTRE,
    SettingKind.SECRET,
    words.CENTRAL_TOKEN,
    words.CENTRAL_TOKEN_SAYS,
    optional=True,
    travels=False,
    restart=True,
)
HALL_SERVER_URL = Setting(
    "hall.url",
    CENTRE,
    WORDS,
    words.HALL_SERVER_URL,
    words.HALL_SERVER_URL_SAYS,
    shape=r"https?://[^\s/?#]+",
    example="https://192.168.1.20:8633",
    optional=True,
    travels=False,
    restart=True,
)
HALL_SERVER_TOKEN = Setting(
    "hall.token",
    CENTRE,
    SettingKind.SECRET,
    words.HALL_SERVER_TOKEN,
    words.HALL_SERVER_TOKEN_SAYS,
    optional=True,
    travels=False,
    restart=True,
)
PROVIDER_URL = Setting(
    "provider.url",
    CENTRE,
    WORDS,
    words.PROVIDER_URL,
    words.PROVIDER_URL_SAYS,
    shape=r"https?://[^\s/?#]+(/[^\s?#]*[^\s/?#])?",
    example="https://pay.example",
    optional=True,
    restart=True,
)
PROVIDER_TOKEN = Setting(
    "provider.token",
    CENTRE,
    SettingKind.SECRET,
    words.PROVIDER_TOKEN,
    words.PROVIDER_TOKEN_SAYS,
    optional=True,
    travels=False,
    restart=True,
)
SELF_SERVICE_URL = Setting(
    "self_service.url",
    CENTRE,
    WORDS,
    words.SELF_SERVICE_URL,
    words.SELF_SERVICE_URL_SAYS,
    shape=r"https?://[^\s]{1,120}",
    example="https://shop.example/self",
    optional=True,
    restart=True,
)
SEAL_TSA_URL = Setting(
    "seal.tsa_url",
    CENTRE,
    WORDS,
    seal_words.TSA_URL,
    seal_words.TSA_URL_SAYS,
    shape=r"https?://[^\s#]{1,200}",
    example="https://tsa.example",
    optional=True,
)
OIDC_ISSUER = Setting(
    "oidc.issuer",
    CENTRE,
    WORDS,
    outside_words.ISSUER,
    outside_words.ISSUER_SAYS,
    shape=r"https://[^\s?#]+|http://(127\.0\.0\.1|localhost)(:[0-9]+)?(/[^\s?#]*)?",
    example="https://login.example",
    optional=True,
    restart=True,
)
OIDC_CLIENT = Setting(
    "oidc.client",
    CENTRE,
    WORDS,
    outside_words.CLIENT,
    outside_words.CLIENT_SAYS,
    default="yitai",
    shape=r"[!-~]{1,120}",
    example="yitai",
    restart=True,
)
OIDC_CLAIM = Setting(
    "oidc.claim",
    CENTRE,
    WORDS,
    outside_words.CLAIM,
    outside_words.CLAIM_SAYS,
    default="staff_number",
    shape=r"[A-Za-z0-9_:./-]{1,120}",
    example="staff_number",
    restart=True,
)
OIDC_LOCAL = Setting(
    "oidc.local",
    CENTRE,
    CHOICE,
    outside_words.LOCAL,
    outside_words.LOCAL_SAYS,
    "always",
    options=(("always", outside_words.LOCAL_ALWAYS), ("away", outside_words.LOCAL_AWAY)),
    restart=True,
)

LINK_SETTINGS: Final[tuple[Setting, ...]] = (
    CENTRAL_URL,
    CENTRAL_TOKEN,
    PUBLIC_URL,
    HALL_SERVER_URL,
    HALL_SERVER_TOKEN,
    PROVIDER_URL,
    PROVIDER_TOKEN,
    SELF_SERVICE_URL,
    SEAL_TSA_URL,
) + (OIDC_ISSUER, OIDC_CLIENT, OIDC_CLAIM, OIDC_LOCAL)

# What a person may change of themselves or another may be given later (OpenID Connect Core 5.1, 5.7).
_CHANGES: Final = frozenset(
    ("name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "profile", "picture")
    + ("website", "email", "gender", "birthdate", "zoneinfo", "locale", "phone_number", "address", "updated_at")
)


def proves_itself(url: str) -> bool:
    """Whether what answers at this address is whoever the address names: https, or this very computer.

    Of any other an answer may come from whoever is on the way, and decides nothing on what is genuine.
    """
    parts = urlsplit(url)
    return parts.scheme == "https" or parts.hostname in ("127.0.0.1", "::1", "localhost")


def check_claim(claim: str) -> None:
    """Raises InputRefused for a standard claim that does not tell one person from another for good."""
    if claim in _CHANGES:
        raise InputRefused(outside_words.CLAIM_CHANGES, claim=claim)

"""Which certificate may seal, whose chain counts, and how a person is told whose it is: one set of rules for whoever
takes a key in, reads a seal, or keeps certificates. Loads all about certificates (15 ms): imported late."""

from collections.abc import Sequence
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.x509.oid import NameOID

# What a certificate may say it is for, where it names purposes at all: any, e-mail, documents (RFC 9336, Adobe,
# Microsoft). A web server's is for none of them, also where the operator's root issued it.
SEALING_PURPOSES: Final = frozenset(
    {"2.5.29.37.0", "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "1.2.840.113583.1.1.5", "1.3.6.1.4.1.311.10.3.12"}
)
LEAST_RSA_BITS: Final = 2048
LONGEST_CHAIN: Final = 8
_ORDERS: Final = {  # SP 800-186, 3.2.1
    "secp256r1": 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    "secp384r1": 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
    "secp521r1": (1 << 521) - 0x5AE79787C40D069948033FEB708F65A2FC44A36477663B851449048E16EC79BF7,
}
_MOST_NAME: Final = 160  # characters
_NAMED_BY: Final = (NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME, NameOID.COMMON_NAME)


def said_name(name: x509.Name) -> str:
    """示例通信 · 滨河路营业厅 BH · 3 号台 滨河路营业厅: operator, hall, desk as far as the subject names them.

    Anybody can make a certificate of any name: it stays one line of some length, whatever stands in it.
    """
    parts = [str(found.value) for kind in _NAMED_BY for found in name.get_attributes_for_oid(kind)]
    words = " · ".join(dict.fromkeys(parts)) or name.rfc4514_string()
    return "".join(each if each.isprintable() else "?" for each in words[:_MOST_NAME])


def is_authority(certificate: x509.Certificate) -> bool:
    """Whether it may issue others: then it vouches for more than what it seals, and seals nothing itself."""
    uses = [each.value for each in certificate.extensions]
    return any(
        each.ca if isinstance(each, x509.BasicConstraints) else each.key_cert_sign
        for each in uses
        if isinstance(each, x509.BasicConstraints | x509.KeyUsage)
    )


def meant_for_sealing(certificate: x509.Certificate) -> bool:
    """One that says nothing of its use may be used."""
    uses = [each.value for each in certificate.extensions]
    signs = all(each.digital_signature or each.content_commitment for each in uses if isinstance(each, x509.KeyUsage))
    purposes = [each for each in uses if isinstance(each, x509.ExtendedKeyUsage)]
    return signs and all(SEALING_PURPOSES & {one.dotted_string for one in each} for each in purposes)


def strong(key: object) -> bool:
    """Whether a seal by this public key is one that anybody may rely on."""
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size >= LEAST_RSA_BITS
    return isinstance(key, ec.EllipticCurvePublicKey) and isinstance(
        key.curve, ec.SECP256R1 | ec.SECP384R1 | ec.SECP521R1
    )


def one_form(signature: bytes, key: object) -> bytes:
    """`signature` in the one form of the two that any ECDSA signature has (the smaller s), so that nobody can write it
    as other bytes that hold as well; another kind has one form anyway. Raises ValueError for what is none."""
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return signature
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, min(s, _ORDERS[key.curve.name] - s))


def chain_of(own: x509.Certificate, others: Sequence[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """From `own` up, each signed by the next; ends where none of `others` signed the last."""
    chain = [own]
    while len(chain) < LONGEST_CHAIN:
        above = next((each for each in others if each not in chain and _issued(chain[-1], each)), None)
        if above is None:
            break
        chain.append(above)
    return tuple(chain)


def _issued(below: x509.Certificate, above: x509.Certificate) -> bool:
    """Signed by its key, and it may sign certificates: whoever only has one of the operator's makes no others."""
    try:
        below.verify_directly_issued_by(above)
        return above.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (InvalidSignature, ValueError, TypeError, x509.ExtensionNotFound):
        return False

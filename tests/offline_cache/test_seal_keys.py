"""The keys a counter seals with: made once, kept under a key of their own, retired and never forgotten."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import load_der_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID

from app.domain.audit import AuditKind
from app.domain.sealed_document import TrustedFor, TrustedSeal
from app.errors import InputRefused, StoreDamaged
from app.seal_ports import SealSource
from app.staff_ports import AuditSearch
from app.texts import seal as words
from offline_cache.audit import StoredAudit
from offline_cache.seal_certificates import YEARS, facts_of, fingerprint_of, read_certificate, to_pem
from offline_cache.seal_keys import StoredSealKeys
from offline_cache.store import Store
from tests.fakes.operator_certificates import PASSWORD, in_file, issued
from tests.fakes.orders import DESK
from tests.offline_cache.parts import Counter, behind_the_back

HALL, DESK_LABEL = DESK.hall, DESK.label.zh


@pytest.fixture
def keys(store: Store) -> StoredSealKeys:
    return StoredSealKeys(store, DESK)


def _noted(store: Store) -> list[tuple[AuditKind, str, str]]:
    rows = StoredAudit(store).find(AuditSearch(), limit=20)
    return [(row.event.kind, row.event.staff_number, row.event.subject) for row in reversed(rows)]


def test_a_counter_without_a_key_makes_one_and_keeps_it(keys: StoredSealKeys, counter: Counter, store: Store) -> None:
    made = keys.current()
    certificate = x509.load_der_x509_certificate(made.certificate)
    assert certificate.subject.rfc4514_string() == (
        f"CN={DESK_LABEL} {HALL.name.zh},OU={HALL.name.zh} {HALL.code},O={HALL.brand.operator.zh}"
    )
    assert isinstance(certificate.public_key(), ec.EllipticCurvePublicKey)
    private = load_der_private_key(made.private_key, None)
    assert private.public_key() == certificate.public_key()
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert (usage.digital_signature, usage.content_commitment, usage.key_cert_sign) == (True, True, False)
    facts = facts_of(made.certificate)
    assert (facts.fingerprint, facts.valid_from) == (made.fingerprint, counter.clock.at)
    assert facts.valid_until == counter.clock.at + timedelta(days=YEARS * 365)
    assert keys.current() == made
    assert keys.begin(by="1002") == made
    assert _noted(store) == [(AuditKind.SEAL_MADE, "", made.fingerprint)]
    store.close()
    with counter.opened() as again:
        assert StoredSealKeys(again, DESK).current() == made


def test_the_key_does_not_lie_in_its_row(keys: StoredSealKeys, store: Store) -> None:
    made = keys.current()
    with store.read() as connection:
        row: Any = connection.exec_driver_sql("SELECT private_sealed FROM seal_keys").scalar()
    assert made.private_key not in bytes(row)
    behind_the_back(store, f"UPDATE seal_keys SET certificate = x'{issued('Stranger').der.hex()}'")
    with pytest.raises(StoreDamaged):
        keys.current()


def test_a_new_key_retires_the_old_one(keys: StoredSealKeys, counter: Counter, store: Store) -> None:
    old = keys.current()
    counter.clock.forward(timedelta(days=30))
    new = keys.renew(by="@root")
    assert keys.current() == new != old
    by_fingerprint = {each.fingerprint: each for each in keys.trusted()}
    assert by_fingerprint[old.fingerprint].until == new.since == counter.clock.at
    assert by_fingerprint[new.fingerprint].until is None
    assert by_fingerprint[new.fingerprint].whose == f"{HALL.brand.operator.zh} {HALL.name.zh} {DESK_LABEL}"
    assert [(each.fingerprint, each.until) for each in keys.own_public()] == [
        (old.fingerprint, new.since),
        (new.fingerprint, None),
    ]
    assert _noted(store)[1:] == [
        (AuditKind.SEAL_RETIRED, "@root", old.fingerprint),
        (AuditKind.SEAL_MADE, "@root", new.fingerprint),
    ]


def test_a_certificate_that_ended_seals_nothing_more(keys: StoredSealKeys, counter: Counter) -> None:
    old = keys.current()
    counter.clock.forward(timedelta(days=YEARS * 365))
    assert keys.current().fingerprint != old.fingerprint


def test_names_too_long_for_a_certificate_are_cut(store: Store) -> None:
    hall = replace(HALL, name=replace(HALL.name, zh="滨海新区滨河路与解放大道交叉口旗舰营业厅二层商务专区服务中心"))
    made = StoredSealKeys(store, replace(DESK, hall=hall)).current()
    unit = x509.load_der_x509_certificate(made.certificate).subject.rdns[1].rfc4514_string()
    assert unit.startswith("OU=滨海新区滨河路与解放大道")
    assert " · 3 号台 滨海新区" in facts_of(made.certificate).subject, "the desk is never what is cut off"


def test_the_operators_key_is_taken_with_its_chain(keys: StoredSealKeys, counter: Counter) -> None:
    first, since = keys.current(), counter.clock.at - timedelta(days=1)
    root = issued("示例通信 根", ca=True, since=since)
    below = issued("示例通信 签发", by=root, ca=True, since=since)
    own = issued("示例通信 滨河路", rsa.generate_private_key(65537, 2048), by=below, since=since)
    stranger = issued("别家", ca=True, since=since)
    brought = keys.bring_in(in_file(own, stranger, root, below), password=PASSWORD, by="@root")
    assert keys.current() == brought
    assert (brought.certificate, brought.chain) == (own.der, (below.der, root.der))
    assert brought.source is SealSource.OPERATOR
    assert next(each for each in keys.trusted() if each.fingerprint == first.fingerprint).until == brought.since
    with pytest.raises(InputRefused) as refused:
        keys.bring_in(in_file(own), password=PASSWORD, by="@root")
    assert refused.value.text is words.KNOWN_ALREADY


def test_what_cannot_seal_is_refused_and_nothing_changes(keys: StoredSealKeys, counter: Counter) -> None:
    first, day = keys.current(), timedelta(days=1)
    good, web = issued("示例通信", since=counter.clock.at - day), ExtendedKeyUsageOID.SERVER_AUTH
    files: list[tuple[bytes, str, Any]] = [
        (in_file(good), "another", words.NOT_OPENED),
        (b"no file of this kind", PASSWORD, words.NOT_OPENED),
        (in_file(issued("到期", since=counter.clock.at - 2 * day, days=1)), PASSWORD, words.EXPIRED),
        (in_file(issued("未到", since=counter.clock.at + day)), PASSWORD, words.NOT_YET_VALID),
        (in_file(issued("别用", since=counter.clock.at - day, sealing=False)), PASSWORD, words.KEY_USAGE),
        (in_file(issued("根", since=counter.clock.at - day, ca=True)), PASSWORD, words.AUTHORITY),
        (in_file(issued("网站", since=counter.clock.at - day, purpose=web)), PASSWORD, words.KEY_USAGE),
        (
            in_file(issued("短", rsa.generate_private_key(65537, 1024), since=counter.clock.at - day)),
            PASSWORD,
            words.KIND_OF_KEY,
        ),
    ]
    for raw, password, said in files:
        with pytest.raises(InputRefused) as refused:
            keys.bring_in(raw, password=password, by="@root")
        assert refused.value.text is said
    assert keys.current() == first
    assert len(keys.kept()) == 1


def test_what_the_centre_no_longer_names_is_no_longer_trusted(keys: StoredSealKeys, counter: Counter) -> None:
    own = keys.current()
    at = counter.clock.at
    there = [
        TrustedSeal(fingerprint=letter * 64, whose=f"示例通信 滨河路营业厅 {letter} 号台", since=at) for letter in "ab"
    ]
    keys.learn(there)
    keys.learn(there)
    assert {each.fingerprint for each in keys.trusted()} == {own.fingerprint, "a" * 64, "b" * 64}
    keys.learn([replace(there[1], until=at)])
    told = [each for each in keys.trusted() if each.fingerprint != own.fingerprint]
    assert told == [replace(there[1], until=at)]


def test_a_person_vouches_and_takes_it_back(keys: StoredSealKeys, store: Store) -> None:
    root = issued("示例通信 根", ca=True)
    der = read_certificate(to_pem(root.der).encode())
    assert der == root.der
    keys.trust(der, whose="示例通信", by="@root")
    keys.learn([])  # the centre's word is another
    seal = TrustedSeal(
        fingerprint=fingerprint_of(der),
        whose="示例通信",
        since=root.certificate.not_valid_before_utc,
        trusted_for=TrustedFor.BELOW,
    )
    assert keys.trusted() == (seal,) == keys.vouched()
    keys.untrust(seal.fingerprint, by="@root")
    assert keys.trusted() == ()
    with pytest.raises(InputRefused):
        keys.untrust(seal.fingerprint, by="@root")
    assert [kind for kind, *_ in _noted(store)] == [AuditKind.SEAL_TRUSTED, AuditKind.SEAL_UNTRUSTED]
    with pytest.raises(InputRefused):
        read_certificate(b"-----BEGIN CERTIFICATE-----\nnonsense")

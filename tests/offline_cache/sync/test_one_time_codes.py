"""A code over the wire: sent by a real centre, compared by it, and every kind of silence told as what it is."""

import logging
import re
from collections.abc import Iterator

import pytest

from app.domain.one_time_code import CodeOutcome, CodeWanted
from app.errors import CentralTrouble, InputRefused
from app.ports import LinkState
from app.texts import one_time_code as words
from app.texts.language import Language
from central.messages import TextMessage
from commands.stock import shipped_templates
from offline_cache.link import Link
from offline_cache.one_time_codes import CentreCodes
from tests.fakes.centre import RunningCentre, running_centre
from tests.fakes.orders import CATALOGUE, CUSTOMER, NOW, RING_VIDEO, sample_id
from tests.offline_cache.parts import CountingIds, TestClock
from tests.offline_cache.sync.logged import EverythingLogged
from tests.offline_cache.sync.parts import address_of

WANTED = CodeWanted(
    customer_id=CUSTOMER.id,
    number=CUSTOMER.phone,
    form_id=sample_id(1),
    version=1,
    line_id=sample_id(2),
    offer_code=RING_VIDEO.code,
    catalogue_version=CATALOGUE.version,
    language=Language.EN,
)


class Phone:
    def __init__(self) -> None:
        self.read = ""

    def send(self, message: TextMessage) -> None:
        self.read = message.content

    @property
    def code(self) -> str:
        (found,) = re.findall(r"\b\d{6}\b", self.read)
        return str(found)


@pytest.fixture(scope="module")
def phone() -> Phone:
    return Phone()


@pytest.fixture(scope="module")
def sending_centre(tmp_path_factory: pytest.TempPathFactory, phone: Phone) -> Iterator[RunningCentre]:
    file = tmp_path_factory.mktemp("codes") / "centre.db"
    templates = shipped_templates()
    with running_centre(file, clock=TestClock(), ids=CountingIds(), templates=templates, gateway=phone) as running:
        yield running


def link_up() -> Link:
    link = Link(now=NOW)
    link.note(LinkState.ONLINE, at=NOW)
    return link


@pytest.fixture
def codes(sending_centre: RunningCentre) -> Iterator[CentreCodes]:
    codes = CentreCodes(address_of(sending_centre.url), link=link_up())
    yield codes
    codes.close()


def test_a_code_is_sent_read_out_and_confirms(codes: CentreCodes, phone: Phone, log: EverythingLogged) -> None:
    sent = codes.send(WANTED)
    assert "Video ring tone" in phone.read
    wrong = codes.check(sent.message, f"{(int(phone.code) + 1) % 10**6:06d}", WANTED)
    assert (wrong.outcome, wrong.left) == (CodeOutcome.WRONG, 2)
    right = codes.check(sent.message, phone.code, WANTED)
    assert right.outcome is CodeOutcome.CONFIRMED
    assert codes.check(sent.message, phone.code, WANTED).outcome is CodeOutcome.USED
    assert phone.code not in str(log.lines)
    assert CUSTOMER.phone not in str(log.lines)


def test_what_the_centre_refuses_is_told_in_its_own_words(codes: CentreCodes) -> None:
    with pytest.raises(InputRefused) as refused:
        codes.send(
            CodeWanted("nobody", "13800000000", sample_id(1), 1, sample_id(2), "VAS-02", CATALOGUE.version, Language.ZH)
        )
    assert refused.value.say(Language.ZH) == words.CODE_NO_CUSTOMER.zh
    assert refused.value.say(Language.EN) == words.CODE_NO_CUSTOMER.en


def test_without_a_link_nothing_is_tried(sending_centre: RunningCentre, phone: Phone) -> None:
    phone.read = ""
    link = link_up()
    link.note(LinkState.OFFLINE, at=NOW)
    codes = CentreCodes(address_of(sending_centre.url), link=link)
    with pytest.raises(CentralTrouble) as away:
        codes.send(WANTED)
    codes.close()
    assert away.value.say(Language.ZH) == words.OFFLINE.zh
    assert phone.read == ""


def test_silence_and_strangers_are_no_answer() -> None:
    codes = CentreCodes(address_of("http://127.0.0.1:9"), link=link_up(), deadline_s=2)
    with pytest.raises(CentralTrouble) as silence:
        codes.check("message", "123456", WANTED)
    codes.close()
    assert silence.value.say(Language.ZH) == words.NO_ANSWER.zh
    assert logging.getLogger("urllib3").level == logging.CRITICAL  # its warnings would hold what was sent

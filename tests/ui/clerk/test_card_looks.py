"""Reading a card and keeping pictures, in every look: nothing cut, no missing glyph, no faint text."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from app.device_ports import CameraFrame, CameraState, CardReading
from app.domain.attachment import AttachmentKind
from app.domain.identity_card import ReadOutcome
from devices.demo_reader import DemoReader
from devices.shrinking import shrink
from tests.fakes.clerk_ports import Hall
from tests.fakes.clock import HandClock
from tests.fakes.identity_cards import HOLDER, card_of
from tests.fakes.orders import CATALOGUE, NOW, a_customer
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from ui.frame.theme import Theme

KNOWN = (HOLDER, a_customer(1), a_customer(2))
MATTERS = {code: replace(each, real_name=code == "sim_replacement") for code, each in CATALOGUE.matters.items()}
REAL_NAME = replace(CATALOGUE, matters=MATTERS)


def a_hall() -> Hall:
    demo = DemoReader(KNOWN, clock=HandClock(NOW))
    hall = Hall(catalogue=REAL_NAME, known=KNOWN, demo_cards=demo, held=True)
    hall.reader.lays(CardReading(ReadOutcome.MOVED_TOO_SOON, None), CardReading(ReadOutcome.READ, card_of(HOLDER)))
    return hall


def a_photo() -> bytes:
    picture = Image.new("RGB", (1200, 760), (236, 238, 232))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((60, 60, 1140, 700), 40, fill=(250, 250, 246), outline=(140, 150, 150), width=4)
    draw.rectangle((800, 150, 1060, 480), fill=(170, 190, 200))
    for line in range(180, 620, 70):
        draw.line((140, line, 680, line), fill=(60, 70, 80), width=14)
    out = BytesIO()
    picture.save(out, "PNG")
    return shrink(out.getvalue())


def run_lanes(counter: Counter) -> None:
    for lane in (counter.hall.devices_lane, counter.hall.store_lane, counter.hall.central_lane):
        lane.run_all()


def choosing(counter: Counter) -> None:
    counter.presenter.card.open()


def reading(counter: Counter) -> None:
    counter.presenter.card.enter()


def failed(counter: Counter) -> None:
    run_lanes(counter)


def read(counter: Counter) -> None:
    counter.presenter.card.enter()
    run_lanes(counter)
    run_lanes(counter)
    assert counter.presenter.form.card_read is not None


def no_attachments(counter: Counter) -> None:
    counter.presenter.attachments.open()


def busy(counter: Counter) -> None:
    counter.presenter.attachments.add_file("/tmp/card.jpg")


def with_attachments(counter: Counter) -> None:
    run_lanes(counter)
    counter.presenter.attachments.choose_kind(AttachmentKind.AUTHORISATION)
    counter.presenter.attachments.add_file("/tmp/authorisation.jpg")
    run_lanes(counter)
    held = counter.hall.attachments.kept
    for id, (form_id, _) in held.items():
        held[id] = (form_id, a_photo())
    counter.presenter.attachments.view()
    run_lanes(counter)
    assert len(counter.presenter.form.attachments) == 2


def not_a_picture(counter: Counter) -> None:
    counter.presenter.attachments.add_file("/tmp/no.pdf")
    run_lanes(counter)


def chip_photo(counter: Counter) -> None:
    counter.presenter.attachments.keep_photo(bytes(1024))
    run_lanes(counter)
    counter.presenter.attachments.view()


def camera(counter: Counter) -> None:
    counter.presenter.attachments.photograph()
    picture = Image.open(BytesIO(a_photo()))
    counter.hall.camera.sees(CameraFrame(picture.width, picture.height, picture.tobytes()))


def no_camera(counter: Counter) -> None:
    counter.presenter.attachments.camera_off()
    counter.hall.camera.here = CameraState.UNSUPPORTED
    counter.presenter.attachments.photograph()


def card_wanted(counter: Counter) -> None:
    """The page itself: who was read, and on another form what the card is wanted for."""
    counter.presenter.close_dialog()
    counter.presenter.attachments.closed()
    presenter = counter.presenter
    presenter.find_offer()
    presenter.finder.type("bhk")
    presenter.finder.take(and_go_on=False)
    presenter.desk.form = replace(presenter.desk.form, card_read=None)
    presenter.emit()
    run_lanes(counter)


SCENES: tuple[Callable[[Counter], None], ...] = (
    choosing,
    reading,
    failed,
    read,
    no_attachments,
    busy,
    with_attachments,
    not_a_picture,
    chip_photo,
    camera,
    no_camera,
    card_wanted,
)


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_every_scene_of_cards_and_pictures_reads_well(look: Look, make_counter: MakeCounter, theme: Theme) -> None:
    theme.switch(look.theme)
    counter = make_counter(hall=a_hall(), language=look.language)
    show_as(counter.window, look, theme)
    faults: list[str] = []
    for scene in SCENES:
        scene(counter)
        for toast in counter.window.toasts.toasts():
            toast.close_toast()
        settle(counter.window)
        try:
            check_both_sizes(counter.window)
        except AssertionError as found:
            faults += [f"{scene.__name__}: {line}" for line in str(found).splitlines()]
    assert not faults, "\n".join(faults)

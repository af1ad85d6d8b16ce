"""Accepted orders for the A4 form, around the contents that every paper's tests share."""

import math
from dataclasses import replace
from datetime import timedelta

from app.domain.content import Content
from app.domain.order import KeptOrder, SignedContent
from app.domain.payment import Payment
from app.domain.signature import Point, Signature, Stroke
from app.papers.acceptance_form import AcceptanceForm, acceptance_form
from app.papers.receipt import CopyMark
from tests.papers.samples import CONTENT_ZH, PAYMENT, RECEIPT_NUMBER, SIGNED_AT, VERIFY_URL, ZONE


def _wave(left: int, right: int, middle: int, height: int, turns: float) -> Stroke:
    """A stroke of 40 touches, pressed harder in its middle."""
    touches = []
    for index in range(40):
        part = index / 39
        touches.append(
            Point(
                x=round(left + (right - left) * part),
                y=round(middle - height * math.sin(part * turns * math.tau)),
                t_ms=index * 12,
                pressure=round(300 + 600 * math.sin(part * math.pi)),
            )
        )
    return tuple(touches)


STROKES = (
    _wave(500, 900, 500, 250, 1.5),
    _wave(950, 1500, 450, 200, 2.0),
    _wave(1600, 2300, 520, 160, 1.0),
    (Point(x=2400, y=600, t_ms=900, pressure=800),),
)


def signature_of(content: Content, strokes: tuple[Stroke, ...] = STROKES) -> Signature:
    return Signature(strokes=strokes, width=3000, content_sha256=content.sha256, signed_at=SIGNED_AT)


def kept_order(
    content: Content = CONTENT_ZH, *, payment: Payment = PAYMENT, strokes: tuple[Stroke, ...] = STROKES
) -> KeptOrder:
    signed = SignedContent(
        id="019aa000-0000-7000-8000-000000000002",
        content=content,
        content_bytes=content.to_bytes(),
        signature=signature_of(content, strokes),
        clerk_number="3017",
    )
    return KeptOrder(
        id="019aa000-0000-7000-8000-000000000001",
        receipt_number=RECEIPT_NUMBER,
        signed=signed,
        payment=payment,
        accepted_at=SIGNED_AT + timedelta(seconds=11),
        verify_token="0123456789abcdef0123456789abcdef",
    )


def sample_form(
    content: Content = CONTENT_ZH,
    *,
    payment: Payment = PAYMENT,
    strokes: tuple[Stroke, ...] = STROKES,
    only_here: bool = False,
    copy: CopyMark | None = None,
) -> AcceptanceForm:
    return acceptance_form(
        kept_order(content, payment=payment, strokes=strokes),
        zone=ZONE,
        verify_url=VERIFY_URL,
        only_here=only_here,
        copy=copy,
    )


def with_lines(content: Content, count: int) -> Content:
    """`content` with its lines repeated until there are `count`, each numbered and named apart."""
    lines = [
        replace(line, id=f"{line.id[:-2]}{index:02x}", position=index + 1, title=f"{line.title} 第{index + 1}项")
        for index, line in enumerate((content.lines * count)[:count])
    ]
    return replace(content, lines=tuple(lines))

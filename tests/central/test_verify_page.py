"""The public page behind a receipt's code: is the paper genuine, in both languages, and nothing about the person."""

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from app.domain.content import check_code
from tests.central.counter import Counter, envelope
from tests.central.test_line_by_line import an_order as an_order_of_many
from tests.central.test_line_by_line import plan_taken
from tests.fakes.orders import CUSTOMER, PHONE, an_order


def page(counter: Counter, token: str) -> tuple[int, str]:
    answer = counter.call("GET", f"/verify/{token}", headers={})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    return answer.status_code, answer.text


def test_the_page_shows_what_stands_on_the_paper(counter: Counter) -> None:
    order = an_order()
    counter.accept(order)
    status, words = page(counter, order.verify_token)
    assert status == 200
    for shown in (
        str(order.receipt_number),
        "2026-11-20 10:27:44",
        check_code(order.signed.content.sha256),
        "这张受理单是真的",
        "This receipt is genuine",
        "已收到 <span lang=en>received</span>",
    ):
        assert shown in words
    assert "没有受理" not in words
    counter.changes()  # due lines take effect
    assert "办理中 <span lang=en>in progress</span>" in page(counter, order.verify_token)[1]


def test_of_an_order_taken_in_part_it_says_which_items_were_refused(counter: Counter, engine: Engine) -> None:
    """Without their names: those stand on the paper."""
    plan_taken(counter, engine)
    order = an_order_of_many()
    counter.send(envelope(order, seq=2))
    words = page(counter, order.verify_token)[1]
    assert "第 1 项，受理的是其余各项 <span lang=en>no. 1; the others were accepted</span>" in words
    assert "5G" not in words


def test_the_page_says_nothing_about_the_person(counter: Counter) -> None:
    order = an_order()
    counter.accept(order)
    words = page(counter, order.verify_token)[1]
    for secret in (CUSTOMER.id, CUSTOMER.name, CUSTOMER.masked_name, PHONE, CUSTOMER.account_number, "5G", "159"):
        assert secret not in words


@pytest.mark.parametrize("token", ["0" * 32, "0", "f" * 33, "A" * 32, "<script>", "%3Cscript%3E", "'"])
def test_an_unknown_code_is_told_without_being_repeated(counter: Counter, app: FastAPI, token: str) -> None:
    counter.accept(an_order())
    status, words = page(counter, token)
    assert status == 404
    assert "This receipt is not known yet" in words
    assert "script" not in words

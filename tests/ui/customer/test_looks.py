"""Every page of the customer's screen in every look: nothing cut, no glyph missing, nothing faint or too small."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.invoice import InvoiceRequest
from app.domain.order import CentralState
from app.domain.order_form import OrderForm
from app.domain.order_line import Decision
from app.domain.payment import PaymentMethod
from app.domain.payment_plan import PlannedPart
from tests.ui.customer.stage import (
    Stage,
    a_code_to_scan,
    a_demo_form,
    a_long_form,
    a_questioned_form,
    a_second_form,
    a_short_form,
    accepted,
    an_empty_form,
    state_of,
)
from tests.ui.looks import EVERY_LOOK, Look, check_looks, settle, show_as
from ui.frame.form_state import FormState, Phase
from ui.frame.theme import Theme
from ui.frame.tokens import tokens


def voided(state: FormState) -> FormState:
    assert state.accepted is not None
    return replace(state, accepted=replace(state.accepted, central=CentralState.VOIDED))


def states(look: Look) -> dict[str, FormState | None]:
    language = look.language
    form = a_demo_form(language=language)
    return {
        "nobody": None,
        "no line yet": state_of(an_empty_form(language=language), phase=Phase.EDITING),
        "one line": state_of(a_short_form(language=language)),
        "to be answered": state_of(a_demo_form(language=language, decision=None), phase=Phase.EDITING),
        "declined without the network": state_of(
            a_demo_form(language=language, decision=Decision.DECLINED, offline=True)
        ),
        "after an earlier order": state_of(a_second_form(language=language)),
        "twelve lines": state_of(a_long_form(language=language)),
        "asked for consents": state_of(a_questioned_form(language=language)),
        "consents given": state_of(a_questioned_form(language=language, answered=True)),
        "several means and an invoice": state_of(several_means_and_an_invoice(form)),
        "paying": state_of(form, phase=Phase.TAKING_MONEY),
        "a code to scan": replace(state_of(form, phase=Phase.TAKING_MONEY), pay=a_code_to_scan()),
        "thanks for twelve": accepted(a_long_form(language=language)),
        "voided": voided(accepted(a_demo_form(language=language))),
    }


def several_means_and_an_invoice(form: OrderForm) -> OrderForm:
    asked = InvoiceRequest("滨河商贸有限公司", "91110000600037341L", "zhang@example.cn")
    fixed = (PlannedPart(PaymentMethod.CARD, 1000), PlannedPart(PaymentMethod.BALANCE, 500))
    return replace(form.with_payment_method(PaymentMethod.CASH, fixed=fixed), invoice=asked)


def check(stage: Stage, page: str, size: QSize) -> None:
    settle(stage.view)
    try:
        check_looks(stage.view, size=size)
        check_touch(stage)
    except AssertionError as wrong:
        raise AssertionError(f"{page}:\n{wrong}") from wrong


def check_touch(stage: Stage) -> None:
    """Every target at least 48 high and wide."""
    least = tokens().control.touch_min
    for part in stage.view.findChildren(QAbstractButton):
        if part.isVisible():
            assert part.width() >= least, part.objectName()
            assert part.height() >= least, part.objectName()


@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
def test_every_page_reads_well(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)  # before there is anything to dress again
    stage = Stage(qtbot)
    show_as(stage.view, look, theme)
    for page, state in states(look).items():
        stage.show(state)
        check(stage, page, look.size)


@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
def test_every_page_reads_well_in_larger_type(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)  # before there is anything to dress again
    stage = Stage(qtbot)
    show_as(stage.view, look, theme)
    for page, state in states(look).items():
        stage.show(state)
        if not stage.view.larger:
            stage.press("largerButton")
        check(stage, page, look.size)
        if state is not None and state.phase in (Phase.EDITING, Phase.WITH_CUSTOMER):
            every_step = page in ("to be answered", "asked for consents")
            steps = len(state.lines) + len(state.asks)
            for step in range(steps) if every_step else [steps - 1]:
                stage.view.elder.turn(1 if every_step else step + 1)
                check(stage, f"{page}, after step {step + 1}", look.size)

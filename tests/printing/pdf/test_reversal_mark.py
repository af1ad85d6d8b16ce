"""Every action of a line has its sign on the A4 form, the reversal's too."""

from app.domain.order_line import Action
from app.papers.acceptance_form import acceptance_form
from printing.pdf import acceptance_form_pdf
from printing.pdf_marks import _SIGNS
from tests.central.test_reversal import an_order, reversal_of
from tests.fakes import orders as demo


def test_every_action_has_a_sign() -> None:
    assert set(_SIGNS) == set(Action)


def test_a_reversal_is_drawn() -> None:
    order = reversal_of(an_order())
    form = acceptance_form(order, zone=demo.ZONE, verify_url="https://example.invalid/v", only_here=False)
    assert acceptance_form_pdf(form).startswith(b"%PDF")

"""The A4 form of a kept order drawn as a PDF, with the marks of the copy it is."""

from app.domain.order import CentralState, KeptOrder
from app.handling.archive_order import COPIES
from app.papers.acceptance_form import acceptance_form, archive_copy
from app.papers.form_marks import RemadeMark
from app.papers.in_part import RefusedLines
from app.papers.receipt import CopyMark
from app.papers.verify_code import code_payload
from app.ports import OrderRow
from commands.receipts import PrintRoom
from printing.pdf import acceptance_form_pdf


def drawn_form(
    order: KeptOrder,
    row: OrderRow | None,
    *,
    room: PrintRoom,
    copy: CopyMark | None = None,
    remade: RemadeMark | None = None,
    archive: bool = False,
    refused: RefusedLines | None = None,
) -> bytes:
    """`row` is None where the order came from the centre; `archive`: with the archive copy (存档联) behind it.
    `refused` are the items that the centre did not accept, where there is no row that says so."""
    form = acceptance_form(
        order,
        zone=room.zone,
        verify_url=code_payload(order, base=room.verify_base),
        only_here=row is not None and row.copies < COPIES,
        copy=copy,
        remade=remade,
        settled=row is not None and row.central is CentralState.SETTLED,
        practice=room.training,
        refused=refused if row is None else RefusedLines(row.refused_lines, row.refused_settled),
    )
    return acceptance_form_pdf(form, *([archive_copy(form)] if archive else []), paper=room.form_paper)

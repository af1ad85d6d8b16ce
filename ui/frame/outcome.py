"""What became of a form that was accepted: its order, what the centre and the printer say. Pure; no Qt."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from app.domain.content import check_code
from app.domain.hall_time import on_paper
from app.domain.invoice import InvoiceStanding, InvoiceState, standing_words
from app.domain.money import yuan
from app.domain.order import CentralState, Order, OrderState
from app.domain.payment import METHOD_WORDS
from app.ports import OrderRow, PaperKind, PrintState
from app.printer_ports import PrinterCondition
from app.texts import clerk as words
from app.texts import invoice as invoices
from app.texts import partly
from app.texts import printers as papers
from app.texts.language import Language, Text, same
from ui.frame.form_state import Accepted, PrintNews


@dataclass(frozen=True, slots=True)
class Outcome:
    """`copies` counts machines that hold the order: 0 while nobody knows yet, 1 is 单机保存. `held` is what the printer
    says of itself while it has the receipt and waits."""

    order: Order
    central: CentralState
    line_states: tuple[tuple[str, OrderState], ...]
    refusal: Text | None
    copies: int
    print_state: PrintState
    invoice: InvoiceStanding | None = None
    refused_lines: tuple[tuple[str, Text], ...] = ()
    held: PrinterCondition | None = None

    def after(self, row: OrderRow) -> "Outcome":
        """The same order as the store knows it now."""
        return Outcome(
            order=self.order,
            central=row.central,
            line_states=row.line_states,
            refusal=row.refusal,
            copies=max(self.copies, row.copies) if self.copies else 0,
            print_state=PrintState(row.print_state),
            invoice=row.invoice,
            refused_lines=row.refused_lines,
        )

    def with_copies(self, copies: int) -> "Outcome":
        return replace(self, copies=copies)


PRINT_NEWS = {
    PrintState.QUEUED: PrintNews.PRINTING,
    PrintState.CHECKED: PrintNews.PRINTING,
    PrintState.SENT: PrintNews.PRINTING,
    PrintState.HANDED_OVER: PrintNews.HANDED_OVER,
    PrintState.CONFIRMED: PrintNews.PRINTED,
    PrintState.FAILED_BEFORE_SEND: PrintNews.WAITING,
    PrintState.UNKNOWN: PrintNews.ASK,
    PrintState.CANCELLED: PrintNews.NONE,
}

_PRINT_WORDS = {
    PrintNews.NONE: papers.PAPER_NONE,
    PrintNews.PRINTING: papers.PAPER_PRINTING,
    PrintNews.HELD: papers.PAPER_HELD,
    PrintNews.PRINTED: papers.PAPER_PRINTED,
    PrintNews.HANDED_OVER: papers.PAPER_HANDED_OVER,
    PrintNews.WAITING: papers.PAPER_WAITS,
    PrintNews.ASK: papers.PAPER_ASKED,
}


def print_news(state: PrintState, held: PrinterCondition | None) -> PrintNews:
    """`held`: as in Outcome; it says nothing of a job that is over."""
    news = PRINT_NEWS[state]
    return PrintNews.HELD if news is PrintNews.PRINTING and held is not None else news


def print_words(
    state: PrintState, *, paper: PaperKind = PaperKind.RECEIPT, held: PrinterCondition | None = None
) -> Text:
    """What is known of a paper, in the same words wherever it is said."""
    why = papers.IS[held.value] if held is not None else same("")
    return _PRINT_WORDS[print_news(state, held)].filled(paper=papers.PAPERS[paper.value], condition=why)


CENTRAL_WORDS = {
    CentralState.PENDING: words.CENTRAL_PENDING,
    CentralState.ACCEPTED: words.CENTRAL_ACCEPTED,
    CentralState.REFUSED: words.SENT_BACK,
    CentralState.VOIDED: words.CENTRAL_VOIDED,
    CentralState.SETTLED: words.CENTRAL_SETTLED,
}


def accepted_view(outcome: Outcome, *, zone: ZoneInfo, language: Language) -> Accepted:
    order = outcome.order
    news = print_news(outcome.print_state, outcome.held)
    copies = (words.COPY_UNKNOWN, words.COPY_ALONE)[outcome.copies] if outcome.copies < 2 else words.COPY_TWO
    return Accepted(
        order_id=order.id,
        receipt_number=str(order.receipt_number),
        check_code=check_code(order.signed.content.sha256),
        verify_token=order.verify_token,
        signed_at=order.signed.signature.signed_at,
        signed_at_words=on_paper(order.signed.signature.signed_at, zone),
        paid_fen=order.payment.amount_fen,
        paid_words=_paid_words(order, language),
        cash_fen=order.payment.cash_fen,
        tendered_fen=order.payment.tendered_fen,
        change_fen=order.payment.change_fen,
        offline=order.signed.content.offline,
        central=outcome.central,
        central_words=_central_words(outcome).say(language),
        copies_words=copies.say(language),
        print_news=news,
        print_words=print_words(outcome.print_state, held=outcome.held).say(language),
        invoice_words=_invoice_words(outcome, language),
        refused_lines=frozenset(line_id for line_id, _ in outcome.refused_lines),
    )


def _central_words(outcome: Outcome) -> Text:
    refused = len(outcome.refused_lines)
    if refused:
        return partly.OUTCOME.filled(taken=len(outcome.order.signed.content.lines) - refused, refused=refused)
    return CENTRAL_WORDS[outcome.central].filled(why=outcome.refusal or same(""))


def _paid_words(order: Order, language: Language) -> str:
    parts = [f"{METHOD_WORDS[part.method].say(language)} {yuan(part.amount_fen)}" for part in order.payment.each]
    return ("，" if language is Language.ZH else ", ").join(parts)


def _invoice_words(outcome: Outcome, language: Language) -> str:
    if outcome.order.signed.content.invoice is None:
        return ""
    standing = outcome.invoice or InvoiceStanding(InvoiceState.ASKED, "")
    between = "：" if language is Language.ZH else ": "
    return invoices.TITLE.say(language) + between + standing_words(standing, language)

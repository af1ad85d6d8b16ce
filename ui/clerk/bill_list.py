"""账单怎么来的: every row of what is due today and of the bills to come, for the clerk to explain (S18)."""

from app.domain.money import yuan
from app.domain.order_form import OrderForm
from app.texts import clerk as words
from app.texts import clerk_acts
from app.texts.language import Language
from ui.clerk.state import ListRow, ListView
from ui.frame.form_state import BillView
from ui.frame.form_view import bill_views


def bills_list(form: OrderForm, *, selected: int, language: Language) -> ListView:
    """Today first, then the running month, then the next bill; each sum above its rows."""
    rows = bill_list_rows(form, language)
    return ListView(
        title=clerk_acts.ACT_BILLS.say(language),
        note="",
        rows=rows,
        selected=min(selected, max(0, len(rows) - 1)),
        empty=clerk_acts.BILLS_EMPTY.say(language),
        enter="",
        f8="",
        f10="",
    )


def bill_list_rows(form: OrderForm, language: Language) -> tuple[ListRow, ...]:
    money = form.money()
    sums, charges = money.sums, money.charges(language)
    rows = [_row("today", words.TODAY.say(language), "", yuan(sums.today_fen))] if charges else []
    rows += [_row(f"charge {n}", each.name, each.why, yuan(each.paid_fen)) for n, each in enumerate(charges)]
    bills = bill_views(
        sums, this_month=money.this_month(language), first_bill=money.first_bill(language), language=language
    )
    return (*rows, *(row for n, bill in enumerate(bills) for row in _of_bill(n, bill)))


def _of_bill(number: int, bill: BillView) -> tuple[ListRow, ...]:
    rows = (_row(f"{number} {n}", each.name, each.how, each.sum) for n, each in enumerate(bill.rows))
    return (_row(f"bill {number}", bill.title, "", bill.sum), *rows)


def _row(key: str, title: str, note: str, aside: str) -> ListRow:
    return ListRow(key=key, title=title, note=note, aside=aside, pill=None)

"""The rows of the bills to come as paper and screens say them; forms signed before 0.3 have none."""

from app.domain.content import BillRow, Content, Sums
from app.domain.money import yuan
from app.texts import form as form_words
from app.texts import papers as texts
from app.texts.language import Language


def row_days(row: BillRow, language: Language) -> str:
    """12-01 至 12-31, or the one day."""
    if row.first_day == row.last_day:
        return row.first_day[5:]
    return texts.BILL_DAYS.say(language, first=row.first_day[5:], last=row.last_day[5:])


def row_words(row: BillRow, language: Language) -> str:
    """The days and how it is worked out, without name and sum."""
    return texts.BILL_HOW.say(language, days=row_days(row, language), how=row.how)


def this_month_words(sums: Sums, language: Language) -> str:
    """What is said over the rows of the running month; a bill that gets smaller says so."""
    return (texts.THIS_MONTH_LESS if sums.this_month_extra_fen < 0 else texts.THIS_MONTH_EXTRA).say(language)


def this_month_sum(sums: Sums) -> str:
    """Without a sign: the words over it say which way it goes."""
    return yuan(abs(sums.this_month_extra_fen))


def bill_words(sums: Sums, language: Language) -> str:
    """12月账单预计."""
    month = int(sums.bill_month[5:])
    return texts.BILL_ESTIMATE.say(language, month=month, month_name=form_words.MONTH_NAMES[month - 1])


def deposit_fen(content: Content) -> int:
    """The part of today's payment that is no income; also of forms from before the sums said so."""
    return sum(charge.paid_fen for charge in content.charges if charge.deposit)

"""`yitai report daily`: 日报 into a file, as text, printer bytes, PDF or spreadsheet; `check`: is a printed one right.

Out of a store, or asked of the running hall server: by its own machine through its store's folder, or by a counter that
is paired with it; of many halls asked of the centre.
"""

import argparse
import zipfile
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from app.domain.audit import who_words
from app.domain.day_scope import DayScope, ScopeKind
from app.domain.day_summary import FigureName
from app.domain.figure_table import Behind, FigureTable
from app.domain.hall_time import hall_date
from app.errors import InputRefused
from app.papers.daily_paper import STAMP, DailyPaper, Printed, daily_paper, read_stamp
from app.papers.daily_summary import narrow_summary
from app.texts import daily_summary
from app.texts import report as words
from app.texts.language import Language, Text
from app.version import VERSION
from commands.form_papers import save_pdf
from commands.outside import IMPORT_TOKEN_VARIABLE, SystemClock
from commands.places import default_store
from commands.report_centre import NO_ZONE, centre_paper, centre_token, centre_url
from commands.report_place import report_place
from commands.terminal import file_bytes, tell, terminal_language, terminal_person
from offline_cache.halls_days import rows_of_hall
from printing.escpos import encode
from printing.layout import lay_out
from printing.pdf_compare import Compared, Likeness, compared, stamp_in
from printing.pdf_summary import summary_pdf
from printing.profiles import PAPER_58, PAPER_80
from printing.summary_sheet import summary_sheet

MOST_DAYS = 400
TEXT, ESCPOS, PDF, XLSX = "text", "escpos", "pdf", "xlsx"
_PAPERS = {"80": PAPER_80, "58": PAPER_58}


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    acts = parsers.add_parser("report", help="the daily summary into a file").add_subparsers(
        required=True, metavar="ACT"
    )
    daily = acts.add_parser("daily", help="the summary of a day, or of several")
    _where(daily)
    daily.add_argument(
        "--centre",
        metavar="URL",
        nargs="?",
        const="",
        help=f"of all halls, from the centre; without URL that of --store. Its token stands in {IMPORT_TOKEN_VARIABLE}",
    )
    daily.add_argument("--one-hall", metavar="N", default="", help="with --centre: of this hall alone")
    daily.add_argument("--date", metavar="D", help="the day, as 2026-11-20; today if left out")
    daily.add_argument("--to", metavar="D", help="the last day of a span that begins with --date")
    whose = daily.add_mutually_exclusive_group()
    whose.add_argument("--desk", metavar="N", help="of this desk alone")
    whose.add_argument("--clerk", metavar="N", help="of this staff number alone")
    daily.add_argument("--as", dest="form", choices=(TEXT, ESCPOS, PDF, XLSX), required=True, help="what is written")
    daily.add_argument("--out", type=Path, required=True, metavar="FILE", help="where")
    daily.add_argument("--language", choices=[each.value for each in Language], help="zh or en; the terminal's")
    daily.add_argument("--paper", choices=tuple(_PAPERS), default="80", help="mm of narrow paper (80)")
    daily.add_argument("--rows", action="store_true", help="a spreadsheet with a sheet of every order")
    daily.add_argument("--replace", action="store_true", help="write over a file that is no summary")
    daily.set_defaults(run=run_daily)
    check = acts.add_parser("check", help="whether a summary's PDF is as the day was closed")
    check.add_argument("file", type=Path, metavar="FILE.pdf")
    _where(check)
    check.set_defaults(run=run_check)


def _where(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--store", type=Path, default=default_store(), help="a counter's or hall server's folder")
    parser.add_argument("--hall", metavar="URL", default="", help="ask this hall server, as the counter of --store")


def run_daily(given: argparse.Namespace) -> int:
    """Raises InputRefused, StoreTrouble, HallTrouble, CentralTrouble, DayTampered."""
    language = Language(given.language) if given.language else terminal_language()
    if given.centre is not None:
        return _run_centre(given, language)
    if given.one_hall:
        raise InputRefused(words.ONLY_OF_CENTRE)
    with report_place(given.store, hall_url=given.hall) as place:
        scope = _scope(given, today=hall_date(SystemClock().now(), place.hall.zone))
        _refuse_other_file(given.out, replace=given.replace)
        summary = place.book.summary(scope)
        printed = Printed(SystemClock().now(), who_words(terminal_person()).say(language), VERSION)
        paper = daily_paper(summary, hall=place.hall, printed=printed, language=language, names=place.names())
        orders = place.book.rows(scope, Behind(FigureName.ORDERS.value)) if given.rows else None
        data = _written(paper, form=given.form, paper_mm=given.paper, orders=orders)
    save_pdf(given.out, data)
    tell(words.WRITTEN, file=given.out)
    return 0


def _run_centre(given: argparse.Namespace, language: Language) -> int:
    """All halls by the day of the zone that most halls are in. Raises as run_daily."""
    if given.hall or (not given.one_hall and (given.desk or given.clerk or given.rows)):
        raise InputRefused(words.NOT_FROM_CENTRE)
    now = SystemClock().now()
    scope = _scope(given, today=hall_date(now, NO_ZONE))
    _refuse_other_file(given.out, replace=given.replace)
    token = centre_token()
    url = centre_url(given.centre, folder=given.store)
    printed = Printed(now, who_words(terminal_person()).say(language), VERSION)
    paper = centre_paper(url, token, one_hall=given.one_hall, scope=scope, printed=printed, language=language)
    behind = Behind(FigureName.ORDERS.value)
    orders = rows_of_hall(url, token, given.one_hall, scope=scope, behind=behind) if given.rows else None
    save_pdf(given.out, _written(paper, form=given.form, paper_mm=given.paper, orders=orders))
    tell(words.WRITTEN, file=given.out)
    return 0


def run_check(given: argparse.Namespace) -> int:
    """0 only where the file is the very paper of the closed day. Raises as run_daily."""
    data = file_bytes(given.file)
    stamp = read_stamp(stamp_in(data))
    if stamp is None:
        raise InputRefused(words.NOT_OURS, file=given.file)
    day = stamp.scope.first
    if not stamp.scope.one_day or stamp.scope.kind is not ScopeKind.HALL or not stamp.hall_id:
        raise InputRefused(words.NEVER_CLOSED, file=given.file)
    if stamp.number is None:
        raise InputRefused(words.NOT_CLOSED, file=given.file, day=day)
    with report_place(given.store, hall_url=given.hall) as place:
        if stamp.hall_id != place.hall.id:
            raise InputRefused(words.OF_ANOTHER_HALL, file=given.file, hall=stamp.hall_id)
        summary = place.book.summary(stamp.scope)
        closed = summary.closed
        if closed is None or closed.number != stamp.number:
            raise InputRefused(words.NO_SUCH_CLOSE, file=given.file, day=day, number=stamp.number)
        if closed.seal != stamp.seal:
            raise InputRefused(words.OTHER_SEAL, file=given.file, day=day, number=stamp.number)
        anew = daily_paper(
            summary, hall=place.hall, printed=stamp.printed, language=stamp.language, names=place.names()
        )
    found = compared(data, summary_pdf(anew))
    said = _verdict(found).filled(
        file=given.file, day=day, number=stamp.number, page=found.page, pages=found.pages, wanted=found.wanted
    )
    if found.likeness is Likeness.SAME:
        tell(said)
        return 0
    raise InputRefused(said)


def _scope(given: argparse.Namespace, *, today: date) -> DayScope:
    first = _day(given.date) if given.date else today
    last = _day(given.to) if given.to else first
    if last < first:
        raise InputRefused(words.BACKWARDS, first=first, last=last)
    if last - first >= timedelta(days=MOST_DAYS):
        raise InputRefused(words.TOO_LONG, most=MOST_DAYS)
    if given.desk:
        return DayScope(first, last, ScopeKind.DESK, given.desk.zfill(2))
    if given.clerk:
        return DayScope(first, last, ScopeKind.CLERK, given.clerk)
    return DayScope(first, last)


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise InputRefused(words.NOT_A_DAY, said=said) from None


def _written(paper: DailyPaper, *, form: str, paper_mm: str, orders: FigureTable | None) -> bytes:
    if form == PDF:
        return summary_pdf(paper)
    if form == XLSX:
        return summary_sheet(paper, (orders,) if orders is not None else ())
    profile = _PAPERS[paper_mm]
    laid = lay_out(narrow_summary(paper), columns=profile.columns)
    return laid.as_text().encode() if form == TEXT else encode(laid, profile)


def _refuse_other_file(file: Path, *, replace: bool) -> None:
    """A summary may be made anew; anything else that is there is somebody's. Raises InputRefused."""
    if replace or not file.exists():
        return
    if not file.is_file() or not _is_summary(file_bytes(file)):
        raise InputRefused(words.SOMETHING_ELSE, file=file)


def _is_summary(data: bytes) -> bool:
    if data.startswith(b"%PDF"):
        return read_stamp(stamp_in(data)) is not None
    if data.startswith(b"PK"):
        try:
            with zipfile.ZipFile(BytesIO(data)) as book:
                return STAMP.encode() in book.read("docProps/core.xml")
        except (zipfile.BadZipFile, KeyError):
            return False
    titles = (daily_summary.TITLE, daily_summary.SPAN_TITLE)
    return any(
        said.encode(code) in data for each in titles for said in (each.zh, each.en) for code in ("utf-8", "gb18030")
    )


def _verdict(found: Compared) -> Text:
    return {
        Likeness.SAME: words.AS_PRINTED,
        Likeness.PAGE: words.PAGE_DIFFERS,
        Likeness.PAGE_COUNT: words.PAGES_DIFFER,
        Likeness.ELSEWHERE: words.ELSEWHERE,
        Likeness.UNREADABLE: words.UNREADABLE,
    }[found.likeness]

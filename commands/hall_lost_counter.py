"""`yitai hall copies`: the orders of a counter whose PC is lost, shown, and sent to the centre once a person looked.

Sent under a code that the centre made for that counter: its old token is worthless from then on, wherever the PC is.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from app.errors import InputRefused
from app.texts import hall_service as words
from app.wire.batch import AnswerStatus
from app.wire.entry import EntryHead
from commands.hall_admin import server_of
from commands.outside import SystemIds
from commands.terminal import EXIT_TROUBLE, tell
from offline_cache.central_client import CentralClient, CentreAddress
from offline_cache.hall_copies import OrderCopy
from offline_cache.pair_device import pair_device, token_of
from offline_cache.send_copies import all_copies, entry_of, envelope_of, send_copy


def register_copies(parser: argparse.ArgumentParser, *, usual_store: Path) -> None:
    """The options of `copies`."""
    parser.add_argument("device", help="the lost counter's device, as H0032-PC03")
    parser.add_argument("--store", type=Path, default=usual_store, help="the running hall server's folder")
    parser.add_argument("--send-to", metavar="URL", help="the centre they are sent to; shown only if left out")
    parser.add_argument("--code", help="the pairing code the centre made for that counter")
    parser.add_argument(
        "--leave-out",
        action="append",
        default=[],
        metavar="RECEIPT",
        help="taken back before it was sent: not this one",
    )
    parser.set_defaults(run=copies)


def copies(given: argparse.Namespace) -> int:
    """0 where all are at the centre, or were only shown. Raises InputRefused, HallTrouble, CentralTrouble."""
    with server_of(given.store) as server:
        found = _readable(all_copies(lambda after: server.copies(after=after, device=given.device)), given.device)
    left_out = set(given.leave_out)
    unknown = left_out - {head.receipt_no for head, _ in found}
    if unknown:
        raise InputRefused(words.NO_SUCH_COPY, receipt=min(unknown), device=given.device)
    if given.send_to is None:
        for head, _ in found:
            tell(words.COPY_LINE, receipt=head.receipt_no, at=f"{head.accepted_at.astimezone():%Y-%m-%d %H:%M}")
        tell(words.COPIES_SHOWN, count=len(found), device=given.device)
        return 0
    if not given.code:
        raise InputRefused(words.CODE_NEEDED, device=given.device)
    wanted = [copy for head, copy in found if head.receipt_no not in left_out]
    return _send(wanted, device=given.device, url=given.send_to, code=given.code)


def _readable(copies: Iterable[OrderCopy], device: str) -> list[tuple[EntryHead, OrderCopy]]:
    """Each with what is said of it; one that nobody could send is told."""
    found = []
    for copy in copies:
        try:
            envelope_of(copy, device=device)
            found.append((entry_of(copy).head, copy))
        except ValueError as wrong:
            tell(words.COPY_UNREADABLE, order=copy.order_id, why=wrong)
    return found


def _send(wanted: list[OrderCopy], *, device: str, url: str, code: str) -> int:
    secret = SystemIds().token()
    desk = pair_device(url=url, code=code, secret=secret)
    if desk.device_id != device:
        raise InputRefused(words.OTHER_COUNTERS_CODE, device=device, other=desk.device_id)
    centre = CentralClient(CentreAddress(url, token_of(desk, secret=secret), desk.hall_id, device))
    try:
        sent = [send_copy(each, hall=desk.hall_id, device=device, centre=centre) for each in wanted]
    finally:
        centre.close()
    there = (AnswerStatus.ACCEPTED, AnswerStatus.ALREADY)
    refused = [each for each in sent if each.status not in there or each.why is not None]
    for each in refused:
        tell(words.COPY_REFUSED, receipt=each.receipt_no, why=each.why or words.COPY_WAITS)
    new = sum(1 for each in sent if each.status is AnswerStatus.ACCEPTED)
    tell(words.COPIES_SENT, new=new, known=len(sent) - new - len(refused), refused=len(refused))
    sys.stdout.flush()
    return EXIT_TROUBLE if refused else 0

"""A payment provider's own list of what was charged and paid back in a span, as it travels; both ends use this.

GET /pay/v1/list?since=<moment>&until=<moment>&after=<next of the page before>: a page, oldest first. `next` is "" on
the last. Of a provider of its own it is all under the token, of the centre what was charged for the caller's hall.
"""

from dataclasses import dataclass

from app.domain.payment import PaymentMethod
from app.domain.reconcile import Listed, ListedKind
from app.wire.canonical import canonical_json, read_json
from app.wire.moment import moment, read_moment
from app.wire.strict import objects, record, text

LIST = "/pay/v1/list"
TAKINGS_PATH = "/hall/v1/takings"  # at the hall server, with a day behind it: our side, to be held against a list
PAGE = 200  # lines
MOST_PAGE_BYTES = 128 * 1024


@dataclass(frozen=True, slots=True)
class ListPage:
    """Some lines of a list, and where the next page begins; "" where there is none."""

    lines: tuple[Listed, ...]
    next: str = ""


def page_bytes(page: ListPage) -> bytes:
    return canonical_json(
        {
            "lines": [
                {
                    "kind": line.kind.value,
                    "key": line.key,
                    "refund_key": line.refund_key,
                    "method": line.method.value,
                    "amount_fen": line.amount_fen,
                    "at": moment(line.at),
                }
                for line in page.lines
            ],
            "next": page.next,
        }
    )


def read_page(raw: bytes) -> ListPage:
    """Raises ValueError for anything else than a page."""
    said = record(read_json(raw), "page", lines=list, next=str)
    found = []
    for each in objects(said["lines"], "lines"):
        row = record(each, "line", kind=str, key=str, refund_key=str, method=str, amount_fen=int, at=str)
        if row["amount_fen"] <= 0:
            raise ValueError("line: no amount")
        found.append(
            Listed(
                kind=ListedKind(row["kind"]),
                key=text(row["key"], "key"),
                refund_key=row["refund_key"],
                method=PaymentMethod(row["method"]),
                amount_fen=row["amount_fen"],
                at=read_moment(row["at"]),
            )
        )
    return ListPage(tuple(found), said["next"])

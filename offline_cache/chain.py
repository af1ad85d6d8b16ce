"""Chains of sworn rows, as journal and audit trail keep them, and what was done to one behind the program's back.

Each link is SHA-256 over the link before and the row's own body; the HMAC over it needs the store's key. The end of
each chain is sealed in a row of its own (chain_heads), so that rows cut off there are missed too. A store is made with
both ends sealed: one that is not there was taken away, with whatever stood before it.
"""

import hashlib
import hmac
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sqlalchemy import Connection, ScalarSelect, bindparam, case, literal_column, select, update

from offline_cache.prepared import Prepared
from offline_cache.schema import CHAIN_HEADS

FIRST = "0" * 64


class ChainName(StrEnum):
    """The two hash chains of a store. The words go into their keys and heads: never renamed."""

    JOURNAL = "journal"
    AUDIT = "audit"


class Tampering(StrEnum):
    """What was done to a chain behind the program's back, in words."""

    CHANGED = "changed"
    ADDED = "added"
    MOVED = "moved"
    REMOVED_BEFORE = "rows removed before"
    CUT_AFTER = "cut off after"
    HEAD_CHANGED = "sealed end changed"


def _guard(table: str, act: str) -> tuple[str, str]:
    """The name of the trigger that refuses an act on a chain's table, and what it does, as its migration made it."""
    # REPLACE takes a row away without asking for that; a row the table counts itself is -1 here.
    when = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE seq = NEW.seq)" if act == "insert" else ""
    name = f"{table}_{act}_refused"
    does = f"BEGIN SELECT RAISE(ABORT, '{table} rows are only ever added'); END"
    return name, f"CREATE TRIGGER {name} BEFORE {act} ON {table} {when} {does}"


_CASH = ("cash_moves", "cash_counts", "payment_corrections", "cash_entries")  # only ever added to, as the chains are
GUARDS = {
    table: tuple(_guard(table, act) for act in ("update", "delete", "insert")) for table in ("journal", "audit", *_CASH)
}


@dataclass(frozen=True, slots=True)
class ChainFault:
    """`seq` is the row it is seen at; 0 for the beginning and for a sealed end that is not ours."""

    what: Tampering
    seq: int

    def __str__(self) -> str:
        if self.what is Tampering.HEAD_CHANGED:
            return self.what.value
        if self.what in (Tampering.REMOVED_BEFORE, Tampering.CUT_AFTER):
            return f"{self.what.value} {self.seq}"
        return f"row {self.seq} {self.what.value}"


@dataclass(frozen=True, slots=True)
class SwornRow:
    """A row as it stands in the table. `columns_agree`: what stands beside the body says the same as the body."""

    seq: int
    body: str
    prev: str
    link: str
    hmac: str
    columns_agree: bool = True


def link_of(prev: str, body: str) -> str:
    return hashlib.sha256(f"{prev}\n{body}".encode()).hexdigest()


@lru_cache(maxsize=8)
def _under(key: bytes) -> hmac.HMAC:
    """A store swears under few keys, four times an order: what follows from a key alone is most of an HMAC."""
    return hmac.new(key, digestmod="sha256")


def sworn(key: bytes, link: str) -> str:
    said = _under(key).copy()
    said.update(link.encode())
    return said.hexdigest()


# An end that was taken away is not made anew.
_MOVE_HEAD = Prepared(
    update(CHAIN_HEADS)
    .where(CHAIN_HEADS.c.name == bindparam("chain"))
    .values(link=bindparam("new_link"), seal=bindparam("new_seal"))
)


_OF_JOURNAL = CHAIN_HEADS.c.name == literal_column(f"'{ChainName.JOURNAL.value}'")
_MOVE_BOTH = Prepared(
    update(CHAIN_HEADS).values(
        link=case((_OF_JOURNAL, bindparam("journal_link")), else_=bindparam("audit_link")),
        seal=case((_OF_JOURNAL, bindparam("journal_seal")), else_=bindparam("audit_seal")),
    )
)


def head_link(name: ChainName) -> ScalarSelect[str]:
    """The head as part of a larger question; NULL where the sealed end was taken away."""
    return select(CHAIN_HEADS.c.link).where(CHAIN_HEADS.c.name == name.value).scalar_subquery()


def head_of(connection: Connection, name: ChainName) -> str:
    """The link the next row goes behind. Of the sealed end, not of the last row: a cut is not healed by going on."""
    return connection.execute(select(head_link(name))).scalar() or FIRST


def move_head(connection: Connection, name: ChainName, link: str, *, key: bytes) -> None:
    """In the same transaction as the row whose link it is."""
    seal = sworn(key, f"{name.value} {link}")
    _MOVE_HEAD.run(connection, {"chain": name.value, "new_link": link, "new_seal": seal})


def move_heads(connection: Connection, links: Mapping[ChainName, str], *, keys: Mapping[ChainName, bytes]) -> None:
    """Of both chains at once, in the same transaction as the rows whose links they are."""
    values = {f"{name.value}_link": link for name, link in links.items()}
    seals = {f"{name.value}_seal": sworn(keys[name], f"{name.value} {link}") for name, link in links.items()}
    _MOVE_BOTH.run(connection, values | seals)


def unguarded(connection: Connection) -> tuple[str, ...]:
    """Tables whose triggers, which refuse every change of a row, are not all there as they were made."""
    made = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    there = {(row.name, row.sql) for row in made}
    return tuple(sorted(table for table, guards in GUARDS.items() if not there.issuperset(guards)))


def chain_faults(
    connection: Connection, name: ChainName, rows: Iterable[SwornRow], *, key: bytes
) -> tuple[ChainFault, ...]:
    """Everything that was done to the rows of a chain, given in the order of their seq; empty where it holds."""
    held = _Held(tuple(rows), key)
    head = connection.execute(select(CHAIN_HEADS).where(CHAIN_HEADS.c.name == name.value)).one_or_none()
    ours = head is not None and hmac.compare_digest(head.seal, sworn(key, f"{name.value} {head.link}"))
    return tuple(held.faults(head.link if head is not None and ours else None))


class _Held:
    """Rows with what each says of itself. `sealed` is the link of the sealed end, None where that is not ours."""

    def __init__(self, rows: Sequence[SwornRow], key: bytes) -> None:
        self.rows = rows
        self._by_link: dict[str, int] = {}
        self._whole: list[bool] = []
        for place, row in enumerate(rows):
            whole = _is_whole(row, key) and row.link not in self._by_link
            self._whole.append(whole)
            if whole:
                self._by_link[row.link] = place
        self._moved = self._out_of_order()

    def faults(self, sealed: str | None) -> Iterator[ChainFault]:
        expected, last_seq = FIRST, 0
        for place, row in enumerate(self.rows):
            if not self._whole[place]:
                wanted = self._link_wanted_after(place, sealed)
                yield ChainFault(Tampering.ADDED if wanted == expected else Tampering.CHANGED, row.seq)
                expected = wanted or row.link
            else:
                if place in self._moved or (row.prev == expected and row.seq != last_seq + 1):
                    yield ChainFault(Tampering.MOVED, row.seq)
                elif row.prev not in (expected, FIRST) and row.prev not in self._by_link:
                    yield ChainFault(Tampering.REMOVED_BEFORE, row.seq)
                expected = row.link
            last_seq = row.seq
        if sealed is None:
            yield ChainFault(Tampering.HEAD_CHANGED, last_seq)
        elif sealed != expected and sealed not in self._by_link:
            yield ChainFault(Tampering.CUT_AFTER, last_seq)

    def _link_wanted_after(self, place: int, sealed: str | None) -> str | None:
        """What the next whole row, or the sealed end, goes behind."""
        behind = (self.rows[at].prev for at in range(place + 1, len(self.rows)) if self._whole[at])
        return next(behind, sealed)

    def _out_of_order(self) -> frozenset[int]:
        """Places of the fewest rows that would have to move for each to stand behind the one it goes behind."""
        wholes = [place for place in range(len(self.rows)) if self._whole[place]]
        behind = {self.rows[place].prev: place for place in wholes}
        starts = [place for place in wholes if self.rows[place].prev not in self._by_link]
        chained: list[int] = []
        for start in starts:
            at: int | None = start
            while at is not None:
                chained.append(at)
                at = behind.get(self.rows[at].link)
        if chained == wholes:
            return frozenset()
        return frozenset(chained) - _longest_rising(chained)


def _longest_rising(places: Sequence[int]) -> frozenset[int]:
    ends: list[int] = []  # the smallest end of a rising run of each length
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    run: set[int] = set()
    step = ends[-1] if ends else None
    while step is not None:
        run.add(step)
        step = before[step]
    return frozenset(run)


def _is_whole(row: SwornRow, key: bytes) -> bool:
    return (
        row.columns_agree
        and row.link == link_of(row.prev, row.body)
        and hmac.compare_digest(row.hmac, sworn(key, row.link))
    )

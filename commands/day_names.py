"""What matters and people are called on papers and pages of the day: as this store has them now."""

from app.handling.matters_file import read_matters
from app.papers.figure_cells import Names
from app.texts.language import Text
from commands.stock import shipped_matters
from offline_cache.matters import StoredMatters
from offline_cache.staff import StoredStaff
from offline_cache.store import Store


def names_now(store: Store) -> Names:
    """By "matter:<code>" and "staff:<number>"; off the window's thread."""
    matters = StoredMatters(store, read=read_matters, shipped=shipped_matters()).current().matters
    people = (record.member for record in StoredStaff(store).everybody())
    return {f"matter:{code}": each.name for code, each in matters.items()} | {
        f"staff:{each.number}": Text(each.name, each.latin_name or each.name) for each in people
    }

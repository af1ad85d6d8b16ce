"""`[[tariff_rule]]`: what holds from a day on, whatever was agreed before (S102, S103)."""

from app.domain.offering import Access, OfferingKind
from app.domain.tariff_rule import SpeedUp, TariffRule
from app.handling.data_file.new_words import LINE, NAME
from app.handling.data_file.table import Table
from app.texts import data_files as words

CODE = r"[a-z][a-z0-9_]{1,39}"
MOST_MBPS = 100_000


def read_tariff_rule(table: Table) -> TariffRule:
    """A rule; faults go to the table's list."""
    rule = TariffRule(
        code=table.shaped("code", CODE, example="roaming_2017"),
        holds_from=table.day("holds_from"),
        words=table.text("words", LINE),
        kinds=table.choices("kinds", OfferingKind),
        abolishes=() if table.says_none("abolishes") else table.names("abolishes", CODE, example="domestic_roaming"),
        speed_up=_speed_up(table),
        source=table.string("source", most=NAME.en),
    )
    table.finish()
    if table.sound("abolishes", "speed_up") and bool(rule.abolishes) == (rule.speed_up is not None):
        table.fault("speed_up", words.RULE_DOES_ONE_THING)
    return rule


def _speed_up(table: Table) -> SpeedUp | None:
    group = table.group_or_none("speed_up")
    if group is None:
        return None
    found = SpeedUp(
        to_mbps=group.whole("to_mbps", least=1, most=MOST_MBPS),
        up_to_mbps=group.whole("up_to_mbps", least=1, most=MOST_MBPS),
        access=None if group.says_none("access") else group.choice("access", Access),
        begun_before=group.day_or_none("begun_before"),
    )
    group.finish()
    if group.sound("to_mbps", "up_to_mbps") and found.to_mbps < found.up_to_mbps:
        group.fault("to_mbps", words.NOT_FASTER)
    return found

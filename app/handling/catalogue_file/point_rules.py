"""`[[point_rule]]`: how many points a yuan brings customers of some stars (S70)."""

from app.domain.points import MOST_TIMES, PointRule
from app.handling.data_file.new_words import NAME
from app.handling.data_file.table import Table
from app.texts import data_files as words
from app.texts.points import STARS_TWICE

MOST_STARS = 7


def read_point_rules(tables: tuple[Table, ...]) -> tuple[PointRule, ...]:
    """All of a file; faults go to the list of the table they stand in."""
    rules: list[PointRule] = []
    for table in tables:
        rule = PointRule(
            stars_from=table.whole("stars_from", least=0, most=MOST_STARS),
            stars_to=table.whole("stars_to", least=0, most=MOST_STARS),
            times=table.whole("times", least=1, most=MOST_TIMES),
            source=table.string("source", most=NAME.en),
        )
        table.finish()
        if table.sound("stars_from", "stars_to"):
            twice = [
                stars for stars in range(rule.stars_from, rule.stars_to + 1) if any(r.is_for(stars) for r in rules)
            ]
            if rule.stars_to < rule.stars_from:
                table.fault("stars_to", words.STARS_REVERSED)
            elif twice:
                table.fault("stars_from", STARS_TWICE, stars=twice[0])
        rules.append(rule)
    return tuple(rules)

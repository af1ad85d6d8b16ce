"""What 今天 shows, as values in one language: seven tiles, a chart, bars and tables. None of Qt is here."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.figure_table import Behind, FigureTable
from app.domain.repair import Age
from app.texts.language import Text

LIVE = "live"  # Behind.figure of what the hall's queue shows now; key waiting or serving
APPROVALS, REPAIR = "approvals", "repair"  # the pages of the manager's face where all of it stands


class Weight(StrEnum):
    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class TileView:
    """`unit` stands small behind the figure; `page` is opened in place of rows where there is one."""

    name: str
    icon: str
    title: str
    figure: str
    unit: str
    note: str
    weight: Weight = Weight.PLAIN
    behind: Behind | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class HourBar:
    """`came` None for an hour to come; `expected` None where no weeks say. `wait_min` of those called."""

    hour: str
    came: int | None
    wait_min: float | None
    expected: int | None
    said: str
    behind: Behind


@dataclass(frozen=True, slots=True)
class ChartView:
    """`longest` stands at the highest point; `about` are the words over an expected bar."""

    bars: tuple[HourBar, ...]
    longest: str = ""
    longest_at: int = -1
    about: tuple[str, ...] = ()
    legend: tuple[str, str, str] = ("", "", "")
    minutes: str = ""  # the axis at the right: "{n} 分" with its number left open


@dataclass(frozen=True, slots=True)
class BarLine:
    """`share` 0 to 1 of the bar; `figures` flush right, in columns; `pill` None for none."""

    name: str
    share: float
    figures: tuple[str, ...]
    behind: Behind
    weight: Weight = Weight.GOOD
    pill: str = ""


@dataclass(frozen=True, slots=True)
class RowAct:
    """A button of a row; `cap` is the key that presses it, "" for none."""

    name: str
    said: str
    cap: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class ActRow:
    """What can be seen to from the page itself. A cell's second line is quiet; `waited` is its age, tinted by `age`."""

    key: str
    cells: tuple[str, ...]
    waited: str
    acts: tuple[RowAct, ...]
    age: Age = Age.FRESH


@dataclass(frozen=True, slots=True)
class ActTable:
    """`heads` of the cells and of what was waited; `shares` divide the room that is left among the cells."""

    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[ActRow, ...]


@dataclass(frozen=True, slots=True)
class PanelView:
    """`empty` and what then, where there is nothing to show; `hidden` where there never will be. `more`: not all of it
    is here."""

    title: str
    note: str = ""
    pill: str = ""
    empty: tuple[str, str] = ("", "")
    lines: tuple[BarLine, ...] = ()
    table: FigureTable | None = None
    acts: ActTable | None = None
    more: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class TodayShown:
    """`ready` False until the first figures are here."""

    ready: bool = False
    note: Text | None = None
    tiles: tuple[TileView, ...] = ()
    chart: ChartView = field(default_factory=lambda: ChartView(()))
    arrivals: PanelView = field(default_factory=lambda: PanelView(""))
    promises: PanelView = field(default_factory=lambda: PanelView(""))
    repair: PanelView = field(default_factory=lambda: PanelView(""))
    asks: PanelView = field(default_factory=lambda: PanelView(""))
    methods: PanelView = field(default_factory=lambda: PanelView(""))
    matters: PanelView = field(default_factory=lambda: PanelView(""))
    desks: PanelView = field(default_factory=lambda: PanelView(""))
    left: PanelView = field(default_factory=lambda: PanelView("", hidden=True))

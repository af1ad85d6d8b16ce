"""What the dialog of an A4 form paints: frozen, no Qt."""

from dataclasses import dataclass

from ui.clerk.state import ListRow


@dataclass(frozen=True, slots=True)
class FormPaperState:
    """`rows` are the places it may go to, the last one a file; `to_file` says that this one is chosen, `file` is the
    path offered for it.

    `said` is whether it is a copy, `more` what else is to be known, "" for nothing. `act` stands with `icon` on the
    button, which is alive while `ready`; `busy` and `problem` are sentences, "" for nothing. Where nobody knows whether
    the last one came out, `said` asks that and `rows` are the two answers. `copies` is what F6 does about the archive
    copy, "" where there is none.
    """

    title: str
    note: str
    said: str
    more: str
    rows: tuple[ListRow, ...]
    selected: int
    to_file: bool
    file: str
    act: str
    icon: str
    ready: bool
    busy: str
    problem: str
    foot: str
    copies: str = ""

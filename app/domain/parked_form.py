"""挂单 at the hall server: a form one desk put down that another desk may take up."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ParkedForm:
    """As a list of them shows it. `label` is masked; `by` the staff number and `desk` of whoever put it down.

    `taken_desk` is the desk that took it up, "" while it lies there.
    """

    form_id: str
    label: str
    by: str
    desk: str
    parked_at: datetime
    taken_desk: str = ""


@dataclass(frozen=True, slots=True)
class FormToPark:
    """`body` is the form as the counter writes its drafts; the hall server does not read it."""

    form_id: str
    label: str
    by: str
    body: str


@dataclass(frozen=True, slots=True)
class ParkedForms:
    forms: tuple[ParkedForm, ...]

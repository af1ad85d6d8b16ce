"""What the dialog of address and visit paints: frozen, no Qt."""

from dataclasses import dataclass

Option = tuple[str, str]  # value and words


@dataclass(frozen=True, slots=True)
class InstallationState:
    """`day` is what stands in the field, `day_chosen` the option it means, "" for none; `problem` why not yet."""

    title: str
    note: str
    address_label: str
    address_example: str
    address: str
    day_label: str
    day_example: str
    day: str
    days: tuple[Option, ...]
    day_chosen: str
    half_label: str
    halves: tuple[Option, ...]
    half: str
    problem: str
    keep: str
    next: str
    later: str

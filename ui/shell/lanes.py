"""The counter's own threads."""

from dataclasses import dataclass

from ui.frame.lanes import QtLane


@dataclass(frozen=True, slots=True)
class Lanes:
    """The store's, the centre's, the printer's, that of readers and pictures, of A4 pages, of payment providers, the
    hall server's, that of the operator's own sign-on, which waits for a person, and that of the manager's figures."""

    store: QtLane
    central: QtLane
    printing: QtLane
    devices: QtLane
    pages: QtLane
    payments: QtLane
    hall: QtLane
    sign_on: QtLane
    figures: QtLane

    def close(self, *, finish_within_s: float) -> bool:
        """True where all work given was finished."""
        beside = (self.printing, self.pages, self.devices, self.payments, self.hall, self.sign_on, self.figures)
        lanes = (*beside, self.central, self.store)
        finished = [lane.close(finish_within_s=finish_within_s) for lane in lanes]
        return all(finished)

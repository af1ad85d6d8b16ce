"""win32print as python-escpos calls it, with a spooler that keeps documents. Never compared with a Windows."""

from dataclasses import dataclass, field


class SpoolerError(Exception):
    """pywintypes.error: no OSError."""


@dataclass
class Document:
    data_type: str
    name: str
    data: bytes = b""
    ended: bool = False


@dataclass
class WindowsSpooler:
    """Both modules, win32print and pywintypes, as far as they are used here."""

    names: tuple[str, ...] = ("XP-80C",)
    takes_jobs: bool = True
    breaks_at: str = ""
    attributes: int = 0
    status: int = 0
    documents: list[Document] = field(default_factory=list)

    error = SpoolerError
    PRINTER_ENUM_NAME = 8
    PRINTER_ENUM_LOCAL = 2
    PRINTER_ENUM_CONNECTIONS = 4

    def EnumPrinters(self, flags: int, name: str | None, level: int) -> tuple[dict[str, object], ...]:
        return tuple({"pPrinterName": n, "Attributes": self.attributes, "Status": self.status} for n in self.names)

    def OpenPrinter(self, name: str) -> str:
        return name

    def StartDocPrinter(self, handle: str, level: int, what: tuple[str, str, str]) -> int:
        if not self.takes_jobs:
            raise SpoolerError(5, "StartDocPrinter", "Access is denied.")
        self.documents.append(Document(data_type=what[2], name=what[0]))
        return len(self.documents)

    def StartPagePrinter(self, handle: str) -> None:
        self._may_break("StartPagePrinter")

    def WritePrinter(self, handle: str, data: bytes) -> int:
        self._may_break("WritePrinter")
        self.documents[-1].data += data
        return len(data)

    def EndPagePrinter(self, handle: str) -> None:
        self._may_break("EndPagePrinter")

    def EndDocPrinter(self, handle: str) -> None:
        self._may_break("EndDocPrinter")
        self.documents[-1].ended = True

    def ClosePrinter(self, handle: str) -> None:
        return None

    def _may_break(self, call: str) -> None:
        if call == self.breaks_at:
            raise SpoolerError(1722, call, "The RPC server is unavailable.")

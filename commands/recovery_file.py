"""The recovery sheet as a file to print: from the set-up, and a new one from the settings page."""

from datetime import datetime
from pathlib import Path

from app.domain.business_hall import CounterDesk
from app.errors import InputRefused
from app.papers.recovery_sheet import recovery_sheet
from app.texts.language import Language, Text


def write_sheet(
    file: Path,
    *,
    desk: CounterDesk,
    store_id: str,
    folder: Path,
    code: str,
    at: datetime,
    language: Language,
    unwritable: Text,
) -> Path:
    """Only its owner can read it. Raises InputRefused with `unwritable`, which knows {file}; nothing is there then."""
    from printing.pdf_recovery import recovery_sheet_pdf  # reportlab takes a second to load

    sheet = recovery_sheet(
        desk=desk, store_id=store_id, folder=str(folder.resolve()), code=code, made_at=at, language=language
    )
    made = False
    try:
        file.touch(mode=0o600, exist_ok=False)
        made = True
        file.write_bytes(recovery_sheet_pdf(sheet))
    except OSError as wrong:
        if made:
            file.unlink(missing_ok=True)
        raise InputRefused(unwritable, file=file) from wrong
    return file

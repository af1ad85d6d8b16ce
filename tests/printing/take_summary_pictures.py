"""The daily summary as paper: `python -m tests.printing.take_summary_pictures [FOLDER]`; the pages by `pdftoppm`."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from app.papers.daily_paper import daily_paper
from app.papers.daily_summary import narrow_summary
from app.texts.language import Language
from printing.layout import lay_out
from printing.pdf_summary import summary_pdf
from printing.profiles import PAPER_80
from printing.raster import preview
from tests.papers.day_summaries import HALL, NAMES, PRINTED, rich_summary
from tests.ui.small_pictures import make_small
from ui.frame.application import application

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DOTS_AN_INCH = "96"


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    application()
    for language in Language:
        printed = replace(PRINTED, by=NAMES["staff:1002"].say(language))
        paper = daily_paper(rich_summary(), hall=HALL, printed=printed, language=language, names=NAMES)
        slip = preview(lay_out(narrow_summary(paper), columns=PAPER_80.columns), PAPER_80)
        (folder / f"summary-slip-{language.value}.png").write_bytes(slip)
        pdf = folder / f"summary-{language.value}.pdf"
        pdf.write_bytes(summary_pdf(paper))
        pages = folder / f"summary-a4-{language.value}"
        subprocess.run(["pdftoppm", "-r", DOTS_AN_INCH, "-png", str(pdf), str(pages)], check=True)
        pdf.unlink()
        for page in folder.glob(f"{pages.name}-*.png"):
            make_small(page)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

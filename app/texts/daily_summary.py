"""日报: the words of the day's figures, on the screen, on paper and in the spreadsheet."""

from typing import Final

from app.texts.language import Text

MINUTES: Final = Text("{n} 分", "{n} min")

"""Why a job did not begin though its printer is there: nothing of it is on paper, and what is kept prints by itself."""

from typing import Final

from app.texts.language import Text

HELD: Final = Text(  # what it has and what to do, in the words of app.texts.printers
    "打印机 {address} {condition}，什么也没有印，单据都存着。{then}",
    "The printer {address} {condition}; nothing was printed, and all is kept. {then}",
)
BROKE_OFF_BEFORE: Final = Text(
    "打印机 {address} 刚连上就断了，什么也没有印。请看电源和线，存着的单据会自己印出来。",
    "The printer {address} broke off before it got anything; nothing was printed. "
    "Check power and cable: what is kept prints by itself.",
)

"""The close of a day, in words."""

from app.texts.language import Text

STOP_TICKETS = Text("停止取号", "Stop tickets")
COUNT_CASH = Text("各台交班盲点现金", "Count every drawer")
CHECK_TAKINGS = Text("核对收款", "Check takings")
CLEAR_ITEMS = Text("清空待办", "Clear open items")
COMPARE = Text("与中心对总数", "Compare with the centre")
SIGN = Text("签字并打印日报", "Sign and print the summary")

TAMPERED = Text(
    "{day} 的日结（Z {number}）和封存时不一样，不能当真。别再改动这台电脑，告诉中心。",
    "The closed day {day} (Z {number}) is not as it was sealed and cannot be relied on. Leave this PC as it is and"
    " tell the centre.",
)

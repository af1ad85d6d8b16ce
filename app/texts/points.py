"""What stands on screen of points, and what is said of a faulty rule."""

from app.texts.language import Text

LABEL = Text("积分", "Points")
ONE = Text("消费 1 元积 1 分", "1 for every ¥1 spent")
MANY = Text("消费 1 元积 {n} 分", "{n} for every ¥1 spent")
STARS_TWICE = Text(
    "{stars} 星的积分倍数前面已经写过。每个星级只写一次。",
    "The points of {stars} stars are given above already. Give each number of stars once.",
)

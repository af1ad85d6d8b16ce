"""Words for money that is owed back: the list of it, trying once more, cash in place of the way it came."""

from typing import Final

from app.texts.language import Text

SEEN_TO: Final = Text(
    "这一笔已经有人处理了，没有再退第二次。列表已更新。",
    "Somebody saw to this one already; nothing went back twice. The list is renewed.",
)

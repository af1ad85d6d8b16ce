"""打印测试页: whether a printer writes Chinese, the whole width, bold, double size, rare characters and the QR."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.hall_time import on_paper
from app.papers.document import Cut, Document, Feed, Heading, Item, KeyValue, Paragraph, QrCode, Rule
from app.texts import papers as texts
from app.texts.language import Language

_SIGNS = "，。；：！？（）【】“”—…·→×÷±№℃①②③￥√■□★☆"
_LETTERS = "一台清 0123456789 ABC xyz @#%&*"
_RARE = "䶮㛃"  # in real names, outside GBK: these two are drawn, not sent as text
_PAYLOAD = "YITAI-TEST"


def test_page(
    *, printer: str, columns: int, paper_width_mm: int, at: datetime, zone: ZoneInfo, language: Language
) -> Document:
    """`printer` is its address as the clerk typed it; `columns` the cells of a line."""
    ruler = ("1234567890" * 5)[: columns - 2]
    blocks = (
        Heading(texts.TEST_TITLE.say(language), strong=True, double=True),
        Rule(),
        KeyValue(texts.TEST_PRINTER.say(language), printer),
        KeyValue(
            texts.TEST_WIDTH.say(language), texts.TEST_WIDTH_VALUE.say(language, mm=paper_width_mm, columns=columns)
        ),
        KeyValue(texts.TEST_TIME.say(language), on_paper(at, zone)),
        Rule(),
        Paragraph(texts.TEST_RULER.say(language)),
        Paragraph(ruler + "满"),
        Paragraph(texts.TEST_SIGNS.say(language)),
        Paragraph(_SIGNS),
        Paragraph(_LETTERS),
        Item(texts.TEST_STRONG.say(language), "¥1,234.50", strong=True),
        KeyValue(texts.TEST_DOUBLE.say(language), "¥20.00", strong=True, double=True),
        Paragraph(texts.TEST_RARE.say(language) + _RARE),
        QrCode(_PAYLOAD, texts.TEST_SCAN.say(language, payload=_PAYLOAD)),
        Rule(),
        Paragraph(texts.TEST_CONFIRM.say(language)),
        Feed(1),
        Cut(),
    )
    return Document(title=texts.TEST_TITLE.say(language), blocks=blocks)

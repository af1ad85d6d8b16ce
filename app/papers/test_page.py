"""打印测试页: two questions decide the profile, whether the printer writes Chinese and how wide its paper is.

The rest shows what a receipt needs: signs, bold, double size, rare characters and the QR.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.hall_time import on_paper
from app.papers.document import Cut, Document, Feed, Heading, Item, KeyValue, Paragraph, QrCode, Rule, Sample
from app.texts import papers as texts
from app.texts.language import Language, Text

SAMPLE = "一台清 中文 ￥1,234.50"
_SIGNS = "，。；：！？（）【】“”—…·→×÷±№℃①②③￥√■□★☆"
_LETTERS = "一台清 0123456789 ABC xyz @#%&*"
_RARE = "䶮㛃𠮷"  # in real names, outside GBK: these are drawn, not sent as text
_PAYLOAD = "YITAI-TEST"


def test_page(
    *, printer: str, model: Text, columns: int, paper_width_mm: int, at: datetime, zone: ZoneInfo, language: Language
) -> Document:
    """`printer` is its address as the clerk typed it; `columns` the cells of a line."""
    ruler = ("1234567890" * 5)[: columns - 2] + "满"
    blocks = (
        Heading(texts.TEST_TITLE.say(language), strong=True, double=True),
        Rule(),
        KeyValue(texts.TEST_PRINTER.say(language), printer),
        KeyValue(texts.TEST_MODEL.say(language), model.say(language)),
        KeyValue(
            texts.TEST_WIDTH.say(language), texts.TEST_WIDTH_VALUE.say(language, mm=paper_width_mm, columns=columns)
        ),
        KeyValue(texts.TEST_TIME.say(language), on_paper(at, zone)),
        Rule(),
        Paragraph("1. " + texts.TEST_CHINESE.say(language)),
        Sample(SAMPLE),
        Paragraph("2. " + texts.TEST_RULER.say(language)),
        Paragraph(ruler),
        Rule(),
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

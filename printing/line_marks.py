"""What may stand neither at the head of a line nor at the end of one: the same on narrow paper and in PDF files."""

NOT_FIRST = frozenset("，。、；：！？）》」』】〕〉”’…—·～％‰℃,.;:!?)]}%")
NOT_LAST = frozenset("（《「『【〔〈“‘¥￥$№([{/")
# What a Chinese input method types is a figure too: ￥１，２３４．５０, ￥1，234.50.
_GROUPED = r"\d{1,3}(?:，\d{3})+(?!\d)"
_REST = r"(?:[\d,.]|．(?=\d))*"
AMOUNT = rf"(?:(?<![0-9A-Za-z])[-+−])?[¥￥$＄]?(?:{_GROUPED}|\d){_REST}"  # never broken where a line has room for it
WIDE_FIGURE = rf"(?<!\d)(?:{_GROUPED}|[０-９]){_REST}(?:：\d\d)*"  # one with such figures or marks; a time of day too

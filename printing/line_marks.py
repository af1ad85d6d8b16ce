"""What may stand neither at the head of a line nor at the end of one: the same on narrow paper and in PDF files."""

NOT_FIRST = frozenset("，。、；：！？）》」』】〕〉”’…—·～％‰℃,.;:!?)]}%")
NOT_LAST = frozenset("（《「『【〔〈“‘¥￥$№([{/")
AMOUNT = r"(?:(?<![0-9A-Za-z])[-+−])?[¥￥$]?\d[\d,.]*"  # never broken where a line has room for it

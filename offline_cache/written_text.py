"""A sentence in both languages as one column holds it."""

import json

from app.texts.language import Text, same


def written_text(text: Text) -> str:
    return json.dumps({"en": text.en, "zh": text.zh}, ensure_ascii=False, sort_keys=True)


def read_text(written: str) -> Text:
    """Both languages; orders and drafts of 0.1 have one line in the language they were made in."""
    if not written.startswith("{"):
        return same(written)
    body = json.loads(written)
    return Text(body["zh"], body["en"])

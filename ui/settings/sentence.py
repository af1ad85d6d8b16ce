"""What a person reads when a job of the settings page did not come off."""

from app.errors import FileFaulty, Trouble
from app.texts import settings_page as words
from app.texts.language import Text


def sentence_of(error: Exception, *, late: Text, unwritten: Text | None = None) -> Text:
    """The sentence for trouble; with a faulty file its first fault and where it is. Raises what is no trouble.

    `late` is said where the lane gave up waiting, `unwritten` of a file that could not be written.
    """
    if isinstance(error, FileFaulty):
        place, what = error.faults[0]
        first = Text(f"{place}：{what.zh}", f"{place}: {what.en}")
        return words.IMPORT_FAULTY.filled(sentence=error.text.filled(**error.values), first=first)
    if isinstance(error, Trouble):
        return error.text.filled(**error.values)
    if isinstance(error, TimeoutError):
        return late
    if isinstance(error, OSError) and unwritten is not None:
        return unwritten
    raise error

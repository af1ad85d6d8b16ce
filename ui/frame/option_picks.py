"""A setting with so many options that they stand under headings, as a Picker shows them: found by the words of both
languages."""

from app.domain.setting import Setting
from app.texts import settings as words
from app.texts.language import Language
from ui.widgets.picker import Picker, PickOption, PickWords


def render_options(picker: Picker, setting: Setting, value: str, language: Language) -> None:
    under = {key: heading for heading, keys in setting.headings for key in keys}
    options = []
    for key, said in setting.options:
        heading = under.get(key)
        above = heading.say(language) if heading is not None else ""
        both = [said.zh, said.en, *([heading.zh, heading.en] if heading is not None else [])]
        options.append(PickOption(key, said.say(language), above, " ".join(both)))
    said_of = PickWords(setting.name.say(language), words.FIND_OPTION.say(language), words.NO_OPTION.say(language))
    picker.render_picker(options, value, said_of)

"""What is agreed and not in effect yet: the sentences of the form, and the short notes beside a product."""

from app.texts.language import Text

FROM_DAY = Text("从 {day}起", "from {day}")
ONCE_INSTALLED = Text("装好后", "once it is installed")
ONCE_REMOVED = Text("拆完后", "once it is removed")
BEGINS = Text("{name} {when}生效", "{name} runs {when}")
CHANGES = Text("{name} {when}换成 {becomes}", "{name} becomes {becomes} {when}")
ENDS = Text("{name} {when}停用", "{name} is off {when}")
RENEWED = Text("{name} {when}续约", "{name} is renewed {when}")
NOT_IN_EFFECT = Text(
    "{what}，还没生效；要再改先把那张单返销，或者等生效后再来。",
    "{what}. That is not in effect yet: for another change have that order reversed first, or come back once it is.",
)
AGREED = Text(
    "以前办好、还没生效的，也算在以后的月费里：{what}。",
    "The monthly sum from now on also counts what was agreed before and is not in effect yet: {what}.",
)
COUNTED = Text("含已办未生效的", "with what is agreed already")
COUNTED_SENTENCE = Text("含您已办、还没生效的。", "This includes what you agreed before.")
BETWEEN = Text("；", "; ")

# Beside a product in the customer's column
PILL = Text("待生效", "To come")
NOTE_BEGINS = Text("{day} 起生效", "Starts {day}")
NOTE_CHANGES = Text("{day} 起换成 {becomes}", "{becomes} from {day}")
NOTE_ENDS = Text("{day} 起停用", "Off from {day}")
NOTE_RENEWED = Text("{day} 起续约", "Renewed from {day}")
NOTE_BEGINS_INSTALLED = Text("装好后生效", "Starts once installed")
NOTE_CHANGES_INSTALLED = Text("装好后换成 {becomes}", "{becomes} once installed")
NOTE_ENDS_REMOVED = Text("拆完后停用", "Off once removed")

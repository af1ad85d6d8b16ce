"""Words of `yitai report`: what was written, what a printed summary turned out to be."""

from typing import Final

from app.texts.language import Text

WRITTEN: Final = Text("日报写好了：{file}。", "The summary is in {file}.")
NOT_A_DAY: Final = Text("日期“{said}”看不懂，请写成 2026-11-20 这样。", '"{said}" is no day. Write it as 2026-11-20.')
BACKWARDS: Final = Text("{last} 在 {first} 前面，请把两个日期换一下。", "{last} is before {first}: swap the two days.")
TOO_LONG: Final = Text("一次最多 {most} 天，请分几次。", "At most {most} days at once; ask in parts.")
SOMETHING_ELSE: Final = Text(
    "{file} 已经在了，而且不是日报，没有动它。换个名字，或加 --replace。",
    "{file} is there and is no summary; it was left alone. Choose another name, or add --replace.",
)
OTHER_HALL: Final = Text(
    "{folder} 里的柜台没有和 {url} 配对，它的营业厅服务器是 {known}。",
    "The counter in {folder} is not paired with {url}; its hall server is {known}.",
)
NO_HALL: Final = Text("没有", "none")
OLD_DOOR: Final = Text(
    "营业厅服务器是旧版本，没有说它是哪个厅。请先升级它。",
    "The hall server is of an older release and does not say which hall it is. Update it first.",
)
NO_CENTRE: Final = Text(
    "没有说是哪个中心：把地址写在 --centre 后面，或先在 {folder} 的柜台设置里填中心地址。",
    "No centre was named: write its address behind --centre, or set it at the counter in {folder} first.",
)
NO_TOKEN: Final = Text(
    "看各厅的数要运营令牌，请先设环境变量 {variable}。",
    "The halls' figures want the operator's token: set the environment variable {variable} first.",
)
NOT_FROM_CENTRE: Final = Text(
    "各厅的总表只有整个厅的数：--desk、--clerk、--rows 要和 --one-hall 一起用，--hall 不能和 --centre 一起用。",
    "The table of all halls is of whole halls: --desk, --clerk and --rows want --one-hall, and "
    "--hall does not go with --centre.",
)
ONLY_OF_CENTRE: Final = Text("--one-hall 要和 --centre 一起用。", "--one-hall goes with --centre.")
NO_FIGURES: Final = Text(
    "{days} 中心还没有数，没有写文件。",
    "The centre has no figures of {days} yet. No file was written.",
)
NO_FIGURES_OF_HALL: Final = Text(
    "{hall} {days} 在中心还没有数，没有写文件。",
    "The centre has no figures of {hall} for {days} yet. No file was written.",
)
CENTRE_UNREACHABLE: Final = Text(
    "连不上中心 {address}，没有写文件。", "The centre {address} does not answer. No file was written."
)
CENTRE_STRANGE: Final = Text(
    "{address} 的回答看不懂，可能不是中心，或者版本不同。",
    "What {address} answers is not understood: it may be no centre, or of another release.",
)

NOT_OURS: Final = Text("{file} 不是一台清的日报 PDF。", "{file} is no summary PDF of Yitai.")
NOT_CLOSED: Final = Text(
    "{file} 是 {day} 没日结时打的，没有封印可以核对。",
    "{file} was printed before {day} was closed: there is no seal.",
)
NEVER_CLOSED: Final = Text(
    "{file} 是一个台席、一个人、几天或几个厅的报表，日结只封一个厅的一天，没有封印可以核对。",
    "{file} is of a desk, a person, several days or halls. Only a hall's whole day is closed and sealed.",
)
NO_SUCH_CLOSE: Final = Text(
    "{day} 在这里没有日结，{file} 说的 Z {number} 找不到。",
    "{day} is not closed here: the Z {number} that {file} names is not found.",
)
OTHER_SEAL: Final = Text(
    "{file} 不对：它说是 {day} 的 Z {number}，可封印和这里日结的不一样。",
    "{file} is not right: it says Z {number} of {day}, with another seal than the day was closed with here.",
)
OF_ANOTHER_HALL: Final = Text("{file} 是另一个厅（{hall}）的日报。", "{file} is a summary of another hall ({hall}).")
AS_PRINTED: Final = Text(
    "{file} 和日结时的日报一样：{day}，Z {number}。", "{file} is as the day was closed: {day}, Z {number}."
)
PAGE_DIFFERS: Final = Text(
    "{file} 被改过：第 {page} 页和 {day} 的日结不一样。", "{file} was changed: page {page} is not as {day} was closed."
)
PAGES_DIFFER: Final = Text(
    "{file} 被改过：有 {pages} 页，{day} 的日报应有 {wanted} 页。",
    "{file} was changed: it has {pages} pages, and the summary of {day} has {wanted}.",
)
ELSEWHERE: Final = Text(
    "{file} 被改过：每页画的一样，但文件别处不同，上面可能盖了东西。",
    "{file} was changed: its pages draw the same, something else in it differs and may lie over them.",
)
UNREADABLE: Final = Text(
    "{file} 不是原来那份：已被别的程序改写，读不出每一页。请找原件。",
    "{file} is not the original: another program rewrote it, and its pages cannot be read. Look for the original.",
)

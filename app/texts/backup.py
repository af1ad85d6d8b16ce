"""Backups of a store, in words."""

from app.texts.language import Text

FOLDER = Text("备份文件夹", "Backup folder")
FOLDER_SAYS = Text(
    "每小时和日结时，数据存储备份到这里，最好在另一块盘上。不填，就在存储旁边。",
    "The store is backed up here each hour and at the day's close, best on another disk. Empty: beside the store.",
)
NOT_THERE = Text("备份文件夹 {folder} 写不进去。", "The backup folder {folder} cannot be written to.")
NO_ROOM = Text("备份文件夹 {folder} 没有地方了。", "The backup folder {folder} has no room left.")
NOT_SOUND = Text("刚做的备份读不回来，已经删掉：{what}", "The backup does not read back and was removed: {what}")
NO_BACKUP = Text("{folder} 不是一台清的备份。", "{folder} is no backup of Yitai.")
NO_DAY_KEYS = Text(
    "备份旁边没有 {file}，证件号和签名打不开，没有恢复。",
    "{file} is not beside the backup, so documents and signatures could not be read. Nothing was restored.",
)
STORE_THERE = Text(
    "{folder} 里已经有东西，没有恢复。请给一个空文件夹。",
    "{folder} is not empty: nothing was restored. Name an empty folder.",
)
MADE = Text(
    "备份好了：{folder}，{orders} 单，{megabytes} MB。", "Backed up: {folder}, orders {orders}, {megabytes} MB."
)
PAIR_ANEW = Text(
    "这份存储是从 {at} 的备份恢复的，之后给出的单号不能再给一次，单子都留着。请先重新配对（yitai store pair）再收单；"
    "没有中心和营业厅服务器的，用 yitai store go-on。",
    "This store was restored from a backup of {at}; numbers given out since must not be given twice. Nothing is lost."
    " Please pair this counter anew (yitai store pair) before it takes orders; without centre and hall server,"
    " yitai store go-on.",
)
NOT_ALONE = Text(
    "这个台有中心或营业厅服务器，没有改。请重新配对（yitai store pair 或 pair-hall），由它们告诉最后一个单号。",
    "This counter has a centre or a hall server: nothing was changed. Please pair it anew (yitai store pair, or"
    " pair-hall), so that they say which number was the last.",
)
NOT_RESTORED = Text(
    "{folder} 不是恢复来的，照常收单，什么都没改。", "{folder} was not restored and takes orders. Nothing was changed."
)
GOES_ON = Text(
    "{folder} 可以收单了。单号从新的一段接着给，之前给过的不会再给。",
    "{folder} takes orders again. Its receipt numbers go on further up, so that none is given twice.",
)
RESTORED = Text(
    "恢复好了：{folder}，{orders} 单，到 {at} 为止。之后的单在营业厅服务器和中心；"
    "重新配对（yitai store pair 或 pair-hall）之前，这个台不收单。",
    "Restored: {folder}, orders: {orders}, as of {at}. Later ones are at the hall server and the centre. This"
    " counter takes no order until it is paired anew (yitai store pair, or pair-hall).",
)
DAYS_UNKNOWN = Text(
    "厅里的存储恢复过，之后结过哪几天、Z 号到几，还不知道",
    "The hall's store was restored; which days were closed since, and up to which Z number, is not known",
)
DAYS_UNKNOWN_HINT = Text(
    "联上中心就自己取回来。没有中心，就看最后一张日结单，把上面的 Z 号写进原因，再结。",
    "They are fetched by themselves once the centre answers. Without a centre, look at the last day's paper and"
    " give its Z number as the reason.",
)

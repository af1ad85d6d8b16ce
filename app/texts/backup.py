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
RESTORED = Text(
    "恢复好了：{folder}，{orders} 单，到 {at} 为止。之后的单在营业厅服务器和中心；接着收单前，先重新配对。",
    "Restored: {folder}, orders: {orders}, as of {at}. Later ones are at the hall server and the centre; pair this"
    " counter anew before it takes orders.",
)

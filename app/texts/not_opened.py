"""Words of the window that tells which known trouble kept the program from opening; trouble has its own sentence."""

from typing import Final

from app.texts.language import Text

TITLE: Final = Text("一台清没有打开", "Yitai did not open")
CLOSE: Final = Text("关闭", "Close")
LEFT: Final = Text("这台电脑上原有的内容", "What was on this PC")
LEFT_AS_IT_IS: Final = Text("都没有动", "Left as it is")

DAMAGED_KEPT: Final = Text(
    "上传过的单，中心都有；这台电脑上的文件夹没有动",
    "The centre has all that were sent; the folder on this PC is left as it is",
)
DAMAGED_NOW: Final = Text(
    "不要自己修，也不要删；保存支持包，交给技术支持，里面没有客户资料",
    "Do not repair or delete it; save the bundle and give it to support, no customer data is in it",
)
GONE_KEPT: Final = Text(
    "上传过的单，中心都有；备份里也有到备份那时为止的单",
    "The centre has all that were sent, and a backup those up to when it was made",
)
GONE_NOW: Final = Text(
    "照上面说的做，文件夹里别的都不要删；不会做，请保存支持包，交给技术支持，里面没有客户资料",
    "Do what is said above, and delete nothing in the folder; if unsure, save the bundle and give it to support, "
    "no customer data is in it",
)
NEWER_KEPT: Final = Text("都在这台电脑里，没有动", "All on this PC, left as they are")
NEWER_NOW: Final = Text("装上新版本，再打开", "Install the newer version, then open it")
LOCKED_KEPT: Final = Text("都在这台电脑里，锁着，没有动", "All on this PC, locked, left as they are")
LOCKED_NOW: Final = Text(
    "有恢复单的，用 yitai store recover 设一个新口令；没有的，请联系技术支持",
    "With the recovery sheet, yitai store recover sets a new passphrase; without one, call support",
)
FULL_NOW: Final = Text(
    "先在磁盘上清出空间，不要删一台清的文件夹，再重新启动",
    "Make room on the disk, but delete nothing of Yitai's folder; then restart",
)
IN_USE_NOW: Final = Text("先关掉另一个，再重新启动", "Close the other one, then restart")
OTHER_NOW: Final = Text(
    "照上面说的做好，再重新启动；还不行，请把支持包交给技术支持，里面没有客户资料",
    "Do what is said above, then restart; if it stays, give support the bundle, no customer data is in it",
)

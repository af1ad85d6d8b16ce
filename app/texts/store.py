"""What a person is told about the store on this counter."""

from app.texts.language import Text

FULL = Text(
    "磁盘已满，这一步没有保存。表单还在屏幕上，请清出空间后再试一次。",
    "The disk is full, so this step was not saved. The form is still on the screen: free some space and try again.",
)
NEWER = Text(
    "这个数据存储由更新版本的一台清建立，本版本不会改动它。请安装新版本后再打开。",
    "This store was made by a newer Yitai, and this version leaves it as it is. Install the newer version to open it.",
)
WRONG_PASSPHRASE = Text(
    "口令不对，存储没有打开，里面的数据没有变动。请核对后重新输入。",
    "The passphrase is wrong. The store stays closed and nothing in it was changed. Check it and type it again.",
)
PASSPHRASE_NEEDED = Text(
    "打开存储需要口令。请在提示处输入，或放在环境变量 {variable} 中再启动。",
    "The store needs its passphrase. Type it when asked, or set {variable} and start again.",
)
KEY_PLACE_NEEDED = Text(
    "这台电脑没有系统密钥库，新建存储需要一个口令。请在提示处输入，或放在环境变量 {variable} 中再启动。",
    "This PC has no keyring, so a new store needs a passphrase. "
    "Type one when asked, or set {variable} and start again.",
)
KEY_MISSING = Text(
    "系统密钥库里没有这个存储的钥匙，文件夹里也没有 store.key，数据没有变动。请在建立它的电脑和账户上打开；"
    "文件夹若是拷来的，请把 store.key 一起拷来。",
    "The keyring has no key for this store and its folder has no store.key; nothing was changed. Open it on the PC and "
    "account that made it; if the folder was copied, copy its store.key, too.",
)
NO_KEYRING = Text(
    "这台电脑没有系统密钥库，存储不能自动打开。请改为每次输入口令。",
    "This PC has no keyring, so the store cannot open by itself. Choose to type the passphrase at each start.",
)
WRONG_RECOVERY_CODE = Text(
    "恢复码不对，数据没有变动。请对照恢复单逐组核对。",
    "The recovery code is wrong; nothing was changed. Compare it with the sheet, group by group.",
)
RECOVERY_CODE_MISREAD = Text(
    "第 {group} 组可能看错了：恢复码每组五位，没有 I、L、O、U。",
    "Group {group} may be misread: five characters each, and none is I, L, O or U.",
)
NO_RECOVERY = Text(
    "这个存储没有恢复单，只能用口令打开。", "This store has no recovery sheet; only its passphrase opens it."
)
IN_USE = Text(
    "另一个一台清正在使用这个存储（{folder}）。请切换到已打开的窗口，或先关闭它。",
    "Another Yitai is using this store ({folder}). Switch to the window that is open, or close it first.",
)
DAMAGED = Text(
    "存储里的内容与写入时不一致，为避免出错已停止读取。请保留文件夹 {folder}，并联系维护人员。",
    "The store does not read back as it was written, so reading has stopped. "
    "Keep the folder {folder} and call support.",
)
DATABASE_GONE = Text(
    "这个存储用过，可是它的数据库 store.db 不见了，或是空的；没有另建新的，文件夹里别的没有动。"
    "请把 store.db 放回 {folder}，或者把备份恢复到一个空文件夹。",
    "This store has been in use, yet its database store.db is gone or empty. No new one was made and nothing else in "
    "the folder was touched. Put store.db back into {folder}, or restore a backup into an empty folder.",
)
NO_PLACE = Text(
    "{folder} 不能做存储的文件夹：它是一个文件，或者那里不让写。请换一个文件夹。",
    "{folder} cannot be a store's folder: it is a file, or nothing may be written there. Name another folder.",
)
UNREADABLE = Text(
    "磁盘没有正常读写，这一步没有保存。请检查磁盘和文件夹 {folder} 的权限后再试。",
    "The disk did not read or write as it should, and this step was not saved. "
    "Check the disk and your rights to {folder}, then try again.",
)
NO_PASSPHRASE = Text(
    "这个存储用系统密钥库打开，没有口令可换。",
    "The keyring alone opens this store; it has no passphrase to change.",
)
DEMO_PASSPHRASE_STAYS = Text(
    "演示和练习的存储不用口令，没有什么可换。",
    "A demo or training store needs no passphrase; there is none to change.",
)
NO_SHEET = Text(
    "恢复单是给有口令的存储用的；这一个没有自己的口令，没有做恢复单。",
    "A recovery sheet is for a store with a passphrase. This one has none of its own; no sheet was made.",
)
NO_STORE = Text(
    "文件夹 {folder} 里没有一台清的存储。先用 yitai demo 试用，或用 --store 指定设好的存储。",
    "There is no Yitai store in {folder}. Try yitai demo first, or name a store that is set up with --store.",
)
DATABASE_TOO_OLD = Text(
    "数据库组件版本 {found} 有已知缺陷，需要 {needed} 或更新。请重新安装程序的组件。",
    "The database component {found} has a known fault; {needed} or newer is needed. Install the program's parts again.",
)
NO_CATALOGUE = Text(
    "这台电脑上还没有业务目录。请先导入目录，再开始受理。",
    "There is no catalogue on this counter yet. Import one, then begin.",
)
REFUSED_WITHOUT_REASON = Text("中心没有说明原因。", "The centre gave no reason.")
CATALOGUE_VERSION_TAKEN = Text(
    "目录版本 {version} 已在这里，内容却不同，没有改动任何内容。请给新内容一个新的版本号。",
    "Catalogue {version} is already here with other contents; nothing was changed. "
    "Give the new one a version of its own.",
)

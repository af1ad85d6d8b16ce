"""What is said while a hall sets its counter up: the assistant, `yitai setup`, the recovery sheet."""

from app.texts.language import Text

# Fields that are asked only once
MANAGER_NUMBER = Text("店长工号", "Manager's staff number")
MANAGER_NUMBER_SAYS = Text("四位数字，登录时输入。", "Four digits, typed to sign on.")
MANAGER_NAME = Text("店长姓名", "Manager's name")
MANAGER_NAME_SAYS = Text("显示在屏幕右上角。", "Shown at the top right of the screen.")
MANAGER_LATIN_NAME = Text("店长姓名（拼音）", "Manager's name in Latin letters")
MANAGER_LATIN_NAME_SAYS = Text("英文屏幕上显示。", "Shown on English screens.")
MANAGER_PASSWORD = Text("店长密码", "Manager's password")
MANAGER_PASSWORD_SAYS = Text("至少 8 个字符，只存摘要。", "At least 8 characters. Only a hash of it is kept.")
MANAGER_PIN = Text("店长授权码", "Manager's PIN")
MANAGER_PIN_SAYS = Text("六位数字，替店员授权时输入。", "Six digits, typed to approve what a clerk may not do alone.")
PASSPHRASE = Text("存储口令", "Store passphrase")
PASSPHRASE_SAYS = Text(
    "加密本机数据的口令，至少 12 个字符。丢了它和恢复单，数据就打不开了。",
    "Encrypts the data on this PC; at least 12 characters. Without it and the recovery sheet nothing opens the data.",
)
OPENS_BY_ITSELF = Text("开机自动打开", "Opens by itself")
OPENS_BY_ITSELF_SAYS = Text(
    "钥匙放进系统密钥库，启动时不再问口令。",
    "The key goes into the system's keyring, and no passphrase is asked at start.",
)
YES, NO = Text("是", "Yes"), Text("否", "No")
CATALOGUE_SOURCE = Text("业务目录", "Catalogue")
CATALOGUE_SOURCE_SAYS = Text("在售业务从哪里来。", "Where the offers on sale come from.")
FROM_FILE = Text("从文件", "From a file")
FROM_CENTRE = Text("从中心", "From the centre")
CATALOGUE_FILE = Text("目录文件", "Catalogue file")
CATALOGUE_FILE_SAYS = Text("运营商发来的 .toml 文件。", "The .toml file from the operator.")
RECOVERY_SHEET = Text("恢复单文件", "Recovery sheet file")
RECOVERY_SHEET_SAYS = Text(
    "存成 PDF，打印后锁起来，再删掉文件。", "Saved as a PDF: print it, lock the paper away, then delete the file."
)

# Rules between fields
CODE_NEEDS_CENTRE = Text("有配对码就要写中心地址。", "A pairing code wants the centre's address too.")
CENTRE_NEEDS_CODE = Text("写了中心地址，就要有中心给的配对码。", "With a centre, its pairing code is needed too.")
CATALOGUE_NEEDS_CENTRE = Text("没有中心，业务目录只能从文件来。", "Without a centre the catalogue comes from a file.")
FILE_NEEDED = Text("请选目录文件。", "Choose the catalogue file.")
PASSPHRASE_OF_ITS_OWN = Text("存储口令不能和店长密码一样。", "The passphrase may not be the manager's password.")
PASSPHRASE_SHORT = Text(
    "存储口令至少 12 个字符，现在是 {count} 个。", "The passphrase has at least 12 characters, this has {count}."
)
PASSWORD_SHORT = Text(
    "密码至少 8 个字符，现在是 {count} 个。", "The password has at least 8 characters, this has {count}."
)

# Files
SETUP_FAULTY = Text(
    "设置文件有 {count} 处不对，什么都没有改动。", "Faults in the set-up file: {count}. Nothing was changed."
)

# While it is carried out
PAIRING = Text("正在和中心配对", "Pairing with the centre")
READING_CATALOGUE = Text("正在读业务目录", "Reading the catalogue")
MAKING_STORE = Text("正在建立加密存储", "Making the encrypted store")
WRITING_SHEET = Text("正在写恢复单", "Writing the recovery sheet")
LOOKING = Text("正在检查这台电脑", "Looking at this PC")

# How it ended
SET_UP = Text("设好了：{folder}。运行 yitai 开始受理。", "Set up in {folder}. Run yitai to begin.")
SHEET_WRITTEN = Text(
    "恢复单在 {file}：请打印后锁好，再删掉文件。",
    "The recovery sheet is {file}: print it, lock the paper away, then delete the file.",
)
ALREADY_SET_UP = Text(
    "{folder} 里已经有一个设好的存储，没有改动它。要另设一个，请用 --store 指定别的文件夹。",
    "{folder} already holds a store, which was left as it is. Name another folder with --store to set up a new one.",
)
OTHER_DESK = Text(
    "这个配对码是给 {hall} 的 {device} 的，和填的不一样。请改填，或请中心另开一个码。",
    "This pairing code is for {device} of {hall}, which is not what was given. Change that, or ask for another code.",
)
CENTRE_HAS_NO_CATALOGUE = Text(
    "中心还没有业务目录。请改从文件导入，或等中心导入后再设。",
    "The centre has no catalogue yet. Take it from a file, or wait until the centre has one.",
)
SHEET_UNWRITABLE = Text(
    "恢复单写不到 {file}，没有设置。请换个位置。",
    "The recovery sheet cannot be written to {file}. Nothing was set up: choose another place.",
)
SECRET_NEEDED = Text(
    "还缺{name}。请写进文件、放进环境变量 {variable}，或在终端里运行时输入。",
    "{name} is missing. Write it into the file, set {variable}, or run this in a terminal and type it.",
)
SHEET_THERE = Text(
    "{file} 已经在了，可能是另一台的恢复单，没有设置。请换个文件名。",
    "{file} is there already and may be another store's sheet. Nothing was set up: choose another name.",
)

PAIRED_LATER = Text(
    "已和 {url} 配对：{hall} {desk} 号台。下次启动起，单子会传到那里。",
    "Paired with {url}: {hall}, desk {desk}. From the next start on orders go there.",
)

# Recovering a store
RECOVERY_CODE = Text("恢复码", "Recovery code")
NEW_PASSPHRASE = Text("新口令", "New passphrase")
OLD_PASSPHRASE = Text("现在的口令", "Present passphrase")
TYPE_IT = Text(
    "还缺{label}。请在终端里运行并输入，或放进环境变量 {variable}。",
    "{label} is missing. Run this in a terminal and type it, or set {variable}.",
)
PASSPHRASE_CHANGED = Text(
    "口令换好了，{folder} 里的数据没有动。下次打开用新口令；恢复单还能用。",
    "The passphrase of {folder} is changed, its data untouched. Open it with the new one from now on; "
    "the recovery sheet stays good.",
)
RECOVERED = Text(
    "新口令已生效，{folder} 里的数据一样不少。恢复单还能再用，请继续锁好。",
    "The new passphrase opens {folder}, and all data is there. The recovery sheet stays good: keep it locked away.",
)

# On the terminal, while a window asks
ASSISTANT_OPEN = Text(
    "这台电脑还没有设过，设置助手已打开。想先试用就关掉它，运行 yitai demo。",
    "This PC is not set up yet: the assistant is open. To try the program first, close it and run yitai demo.",
)
PASSPHRASE_ASKED = Text("请在窗口里输入存储口令。", "Type the store's passphrase into the window.")

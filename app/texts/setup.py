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

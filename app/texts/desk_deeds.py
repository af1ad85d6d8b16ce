"""What the settings page does beside setting: test page, support bundle, catalogue file, passphrase."""

from typing import Final

from app.texts.language import Text

TEST_PAGE: Final = Text("打测试页", "Print a test page")
TEST_PAGE_BEGUN: Final = Text("正在打测试页，请看打印机。", "The test page is being printed; look at the printer.")
TEST_PAGE_LATE: Final = Text(
    "打印机太久没有回应，请看纸上有没有测试页，再看电源和连线。",
    "The printer took too long. See whether the page came out, then check power and cable.",
)
BUNDLE: Final = Text("支持包", "Support bundle")
BUNDLE_BEGUN: Final = Text("正在打支持包。", "The support bundle is being made.")
BUNDLE_SAVED: Final = Text(
    "支持包在 {file}，里面没有客户资料，可以交给技术支持。",
    "The support bundle is {file}. It holds no customer data and can go to support.",
)
BUNDLE_FAILED: Final = Text(
    "支持包没有存成，请看磁盘还有没有空间。", "The support bundle was not saved. See whether the disk has room."
)
CATALOGUE: Final = Text("导入目录或业务类型", "Import catalogue or matters")
CATALOGUE_TITLE: Final = Text("选目录文件或业务类型文件", "Choose a catalogue file or a matters file")
CATALOGUE_BEGUN: Final = Text("正在读文件。", "The file is being read.")
CATALOGUE_USED: Final = Text(
    "目录 {version} 已导入，在售业务 {count} 项，现在就用它。",
    "Catalogue {version} is in with {count} offers, and is used from now on.",
)
CATALOGUE_OLDER: Final = Text(
    "目录 {version} 已存下，但比现在的旧，仍用 {newest}。",
    "Catalogue {version} is kept, but is older than the present one: {newest} stays in use.",
)
MATTERS_USED: Final = Text(
    "业务类型 {version} 已导入，共 {count} 种，现在就用它。",
    "Matters {version} are in, {count} of them, and are in force from now on.",
)
MATTERS_OLDER: Final = Text(
    "业务类型 {version} 已存下，但比现在的旧，仍用 {newest}。",
    "Matters {version} are kept, but are older than the present ones: {newest} stay in force.",
)
LATE: Final = Text(
    "等太久没有回应，请稍后看结果，再试一次。", "It took too long. Look later whether it is done, then try again."
)

PASSPHRASE: Final = Text("换口令", "Change the passphrase")
PASSPHRASE_TITLE: Final = Text("换存储口令", "Change the store's passphrase")
PASSPHRASE_WHY: Final = Text(
    "打开这台电脑上数据的口令。换了以后，下次启动用新口令；恢复单还能用，数据不动。",
    "It opens the data on this PC. From the next start on the new one does; the recovery sheet stays good.",
)
OLD: Final = Text("现在的口令", "Present passphrase")
NEW: Final = Text("新口令，至少 12 个字符", "New passphrase, at least 12 characters")
AGAIN: Final = Text("再输一遍新口令", "The new passphrase once more")
OLD_MISSING: Final = Text("请输入现在的口令。", "Type the present passphrase.")
SAME: Final = Text("新口令和现在的一样，请换一个。", "This is the present passphrase; choose another one.")
UNLIKE: Final = Text("两遍不一样，请重新输入。", "The two differ. Type it again.")
PASSPHRASE_BEGUN: Final = Text("正在换", "Being changed")
PASSPHRASE_CHANGED: Final = Text(
    "存储口令换好了，下次启动用新口令。恢复单还能用。",
    "The passphrase is changed and wanted from the next start on. The recovery sheet stays good.",
)
KEY_NEXT: Final = Text("下一项", "next")
KEY_CHANGE: Final = Text("换", "change")
KEY_CANCEL: Final = Text("不换", "leave as it is")

"""What the settings page does beside setting: test page, support bundle, catalogue file, passphrase."""

from typing import Final

from app.texts.language import Text

TEST_PAGE: Final = Text("打测试页", "Print a test page")
TEST_PAGE_BEGUN: Final = Text("正在打测试页，请看打印机。", "The test page is being printed; look at the printer.")
TEST_PAGE_LATE: Final = Text(
    "打印机太久没有回应，请看纸上有没有测试页，再看电源和连线。",
    "The printer took too long. See whether the page came out, then check power and cable.",
)
PAGE_TITLE: Final = Text("测试页打得怎么样", "How did the test page come out?")
PAGE_WHY: Final = Text(
    "请拿着打出来的测试页，回答下面两个问题，打印机就这样设。以后再说，就什么都不改。",
    "With the page in hand, answer these two questions: the printer is set by them. Later leaves everything as it is.",
)
PAGE_ANSWER: Final = Text("说说打得怎么样", "Say how it came out")
PAGE_SET: Final = Text("就这样设", "Set the printer")
PAGE_RIGHT: Final = Text("现在的设置就打得对，没有改动。", "It prints right as it is set. Nothing was changed.")
PAGE_AGAIN: Final = Text(
    "不用等重新启动，现在就再打一张测试页，看标尺是不是正好。",
    "Print another test page now, before the restart, and see whether the ruler fits.",
)
PAGE_LATE: Final = Text(
    "打印机太久没有回应，什么都没改。请再回答一次，或者再打一张测试页。",
    "The printer took too long, and nothing was set. Answer again, or print another test page.",
)
PAGE_LEFT: Final = Text(
    "刚才锁了屏或换了人，没有按回答设打印机，什么都没改。请再回答一次，或者再打一张测试页。",
    "The screen was locked or somebody else came: nothing was set by the answers. Answer again, or print another page.",
)
PAGE_OLD: Final = Text(
    "这张测试页打出来以后，打印机的地址或型号换过了，没有按它设。请打一张新的测试页。",
    "The printer's address or model was changed after this page, so nothing was set by it. Print a new test page.",
)
RULER_STAYS: Final = Text(
    "纸宽已经设成 {mm} mm，没有可改的。标尺还不合，请看纸卷，再看打印机自己的纸宽设置。",
    "The paper is set to {mm} mm already, so nothing was changed. Look at the roll and at the printer's own setting.",
)
KEY_MOVE: Final = Text("移动", "move")
KEY_SET: Final = Text("选定，都选了再按就设", "choose; with both chosen, set the printer")
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

RECOVERY_SHEET: Final = Text("做新恢复单", "New recovery sheet")
SHEET_TITLE: Final = Text("做一张新的恢复单", "Make a new recovery sheet")
SHEET_WHY: Final = Text(
    "忘了存储口令时，只有恢复单能打开这台电脑上的数据。恢复码没有存下来，旧单不能重打，只能做一张新的。"
    "新单一做好，旧单就作废，请销毁。",
    "Only the recovery sheet opens this PC's data when the passphrase is forgotten. Its code is kept nowhere, so "
    "the old sheet cannot be printed again: a new one takes its place, and the old one opens nothing from then on.",
)
SHEET_PASSPHRASE: Final = Text("存储口令", "Store passphrase")
SHEET_BEGUN: Final = Text("正在做", "Being made")
SHEET_MADE: Final = Text(
    "新恢复单在 {file}。请打开打印，锁进保险柜，再删掉文件。旧单已经作废，请销毁。",
    "The new sheet is {file}. Open and print it, lock the paper away, then delete the file. "
    "The old sheet opens nothing any more: destroy it.",
)
SHEET_OPEN: Final = Text("打开恢复单", "Open the sheet")
SHEET_PRINTED: Final = Text("已打印，删除文件", "Printed: delete the file")
SHEET_GONE: Final = Text("恢复单文件已删除，纸请锁好。", "The sheet's file is deleted. Keep the paper locked away.")
SHEET_STAYS: Final = Text("文件删不掉，请自己删掉 {file}。", "The file cannot be deleted. Delete {file} yourself.")
SHEET_UNWRITABLE: Final = Text(
    "恢复单写不到 {file}，没有做，旧单还能用。请看磁盘和权限。",
    "The sheet cannot be written to {file}. None was made and the old one stays good: look at the disk.",
)
KEY_MAKE: Final = Text("做新单", "make it")
KEY_KEEP_OLD: Final = Text("不做，旧单照用", "keep the old sheet")
KEY_CLOSE: Final = Text("关上", "close")

"""What a person is told when the program itself went wrong: at once, and at the next start."""

from typing import Final

from app.texts.language import Text

TITLE: Final = Text("程序出了点问题", "Something went wrong in the program")
WHAT: Final = Text(
    "刚才那一步可能没有做完。这是程序的问题，不是你的。",
    "The last step may not be finished. It is the program's fault, not yours.",
)
KEPT: Final = Text("手上的单", "The form at hand")
ACCEPTED_ORDERS: Final = Text("受理过的单", "Accepted orders")
ALL_KEPT: Final = Text("都在这台电脑里，一张不少", "All on this PC, none is missing")
FORM_NONE: Final = Text("没有开着的单", "No form was open")
FORM_SAVING: Final = Text("正在存为草稿", "Being kept as a draft")
FORM_DRAFT: Final = Text("已存为草稿，重新启动后也在", "Kept as a draft, also after a restart")
FORM_SIGNED: Final = Text("客户签过的已经存好，可以接着办", "What the customer signed is kept; you can go on")
FORM_UNSAVED: Final = Text("没能存成草稿，请先抄下来再重新启动", "Not kept; write it down before you restart")
ENTERED: Final = Text("填好的内容", "What you entered")
ENTERED_KEPT: Final = Text(
    "都还在，继续或重新启动都接着填；什么都还没有写到这台电脑上",
    "All there, whether you go on or restart; nothing is written on this PC yet",
)
NOW: Final = Text("现在", "What now")
GO_ON_OR_RESTART: Final = Text(
    "先点继续；还不对，就重新启动。再出现，请把支持包交给技术支持，里面没有客户资料",
    "Go on first; if it is still wrong, restart. If it comes again, give support the bundle; no customer data is in it",
)
RESTART_FIRST: Final = Text(
    "先重新启动；再出现，请把支持包交给技术支持，里面没有客户资料",
    "Restart first; if it comes again, give support the bundle; no customer data is in it",
)
NOT_RESTARTED: Final = Text(
    "手上的单没能存成草稿，没有重新启动。请看磁盘还有没有空间。",
    "The form could not be kept as a draft, so nothing was restarted. See whether the disk has room.",
)
GO_ON: Final = Text("继续", "Go on")
RESTART: Final = Text("重新启动", "Restart")
SAVE_BUNDLE: Final = Text("保存支持包", "Save support bundle")
BUNDLE: Final = Text("支持包", "Support bundle")
BUNDLE_SAVING: Final = Text("正在保存", "Being saved")
BUNDLE_SAVED: Final = Text("在 {file}", "In {file}")
BUNDLE_FAILED: Final = Text("没有存成，请看磁盘还有没有空间", "Not saved; see whether the disk has room")

ENDED_BADLY: Final = Text(
    "上次没有正常结束。受理过的单都在，待上传 {waiting} 单，草稿 {drafts} 张。",
    "The program did not end in order last time. All accepted orders are kept: {waiting} to be sent, {drafts} drafts.",
)

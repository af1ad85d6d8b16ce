"""What stands on the recovery sheet."""

from app.texts.language import Text

TITLE = Text("恢复单", "Recovery sheet")
SUBTITLE = Text(
    "忘了存储口令时，凭它打开这台电脑上的数据", "Opens the data of this PC when its passphrase is forgotten"
)
HALL = Text("营业厅", "Hall")
DESK = Text("台席", "Desk")
STORE = Text("存储", "Store")
FOLDER = Text("文件夹", "Folder")
MADE_AT = Text("打印时间", "Printed")
CODE = Text("恢复码", "Recovery code")
STEPS_TITLE = Text("怎么用", "How to use it")
STEPS = (
    Text("关掉一台清，在这台电脑上运行 yitai store recover。", "Close Yitai and run yitai store recover on this PC."),
    Text(
        "输入上面六组恢复码（不分大小写，可以不打横线），再设一个新口令。",
        "Type the six groups above, in capitals or not, with or without dashes, and choose a new passphrase.",
    ),
    Text(
        "照常启动。单子、签名和待传的队列都还在。",
        "Start as always. Forms, signatures and what waits to be sent are all there.",
    ),
)
WARNINGS = (
    Text(
        "谁有这张纸和这台电脑，谁就能打开里面客户的资料。请锁进保险柜，不要拍照、不要传真。",
        "Whoever has this paper and the PC can open its customers' data. Lock it away; do not photograph or send it.",
    ),
    Text(
        "口令和这张纸都丢了，数据就打不开了，谁也没有后门。",
        "If both passphrase and paper are lost, nothing opens the data: there is no back door.",
    ),
)
KEPT_BY = (Text("保管人", "Kept by"), Text("存放处", "Kept at"), Text("日期", "Date"))

"""Words of reading identity cards, of scanners, and of the pictures kept with a form."""

from typing import Final

from app.texts.language import Text

# How a reading ended, by ReadOutcome: what happened, and what now.
OUTCOMES: Final[dict[str, Text]] = {
    "read": Text("已读卡。", "The card is read."),
    "no_card": Text(
        "没有读到身份证。请把卡平放在读卡器上，再读一次；已经在上面的，请拿起来再放。",
        "No card was found. Lay it flat on the reader, or lift it and lay it down again, then read once more.",
    ),
    "moved_too_soon": Text(
        "还没读完，卡就离开了读卡器。请拿起来重新放好，不要动，再读一次。",
        "The card left the reader before all of it was read. Lay it down anew, leave it there and read again.",
    ),
    "expired": Text(
        "这张证件过期了，不能用来办业务。请客户换好新证再来，或出示其他有效证件。",
        "This card has expired and cannot be used. Please ask for a valid document.",
    ),
    "not_yet_valid": Text(
        "这张证件还没到生效日期。请核对这台电脑的日期，或请客户出示其他有效证件。",
        "This card is not valid yet. Check the date of this PC, or ask for another document.",
    ),
    "contradictory": Text(
        "卡里的号码和其他内容对不上，不能办。请看看证件真伪，需要时报店长。",
        "What the card holds does not agree with itself, and cannot be used. Look at it closely, tell the manager.",
    ),
    "damaged": Text(
        "这张卡的芯片读不出来。请擦净、换个方向再放一次；还不行就请客户出示其他有效证件。",
        "The chip of this card cannot be read. Wipe it and lay it down again, or ask for another valid document.",
    ),
    "unknown_kind": Text(
        "读卡器认不出这种卡。身份证、港澳台居民居住证和 2017 版外国人永久居留身份证都能读。",
        "This kind of card is not known. ID cards, residence permits of Hong Kong, Macao and Taiwan, "
        "and permanent resident IDs of 2017 can be read.",
    ),
    "garbled": Text(
        "读卡器传来的内容不完整。请把线插紧，再读一次；总是这样就请换一台读卡器。",
        "What the reader sent did not arrive whole. Push its cable in and read again, or change the reader.",
    ),
    "reader_refused": Text(
        "读卡器的安全模块不能用。请拔下来等几秒再插上；还不行就请换一台读卡器。",
        "The reader's security module does not work. Unplug it for a few seconds, or change the reader.",
    ),
    "no_reader": Text(
        "这台电脑没有接读卡器。要读卡的业务请到有读卡器的台席办；只是查询，可以手输证件号。",
        "This PC has no card reader. Matters that need the card go to a desk that has one; to look somebody up, type.",
    ),
    "reader_gone": Text(
        "读卡器没有回应。请看看线插好没有、电源开了没有，再读一次。",
        "The reader does not answer. See whether it is plugged in and switched on, then read again.",
    ),
    "cancelled": Text("没有读卡。", "No card was read."),
}

PORT_FAULTY = Text(
    "读卡器的地址写成“{address}”，这样不行。例如：serial:///dev/ttyUSB0 或 serial://COM3。",
    '"{address}" is no address of a card reader. Write serial:///dev/ttyUSB0 or serial://COM3.',
)
OTHER_NAME = Text(
    "卡上的姓名和登记的不一样，没有算作本人读卡。请核对是不是本人，再到店长处更新登记。",
    "The name on the card is not the one on record, so the reading does not count. "
    "Check who it is and have the record updated.",
)
NOBODY_KNOWN = Text(
    "卡已读到，中心没有这位客户的资料。请核对是不是在别家办的号码。",
    "The card was read; the centre has no record of this person. See whether the number is with another company.",
)
NOT_KNOWN_OFFLINE = Text(
    "卡已读到，本机没有这位客户的资料，现在连不上中心。网络恢复后再读一次。",
    "The card was read; this PC has no record of the person and the centre cannot be reached. Read it again later.",
)
UNDER_AGE = Text(
    "{name} 不满 18 岁，请监护人带户口簿一起来办；满 16 岁、靠自己收入生活的可以自己办。",
    "{name} is under 18: a guardian with the household register has to be here, "
    "unless they are 16 and live on their own income.",
)
CARD_READ_TELL = Text("{name} 的证件已读，{at}。", "{name}: card read at {at}.")

# The dialog
READING_TITLE = Text("读身份证", "Read an ID card")
READING_NOTE = Text("居民身份证、港澳台居住证、永居证", "ID cards, HMT residence permits, permanent resident IDs")
LAY_CARD = Text("请把卡平放在读卡器上，不要动。", "Lay the card flat on the reader and leave it there.")
LAY_CARD_MORE = Text("读到以后自动打开客户。", "The customer opens as soon as it is read.")
LOOKING_UP = Text("卡已读到，正在找这位客户。", "The card is read. Looking for the customer.")
READ_AGAIN = Text("再读一次", "Read again")
STOP_READING = Text("不读了", "Stop")
DEMO_NOTE = Text("演示，没有真的读卡器", "Demo, no real reader")
DEMO_CHOOSE = Text("请选一张卡，放到演示读卡器上。", "Choose a card to lay on the demo reader.")
DEMO_LAY = Text("放上这张卡", "Lay this card down")
DEMO_CARD = Text("{name} 的身份证", "ID card of {name}")
DEMO_STRANGER = Text("没办过业务的人的身份证", "ID card of somebody not on record")
DEMO_EXPIRED = Text("过期的身份证", "An ID card that has expired")
DEMO_MOVED = Text("拿开得太早的身份证", "An ID card taken away too soon")
DEMO_DAMAGED = Text("芯片坏了的身份证", "An ID card with a broken chip")

# The customer's card
READ_BADGE = Text("已读卡 {at}", "Card read {at}")
READ_BADGE_DEMO = Text("已读卡 {at}，演示", "Card read {at}, demo")
READ_DONE = Text("身份证已读", "ID card read")

# Attachments
ATTACHED_ALREADY = Text("这张图片已经在附件里了。", "This picture is among the attachments already.")
TOO_MANY_ATTACHMENTS = Text(
    "一张单最多 {most} 份附件。请先去掉一份。", "A form takes at most {most} attachments. Remove one first."
)
PICTURE_TOO_LARGE = Text(
    "这张图片压缩后还大于 {most} KB，没有加上。请拍得近一些，只拍证件。",
    "Even shrunk, this picture is over {most} KB and was not added. Take it closer, with nothing but the document.",
)
NOT_A_PICTURE = Text(
    "这不是能用的图片，没有加上。请用 JPEG 或 PNG。",
    "This is no picture that can be used; it was not added. Use JPEG or PNG.",
)
PDF_NOT_TAKEN = Text(
    "PDF 这里不收，没有加上。请把那一页拍下来，或存成 JPEG、PNG 再加。",
    "PDF files are not taken here; nothing was added. Photograph the page, or save it as JPEG or PNG.",
)
FILE_TOO_LARGE = Text(
    "这个文件大于 {most} MB，没有加上。请换小一些的图片。",
    "This file is over {most} MB and was not added. Use a smaller picture.",
)
PICTURE_HUGE = Text(
    "这张图片的像素太多，打不开，没有加上。请换小一些的图片。",
    "This picture has too many pixels to be opened; it was not added. Use a smaller one.",
)
FILE_UNREADABLE = Text("读不了文件 {name}，没有加上。", "The file {name} cannot be read; it was not added.")
PICTURE_GONE = Text(
    "这份附件的图片已按期限删除，只留下校验值。", "The picture has been deleted when its time was up; its hash is kept."
)
ATTACHMENTS_ARE_SIGNED = Text(
    "已签字的单不能再加减附件。要改，请先按 F8 重新签。",
    "Attachments of a signed form stay as they are. Press F8 to sign anew.",
)
WLT_NOT_SHOWN = Text(
    "芯片照片按卡里的格式（WLT）原样密封保存。这种格式只有公安部授权的软件能解码，这里不显示。",
    "The chip's photo is kept sealed as it came (WLT). Only licensed software decodes that format; it is not shown.",
)
CAMERA_NONE = Text("没有接高拍仪。可以从文件添加。", "No document camera is plugged in. Add a file instead.")
CAMERA_UNSUPPORTED = Text(
    "这台电脑的系统缺少摄像头要用的组件。可以从文件添加。",
    "This PC's system lacks what cameras need. Add a file instead.",
)
CAMERA_BROKE = Text(
    "高拍仪断开了。看看线插好没有，再拍一次，或从文件添加。",
    "The document camera is gone. See whether it is plugged in and try again, or add a file.",
)

# The attachments' dialog
ATTACHMENTS = Text("附件", "Attachments")
CUSTOMER_FIRST = Text("请先选客户，再加附件。", "Choose the customer first, then add attachments.")
ATTACHMENTS_COUNT = Text("附件 {n}", "Attachments {n}")
ATTACHMENTS_NOTE = Text("{n} 份，共 {kb} KB；最多 {most} 份", "{n} so far, {kb} KB in all; at most {most}")
ATTACHMENTS_NONE = Text("还没有附件，最多 {most} 份", "None yet, at most {most}")
ATTACHMENTS_EMPTY = Text("这张单还没有附件。", "This form has no attachments yet.")
ATTACHMENTS_EMPTY_MORE = Text(
    "从文件添加，或用高拍仪拍。图片会缩小，去掉拍摄地点等信息，加密保存。",
    "Add a file or take a photo. Pictures are shrunk, stripped of place and time, and kept encrypted.",
)
ATTACHMENT_ASIDE = Text("{kb} KB", "{kb} KB")
ATTACHMENT_HASH = Text("校验值 {hash}", "Hash {hash}")
ADD_FILE = Text("从文件添加", "Add a file")
TAKE_PHOTO = Text("高拍仪拍照", "Take a photo")
PHOTOGRAPH = Text("拍下来", "Take it")
CAMERA_OFF = Text("不拍了", "Leave the camera")
KIND_LABEL = Text("下一份是", "The next one is")
VIEW_PICTURE = Text("看", "View")
REMOVE_PICTURE = Text("去掉", "Remove")
CHOOSE_FILE = Text("选一张图片", "Choose a picture")
PICTURE_FILES = Text("图片 (*.jpg *.jpeg *.png)", "Pictures (*.jpg *.jpeg *.png)")
SHRINKING = Text("正在处理图片。", "Working on the picture.")
CAMERA_HINT = Text(
    "把证件放平，填满画面，再按 Enter。", "Lay the document flat, fill the picture with it, then press Enter."
)
LOCKED_NOTE = Text("已签字，附件不能再改", "Signed: attachments stay as they are")
KEY_CLOSE = Text("关闭", "Close")

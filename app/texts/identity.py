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
    "reader_gone": Text(
        "读卡器没有回应。请看看线插好没有、电源开了没有，再读一次。",
        "The reader does not answer. See whether it is plugged in and switched on, then read again.",
    ),
    "cancelled": Text("没有读卡。", "No card was read."),
}

NO_READER = Text(
    "这台电脑没有接读卡器。要读卡的业务请到有读卡器的台席办；查询可以手输。",
    "This PC has no card reader. Matters that need a card go to a desk that has one; for queries, type the number.",
)
PORT_FAULTY = Text(
    "读卡器的地址写成“{address}”，这样不行。例如：serial:///dev/ttyUSB0 或 serial://COM3。",
    "“{address}” is no address of a card reader. Write serial:///dev/ttyUSB0 or serial://COM3.",
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
LAY_CARD = Text("请把卡平放在读卡器上，不要动。", "Lay the card flat on the reader and leave it there.")
READING_NOTE = Text("读到以后自动打开客户。Esc 不读了。", "The customer opens as soon as it is read. Esc stops.")
DEMO_TITLE = Text("演示：放谁的卡", "Demo: whose card is laid down")
DEMO_NOTE = Text(
    "这里没有真的读卡器。选一张演示卡，就像放在读卡器上一样。", "No real reader here: choose a demo card instead."
)
DEMO_ENTER = Text("放卡", "Lay down")
DEMO_EXPIRED = Text("过期的卡", "an expired card")
DEMO_MOVED = Text("拿开得太早", "taken away too soon")
DEMO_DAMAGED = Text("芯片坏了的卡", "a card with a broken chip")
DEMO_STRANGER = Text("没办过业务的人", "somebody not on record")

# The customer's card
READ_BADGE = Text("已读卡 {at}", "Card read {at}")
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

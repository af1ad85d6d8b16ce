"""What people read of the archive of sealed acceptance forms: on its page, at the terminal, in its troubles."""

from typing import Final

from app.texts.language import Text

DAMAGED: Final = Text(
    "{number} 的存档文件与存入时不一致，没有拿出来。受理单本身还在，可以重制一份；请告诉维护人员。",
    "The archived file of {number} is not what was kept, so it was not handed out. "
    "The order itself is there: have the form remade, and tell support.",
)
FILE_GONE: Final = Text(
    "{number} 的存档文件不在了，受理单本身还在。可以重制一份；请告诉维护人员。",
    "The archived file of {number} is not there any more; the order itself is. Have the form remade, and tell support.",
)
NO_ROOM: Final = Text(
    "磁盘快满了，受理单暂不存档，受理照常。清出空间后会自动补上。",
    "The disk is nearly full, so forms are not archived for now; taking orders goes on. "
    "Once there is room they are archived by themselves.",
)
NOT_WRITTEN: Final = Text(
    "存档文件夹写不进去，受理单暂不存档，受理照常。请检查文件夹 {folder} 的权限。",
    "The archive's folder cannot be written, so forms are not archived for now; taking orders goes on. "
    "Check your rights to {folder}.",
)
KEEP_DAYS: Final = Text("受理单存档天数", "Days archived forms are kept")
KEEP_DAYS_SAYS: Final = Text(
    "到期删除盖章的 PDF，目录还在，可以重制",
    "After them the sealed PDF is deleted; its entry stays, and it can be remade",
)

IS_FOLDER: Final = Text(
    "{file} 是个文件夹。请写上文件名，例如 {example}。",
    "{file} is a folder. Name a file, such as {example}.",
)

# ── made again ────────────────────────────────────────────────────────────────────────────
NO_NUMBER: Final = Text(
    "“{number}”不是受理单号。受理单号印在小票和受理单上，例如 BH20261120-03-0041。",
    '"{number}" is no receipt number. It stands on receipt and form, such as BH20261120-03-0041.',
)
NOT_HERE_NO_CENTRE: Final = Text(
    "本柜台没有 {number}，也没有接中心，查不到别的柜台。请到受理它的柜台上重制。",
    "{number} is not of this counter, and no centre is connected that could know of it. "
    "Have it remade at the counter that took it.",
)
NOWHERE: Final = Text(
    "{number} 不在本柜台，中心也没有。请核对单号；刚受理、还没上传的单只在受理它的柜台上。",
    "{number} is neither of this counter nor known to the centre. Check the number; "
    "an order that was not sent yet is only at the counter that took it.",
)
LET_GO: Final = Text(
    "{number} 的存档文件已到期删除，可以重制。",
    "The archived file of {number} was deleted when its term ended; the form can be remade.",
)
NOT_YET: Final = Text(
    "{number} 还没盖章存档：柜台空闲时自动补上，或在受理单里按 F9 现在就出。",
    "{number} is not sealed yet: that happens by itself once the desk is idle, or now with F9 in the order.",
)
VOIDED_NOT_REMADE: Final = Text("{number} 已作废，不重制。", "{number} was voided, so it is not remade.")
VOIDED_BEFORE: Final = Text(
    "{number} 盖章存档之前就作废了，没有存档文件。",
    "{number} was voided before it was sealed, so there is no archived file.",
)

# ── the page ──────────────────────────────────────────────────────────────────────────────
SEARCH: Final = Text("单号的一部分", "Part of a receipt number")
FROM: Final = Text("从哪天", "From")
UNTIL: Final = Text("到哪天", "Until")
NO_DAY: Final = Text("日期写成 2026-11-20", "Write days as 2026-11-20")
TURNED_DAYS: Final = Text("到的那天在前", "The last day is before the first")
COUNT: Final = Text("{count} 张", "{count} forms")
COUNT_MORE: Final = Text("前 {count} 张，缩小范围找其余的", "The first {count}; narrow it for the others")
VERIFY: Final = Text("验证 PDF", "Verify a PDF")
VERIFY_TITLE: Final = Text("选要验证的 PDF", "The PDF to verify")
PDF_KIND: Final = Text("PDF 文件 (*.pdf)", "PDF files (*.pdf)")
HOLDS: Final = Text("{file} 核对通过。{said}", "{file} holds. {said}")
HOLDS_NOT: Final = Text("{file} 核对不通过。{said}", "{file} does not hold. {said}")
KEPT: Final = Text("存着", "Kept")
GONE: Final = Text("已到期，可重制", "Deleted, can be remade")
WAITS: Final = Text("还没盖章", "Not sealed yet")
VOIDED: Final = Text("作废", "Voided")
ROW: Final = Text("{customer} · {at}", "{customer} · {at}")
READING: Final = Text("正在找…", "Looking…")
NOTHING: Final = Text("这些天没有这个单号", "No such receipt number in these days")
NOTHING_BEFORE: Final = Text("别的柜台的单：输入完整单号，按", "Another counter's form: type its whole number, then")
NOTHING_AFTER: Final = Text("向中心取来重制", "remakes it from the centre")
CUSTOMER: Final = Text("客户", "Customer")
ACCEPTED: Final = Text("受理", "Accepted")
SEALED: Final = Text("盖章存档", "Sealed")
SEALED_AT: Final = Text("{at}，{size} KB", "{at}, {size} kB")
SEALED_NOT: Final = Text("还没有，柜台空闲时自动补上", "Not yet; by itself once the desk is idle")
SEALED_NEVER: Final = Text("没有：盖章前就作废了", "No, it was voided first")
DELETED: Final = Text("到期删除", "Deleted (term over)")
HASH: Final = Text("文件校验值", "Hash of the file")
LOOK: Final = Text("看受理单", "Open")
SAVE: Final = Text("另存原件", "Save the original")
SAVE_AS: Final = Text("另存", "Save")
SAVE_REMADE: Final = Text("存重制件", "Save the remade one")
PRINT: Final = Text("打印", "Print")
REMAKE: Final = Text("重制", "Remake")
SAVE_TITLE: Final = Text("把受理单存到", "Save the form to")
LOOKING: Final = Text("正在打开…", "Opening it…")
SAVING: Final = Text("正在保存…", "Saving it…")
PRINTING: Final = Text("正在送到打印机…", "Sending it to the printer…")
REMAKING: Final = Text("正在重制…", "Remaking it…")
VERIFYING: Final = Text("正在核对 {file}…", "Checking {file}…")
REMADE_SHOWN: Final = Text(
    "重制件：每页印着【重制】，不存进档案。另存或打印，每份算一次补打。",
    "A remade one: every page says so, and it is not archived. Each one saved or printed counts as a copy.",
)
SAVED: Final = Text("{number} 已存到 {file}。", "{number} was saved as {file}.")
SENT: Final = Text("{number} 已送打印机 {printer}。", "{number} was sent to {printer}.")
NO_PRINTER: Final = Text(
    "这台电脑上没有 A4 打印机。请另存成文件，拿到有打印机的电脑上打。",
    "This PC has no A4 printer. Save the file and print it on one that has.",
)
NO_ANSWER: Final = Text("还没有结果，先不等了；请再试一次。", "No answer yet; this waits no longer. Try again.")
VOIDED_NO_PAPER: Final = Text(
    "{number} 已作废，不出纸。存档的文件可以看。",
    "{number} was voided, so there is no paper of it. Its file can be seen.",
)
ASK_SAVE: Final = Text("把 {number} 存档的受理单另存成文件", "Save the archived form {number} as a file")
ASK_PRINT: Final = Text("再打一张 {number} 的 A4 受理单", "Print another A4 form of {number}")
ASK_REMAKE: Final = Text("重制 {number} 的 A4 受理单", "Remake the A4 form of {number}")
NOT_READ: Final = Text(
    "{file} 打不开：不在了，或不让读。", "{file} cannot be opened: it is gone, or not allowed to be read."
)
CLOSED: Final = Text("客户的资料没有打开", "The customer's data is closed")
CLOSED_GONE: Final = Text("这里没有它的文件", "Its file is not here")
CLOSED_NONE: Final = Text("没有可看的文件", "There is no file to see")
WHY_WAITS: Final = Text(
    "柜台空闲时自动盖章存档，或在受理单里按 F9 现在就出",
    "It is sealed by itself once the desk is idle, or now with F9 in the order",
)
WHY_NEVER: Final = Text(
    "盖章存档之前就作废了：没有原件，也不重制", "It was voided before it was sealed: no original, and no remaking"
)
WHY_GONE: Final = Text("这张单已作废，不重制", "It was voided, so it is not remade")
KEPT_HERE: Final = Text("原件存着，不用重制。", "The original is kept, so there is nothing to remake.")
KEPT_VOIDED: Final = Text(
    "这张单已作废：存档的原件可以看，可以另存，不出纸，不重制。",
    "It was voided: its archived original can be seen and saved, but neither printed nor remade.",
)
PRESS: Final = Text("按", "Press")
TO_OPEN: Final = Text("打开看，谁看过会留痕", "to open it; the trail says who did")
TO_REMAKE: Final = Text("按保存的内容和签名重制", "to remake it from what was kept")
LISTED: Final = Text(
    "{number}  受理 {at}  {standing}  校验值 {sha256}  {customer}",
    "{number}  accepted {at}  {standing}  hash {sha256}  {customer}",
)
NOT_HERE: Final = Text(
    "{number} 不是本柜台的受理单。别的柜台的单可以重制（remake），要能连上中心。",
    "{number} is no order of this counter. One of another counter can be remade while the centre can be reached.",
)
KEY_FIND: Final = Text("找", "Find")
KEY_TURN: Final = Text("翻页", "Scroll")
KEY_CHOOSE: Final = Text("选", "Choose")

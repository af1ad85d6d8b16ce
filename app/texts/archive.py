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

# ── made again ────────────────────────────────────────────────────────────────────────────
NO_NUMBER: Final = Text(
    "“{number}”不是受理单号。受理单号印在小票和受理单上，例如 BH20261120-03-0041。",
    "“{number}” is no receipt number. It stands on receipt and form, such as BH20261120-03-0041.",
)
NOT_HERE_NO_CENTRE: Final = Text(
    "本柜台没有 {number}，也没有接中心，查不到别的柜台。请到受理它的柜台上重制。",
    "{number} is not of this counter, and no centre is connected that could know of it. "
    "Have it remade at the counter that took it.",
)
CENTRE_AWAY: Final = Text(
    "{number} 不在本柜台，要向中心取，中心现在连不上。请稍后再试，或到受理它的柜台上重制。",
    "{number} is not of this counter and has to come from the centre, which cannot be reached now. "
    "Try again later, or have it remade at the counter that took it.",
)
NOWHERE: Final = Text(
    "{number} 不在本柜台，中心也没有。请核对单号；刚受理、还没上传的单只在受理它的柜台上。",
    "{number} is neither of this counter nor known to the centre. Check the number; "
    "an order that was not sent yet is only at the counter that took it.",
)

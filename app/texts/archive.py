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

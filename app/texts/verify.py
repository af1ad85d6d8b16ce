"""The one sentence on a sealed document."""

from typing import Final

from app.texts.language import Text

NO_PDF: Final = Text("这不是 PDF 文件", "This is not a PDF file")
TOO_LARGE: Final = Text(
    "文件超过 {megabytes} MB，一台清做的受理单没有这么大",
    "The file is over {megabytes} MB: no form of Yitai is so large",
)
BROKEN: Final = Text("这份 PDF 读不出来，文件可能不完整", "This PDF cannot be read; the file may not be complete")
BROKEN_SEALED: Final = Text(
    "这份 PDF 读不出来：它盖过章，但之后损坏或被改过", "This PDF cannot be read: it was sealed, then damaged or changed"
)
ENCRYPTED: Final = Text(
    "这份 PDF 加了密码，不能核对；请用没有加密的原件", "This PDF is encrypted and cannot be checked; use the original"
)
NO_SEAL: Final = Text("这份 PDF 没有盖章，无从核对", "This PDF bears no seal, so there is nothing to check it by")

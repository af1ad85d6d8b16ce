"""The public page behind a receipt's code: whether the paper, or a PDF of it, is genuine. In both languages at once."""

from typing import Final

from app.texts.language import Text

TITLE = Text("受理单核验", "Check of a receipt")
FOUND = Text("✓ 查到了", "✓ Found")
FOUND_PAST = Text("△ 查到了，之后有变", "△ Found, changed since")
MATCHES = Text("✓ 相符", "✓ Matches")
MATCHES_PAST = Text("△ 相符，之后有变", "△ Matches, changed since")
DIFFERS = Text("✗ 不相符", "✗ Does not match")
UNSOUND = Text("✗ 核对不通过", "✗ Does not hold")
NOT_CHECKED = Text("△ 没能核对", "△ Not checked")

GENUINE = Text("这张受理单是真的。", "This receipt is genuine.")
GENUINE_HOW = Text(
    "{hall}于 {accepted} 受理，客户 {signed} 签字。中心保存的内容和笔迹刚刚重新核对过，与签字时一致。",
    "Accepted by {hall} on {accepted}, signed by the customer on {signed}. The content and the handwriting kept at the "
    "centre were checked again just now and are as they were signed.",
)
DAMAGED = Text("这张受理单的内容对不上。", "The content of this receipt does not match.")
DAMAGED_HOW = Text(
    "中心有这个单号，但保存的内容或笔迹与签字时的校验值不一致，不能当作凭证。请联系营业厅。",
    "The centre has this number, but the content or the handwriting it keeps does not match what was signed. Do not "
    "rely on it: ask the hall.",
)
UNKNOWN = Text(
    "还查不到这张受理单。离线受理的单子要等营业厅连上中心后才能查到。",
    "This receipt is not known yet. One accepted offline appears once the hall is connected again.",
)
COMPARE = Text("请核对单号和校验码与纸上的是否一致。", "Compare the number and the check code with those on paper.")

# ── what became of it ─────────────────────────────────────────────────────────────────────

TAKEN_BACK = Text(
    "这张单后来由 {number} 返销，单上的业务不再办理。",
    "This order was taken back later by {number}: nothing on it is done any more.",
)
CANCELLED = Text("这张单已取消，单上的业务不再办理。", "This order was cancelled: nothing on it is done any more.")
FAILED = Text("这张单没能生效，请到营业厅处理。", "This order could not take effect. Please ask at the hall.")
AMENDED = Text(
    "其中没有受理的，后来由 {number} 另办：那几项以新单为准。",
    "What was not accepted of it was taken anew later by {number}, which counts for that.",
)
TAKES_BACK = Text("这是一张返销单，它取消了 {number}。", "This receipt takes back {number}.")
REPLACES = Text("这张单改的是 {number}。", "This receipt replaces part of {number}.")

# ── the rows ──────────────────────────────────────────────────────────────────────────────

RECEIPT_NO = Text("受理单号", "Receipt number")
TIME = Text("受理时间", "Accepted at")
SIGNED_AT = Text("签字时间", "Signed at")
CHECK_CODE = Text("校验码", "Check code")
STATE = Text("状态", "State")
REFUSED = Text("其中没有受理", "Not accepted of it")
REFUSED_WHICH = Text("第 {which} 项，受理的是其余各项", "no. {which}; the others were accepted")
SEALED_BY = Text("PDF 的印章证书", "Certificate that seals its PDF")
SEAL_IN_USE = Text("{since} 起使用", "in use since {since}")
SEAL_ENDED = Text("{since} 起使用，{until} 停用", "in use from {since} until {until}")
NO_SEAL = Text("这个台席的证书还没有登记到中心", "This desk has not told its certificate yet")
STATES: Final = {
    "acknowledged": Text("已收到", "received"),
    "inProgress": Text("办理中", "in progress"),
    "pending": Text("等待中", "waiting"),
    "held": Text("暂停", "held"),
    "completed": Text("已全部生效", "all in effect"),
    "partial": Text("部分生效", "partly in effect"),
    "failed": Text("未能生效", "could not take effect"),
    "cancelled": Text("已取消", "cancelled"),
}

# ── checking a PDF ────────────────────────────────────────────────────────────────────────

PDF_HEAD = Text("核对这张单的 PDF", "Check a PDF of this receipt")
PDF_HOW = Text(
    "选一份 PDF（最大 {megabytes} MB）。只在这里核对这一次，不保存。",
    "Choose a PDF ({megabytes} MB at most). It is checked here this once and not kept.",
)
PDF_FILE = Text("PDF 文件", "PDF file")
PDF_SEND = Text("核对", "Check")
PDF_MATCHES = Text("这份 PDF 与受理单相符。", "This PDF matches the receipt.")
PDF_DIFFERS = Text("这份 PDF 与受理单不相符。", "This PDF does not match the receipt.")
PDF_UNSOUND = Text("这份 PDF 不能作数。", "This PDF does not count.")
ASK_AT_HALL = Text("请带着它到营业厅核对。", "Please take it to the hall and ask there.")
HELD_AGAINST = Text("和它比对的是中心保存的这张受理单。", "It was held against this receipt, as the centre keeps it.")
BACK = Text("看这张单", "See this receipt")
NOT_KEPT = Text("文件没有保存。", "The file was not kept.")
NO_FILE = Text("没有收到文件，请选一份 PDF 再核对。", "No file arrived. Choose a PDF and check again.")
TOO_LARGE = Text("文件超过 {megabytes} MB，没有核对。", "The file is over {megabytes} MB and was not checked.")
TOO_MANY = Text(
    "现在核对的人太多，这份没有核对。请一分钟后再试。",
    "Too many files are being checked just now. This one was not: try again in a minute.",
)
TOO_SLOW = Text(
    "文件传得太慢，没有收完，没有核对。请再试一次。", "The file came too slowly and was not checked. Try again."
)

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

CHANGED: Final = Text(
    "这份文件盖章之后被改动过，不能作数；营业厅可以按单号再打一张",
    "This file was changed after it was sealed and counts for nothing; a hall prints it anew by its number",
)
NOT_CERTIFIED: Final = Text(
    "这份文件盖的章没有声明“不得改动”，不是一台清盖的受理单",
    "The seal on this file does not forbid changes, so it is no form sealed by Yitai",
)
UNKNOWN_KEY: Final = Text(
    "这份文件盖章之后没有改动过，但盖章的证书这里不认识：{signer}，指纹 {fingerprint}",
    "Not changed since it was sealed, but nobody here knows the certificate: {signer}, fingerprint {fingerprint}",
)
NO_TIME: Final = Text(
    "盖章的是{whose}，但章上没有时间，看不出证书当时是否有效",
    "Sealed by {whose}, but the seal bears no time, so nobody can tell whether its certificate was good then",
)
RETIRED: Final = Text(
    "盖章的证书（{whose}）{until} 起已停用，这个章是之后 {at} 盖的，不能作数",
    "The certificate ({whose}) was in use until {until}; this seal was made later, at {at}, and counts for nothing",
)
TOO_EARLY: Final = Text(
    "盖章的证书（{whose}）{since} 才启用，这个章写的时间是之前的 {at}，不能作数",
    "The certificate ({whose}) was in use from {since}; this seal says it is from before, {at}, and counts for nothing",
)
STAMP_APART: Final = Text(
    "盖章的是{whose}，章上写的时间是 {at}，时间戳却是 {stamped}，对不上，不能作数",
    "Sealed by {whose}: the seal says {at}, its time stamp {stamped}; they do not agree, and it counts for nothing",
)
IN_FUTURE: Final = Text(
    "盖章的是{whose}，但章上写的时间 {at} 还没有到，不能作数",
    "Sealed by {whose}, but at {at}, which is still to come; it counts for nothing",
)
BEFORE_ORDER: Final = Text(
    "盖章的是{whose}，但章上写的时间 {at} 比客户签字、受理的 {order} 还早，不能作数",
    "Sealed by {whose}, but at {at}, before the order was signed and accepted at {order}; it counts for nothing",
)
NO_PROOF: Final = Text(
    "盖章的是{whose}，盖章之后没有改动过，但文件里没有客户签过的内容，或内容前后不符",
    "Sealed by {whose} and not changed since, but what the customer signed is not in it, or does not agree with itself",
)
NOT_BOUND: Final = Text(
    "盖章的是{whose}，盖章之后没有改动过，但里面的手写签名签的不是这份内容",
    "Sealed by {whose} and not changed since, but the handwriting in it was not given for this content",
)
OTHER_PAGES: Final = Text(
    "章是真的（{whose}），但页面写的和所附的、客户签过字的内容不一致，不能作数",
    "The seal is genuine ({whose}), but its pages do not say what the customer signed, which is attached; it counts "
    "for nothing",
)
FACTS: Final = Text(
    "盖章之后没有改动过：{kind}，{name} {signed_at} 手写签名，{whose} {sealed_at} 盖章（{stamp}）",
    "Not changed since it was sealed: {kind}, signed by {name} on {signed_at}, sealed by {whose} on {sealed_at} "
    "({stamp})",
)
STAMPED: Final = Text("时间戳：{by}", "time stamp by {by}")
STAMPED_UNKNOWN: Final = Text(
    "带的时间戳自称是{by}的，这里不认识，时间是盖章的电脑自己写的",
    "its time stamp claims to be by {by}, unknown here: the time is the sealing computer's own word",
)
NOT_STAMPED_RETIRED: Final = Text(
    "没有时间戳，证书 {until} 起停用，盖章时间是盖章的电脑自己写的",
    "no time stamp, and its certificate was retired at {until}: the time is the sealing computer's own word",
)
NOT_STAMPED: Final = Text("没有时间戳", "no time stamp")
FIRST: Final = Text("受理单 {number}", "form {number}")
COPY: Final = Text("受理单 {number}（补打第 {copy} 次）", "form {number} (copy {copy})")
REMADE: Final = Text("受理单 {number}（重制）", "form {number} (remade)")
REMADE_COPY: Final = Text("受理单 {number}（重制，补打第 {copy} 次）", "form {number} (remade, copy {copy})")
NO_NAME: Final = Text("客户", "the customer")

NOTHING_TO_COMPARE: Final = Text("{facts}；{why}", "{facts}; {why}")
NOBODY_ASKED: Final = Text(
    "没有受理记录可以比对，请加 --store 或 --centre 再核对",
    "there is no order to compare it with: check again with --store or --centre",
)
CENTRE_NOT_ASKED: Final = Text(
    "不是本柜台的单，中心现在连不上，还没有与受理记录比对，连上后再核对",
    "it is not of this counter and the centre cannot be reached, so it was not held against the order: "
    "check again once the centre is back",
)
OTHER_RECEIPT: Final = Text(
    "{facts}；但这里核对的是 {asked}，不是这一张：请用 {number} 自己的码核对",
    "{facts}; but what is checked here is {asked}, another receipt: check it by the code of {number} itself",
)
UNKNOWN_ORDER: Final = Text("{facts}；但这里没有这个号码的受理单", "{facts}; but no order of this number is known here")
OTHER_CONTENT: Final = Text(
    "{facts}；但受理记录里这个号码是另一份内容，可能是另一个版本",
    "{facts}; but the order of this number has other content, perhaps of another version",
)
OTHER_HANDWRITING: Final = Text(
    "{facts}；内容与受理记录一致，但手写签名不是当时签的那一个",
    "{facts}; its content is that of the order, but the handwriting is not the one given then",
)
MATCHES: Final = Text("{facts}；与受理记录一致", "{facts}; it matches the order")
MATCHES_AMENDED: Final = Text(
    "{facts}；与受理记录一致，之后已由 {later} 改单", "{facts}; it matches the order, which {later} has amended since"
)
MATCHES_REVERSED: Final = Text(
    "{facts}；与受理记录一致，之后已由 {later} 返销",
    "{facts}; it matches the order, which {later} has taken back since",
)
MATCHES_VOIDED: Final = Text(
    "{facts}；与受理记录一致，该单之后已作废", "{facts}; it matches the order, which was voided since"
)

CENTRE_AWAY: Final = Text(
    "中心（{address}）没有回答，没有核对；请稍后再试",
    "The centre ({address}) does not answer; nothing was checked, try again later",
)
CENTRE_PLAIN: Final = Text(
    "{address} 不是 https 地址，路上的回答谁都能改，没有核对；请用 https 的地址",
    "{address} is no https address: anybody on the way could answer, so nothing was checked; give one with https",
)
NO_CENTRE: Final = Text(
    "{address} 的回答不是中心的，没有核对；请看地址对不对",
    "What answers at {address} is not the centre; nothing was checked, see whether the address is right",
)
IN_USE: Final = Text(
    "柜台程序正开着，存储（{folder}）被它用着：在店长的归档页核对，或关掉柜台再试，或用 --centre 问中心",
    "The counter is open and has the store ({folder}): check on the manager's archive page, close the counter first, "
    "or ask the centre with --centre",
)

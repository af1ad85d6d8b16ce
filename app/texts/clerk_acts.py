"""What Ctrl+K can do, each act with what follows from it."""

from app.texts.language import Text

# ── acts of Ctrl+K ────────────────────────────────────────────────────────────────────────
ACT_READ_CARD = Text("读身份证", "Read an ID card")
ACT_READ_CARD_NOTE = Text(
    "读卡打开客户；要本人办的业务凭读卡才能签。", "Opens the customer; matters that need the card itself want it read."
)
ACT_ATTACHMENTS = Text("附件", "Attachments")
ACT_ATTACHMENTS_NOTE = Text("看、加、去掉这张单的证件图片。", "See, add or remove this form's pictures of documents.")
ACT_PARK = Text("挂单", "Park this form")
ACT_PARK_NOTE = Text("这张单先放一边，随时取回。", "It is put aside; F6 on an empty form brings it back.")
ACT_DRAFTS = Text("取回挂单和草稿", "Open parked forms and drafts")
ACT_DRAFTS_NOTE = Text("列出这台机器上没签字的单。", "Lists the unsigned forms of this counter.")
ACT_ORDERS = Text("今天的单子", "Today's forms")
ACT_ORDERS_NOTE = Text(
    "今天受理的都在，Enter 打开看，F10 补打。", "All accepted today: Enter opens one, F10 prints it again."
)
ACT_UNSENT = Text("待上传的单子", "Unsent forms")
ACT_UNSENT_NOTE = Text("签好、还没到中心的单，不管哪天的。", "Signed and not at the centre yet, of whatever day.")
ACT_DEAD = Text("中心退回的单子", "Forms sent back by the centre")
ACT_DEAD_NOTE = Text("看退回的原因；签字和钱都还在。", "See why; signature and money are kept.")
ACT_REPRINT = Text("补打上一张小票", "Print the last receipt again")
ACT_REPRINT_NOTE = Text("小票上会注明补打第几次。", "The paper says that it is a copy.")
ACT_SIGN = Text("请客户签字", "Ask to sign")
ACT_SIGN_NOTE = Text("单子交给客户屏，客户看过再签。", "The form goes to the customer's screen to be read and signed.")
ACT_TAKE_BACK_NOTE = Text("客户屏回到浏览，单子可以再改。", "The form can be changed again.")
ACT_PAY_NOTE = Text("签字前选付款方式，签字后收现金。", "Chooses how to pay, or takes the cash once it is signed.")
ACT_AMEND = Text("作废这一版，改过再签", "Void this version, change it and sign again")
ACT_AMEND_NOTE = Text("收过的钱会提示退回，行都还在。", "Money taken is to be returned; all lines stay.")
ACT_NEXT_NOTE = Text("这一单已受理，开一张新单。", "This form is accepted; begin a new one.")
ACT_RENEW = Text("续约宽带", "Renew broadband")
ACT_RENEW_NOTE = Text("同一款宽带再签一期，接在原协议后面。", "The same broadband for another term, after the old one.")
ACT_BILLS = Text("账单怎么来的", "How the bills come about")
ACT_BILLS_NOTE = Text("今天的费用和下个月的账单，一行一行怎么算的。", "Today's fees and the next bill, row by row.")
BILLS_EMPTY = Text(
    "这张单还没有费用，账户上也没有月费。", "This form has no fees yet, and the account no monthly ones."
)
ACT_MATTERS = Text("办理业务带什么", "What to bring")
ACT_MATTERS_NOTE = Text(
    "每种业务要的证件、谁可以办、大约几分钟。", "Documents, who may act and how long, matter by matter."
)
ACT_OFFLINE = Text("离线时哪些能办", "What is possible offline")
ACT_OFFLINE_NOTE = Text(
    "一项一项写明能签、只存草稿，还是要联网。", "Matter by matter: signed, kept as a draft, or not now."
)
ACT_NEW = Text("作废这张没签字的单，重新开始", "Discard this unsigned form")
ACT_NEW_NOTE = Text("没有签字，也没有收钱，不会留下。", "Nothing was signed or paid, nothing stays.")
ACT_SETTINGS_NOTE = Text("语言、外观、大小、客户屏。", "Language, look, size, customer screen.")
ACT_LOCK_NOTE = Text("单子原样留着，输密码接着办。", "The form stays as it is; your password goes on.")
ACT_SWITCH_NOTE = Text("单子原样留着，同事上岗接着办。", "The form stays as it is; a colleague signs on and goes on.")

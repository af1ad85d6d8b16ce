"""What each right is called and what it allows, and the names of the roles."""

from dataclasses import dataclass
from typing import Final

from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class RightWords:
    """`name` as it stands in a list; `allows` is one sentence."""

    name: Text
    allows: Text


GROUP_QUEUE: Final = Text("排队", "Queue")
GROUP_ORDERS: Final = Text("办业务", "Services")
GROUP_FORMS: Final = Text("单子", "Forms")
GROUP_MONEY: Final = Text("钱和小票", "Money and receipts")
GROUP_CUSTOMERS: Final = Text("客户资料", "Customer data")
GROUP_DEVICES: Final = Text("设备和设置", "Devices and settings")
GROUP_PEOPLE: Final = Text("人员和审计", "People and audit")
GROUP_DAY: Final = Text("一天的经营", "The day")

ROLE_CLERK: Final = Text("营业员", "Clerk")
ROLE_SENIOR_CLERK: Final = Text("值班长", "Senior clerk")
ROLE_GREETER: Final = Text("引导员", "Greeter")
ROLE_HALL_MANAGER: Final = Text("店长", "Manager")
ROLE_HALL_IT: Final = Text("厅内维护", "Hall IT")

PLAN_CHANGE: Final = RightWords(
    Text("办套餐", "Plans"), Text("可以办理和变更套餐、融合套餐。", "May order and change plans and bundles.")
)
VALUE_ADDED: Final = RightWords(
    Text("办增值业务和流量包", "Value-added services and data packs"),
    Text("可以订增值业务和流量包。", "May order value-added services and data packs."),
)
CANCEL_SERVICE: Final = RightWords(
    Text("退订", "Cancelling services"), Text("可以退订增值业务。", "May cancel value-added services.")
)
NUMBER_STATE: Final = RightWords(
    Text("停机、复机", "Holding and restoring"),
    Text("可以给号码办停机保号和复机。", "May put a number on hold and restore it."),
)
DISCONNECT: Final = RightWords(
    Text("拆机、销户", "Disconnection"), Text("可以给客户拆机、销户。", "May disconnect a service for good.")
)
ROAMING: Final = RightWords(
    Text("办国际漫游", "Roaming"), Text("可以开通国际漫游。", "May order international roaming.")
)
BROADBAND: Final = RightWords(
    Text("办宽带、电视和组网", "Broadband, TV and home network"),
    Text("可以办宽带新装、移机、电视和全屋组网。", "May order and move broadband, TV and home networks."),
)
SIM_CARD: Final = RightWords(
    Text("办卡", "SIM cards"), Text("可以办副卡、补卡和换卡。", "May issue extra and replacement SIM cards.")
)
DEVICE_SALE: Final = RightWords(Text("卖终端", "Devices"), Text("可以办终端销售。", "May sell devices."))
LEASED_CIRCUIT: Final = RightWords(
    Text("办政企专线", "Leased circuits"), Text("可以办政企专线。", "May order leased circuits for companies.")
)
TOP_UP: Final = RightWords(Text("缴费充值", "Top-ups"), Text("可以给号码缴费充值。", "May top up a number."))
OTHER_MATTER: Final = RightWords(
    Text("办其他业务", "Other matters"),
    Text("可以办目录里另外写的业务类型。", "May handle kinds of matter that only the catalogue names."),
)
TAKE_OFFLINE: Final = RightWords(
    Text("离线受理", "Forms while offline"),
    Text("连不上中心时，也可以请客户签字受理。", "May have forms signed while the centre is away."),
)
WITHOUT_CARD: Final = RightWords(
    Text("不读卡受理", "Without reading the card"),
    Text(
        "不要求实名的业务，可以不读身份证就受理。要求实名的业务，谁都不能。",
        "May go on without reading the document where no real-name check is required. Where one is, nobody may.",
    ),
)
TRAINING_MODE: Final = RightWords(
    Text("练习模式", "Training mode"),
    Text("可以打开练习模式，单子不上传、不计数。", "May switch on training: its forms are never sent or counted."),
)

VOID_SIGNED: Final = RightWords(
    Text("作废已签的版本", "Voiding a signed version"),
    Text(
        "客户签字后，可以作废这一版，改好再签。",
        "May void a signed version, to change the form and have it signed again.",
    ),
)
REVERSE_ORDER: Final = RightWords(
    Text("返销已上传的受理单", "Reversing an order that was sent"),
    Text(
        "单子已经上传、还没生效，可以做返销单退回去，把钱退给客户。",
        "May take back an order that was sent and is not in effect yet by a reversal form, and give its money back.",
    ),
)
VOID_ORDER: Final = RightWords(
    Text("打印前作废受理单", "Voiding an order before printing"),
    Text(
        "小票还没打出来，可以作废这张受理单，把钱退给客户。",
        "May void an order whose receipt is not printed yet and give its money back.",
    ),
)
TAKE_UP_OTHERS: Final = RightWords(
    Text("接办同事的挂单", "Taking up a colleague's form"),
    Text("可以打开同事挂起的单子接着办。", "May open a form that a colleague parked and go on with it."),
)
DISCARD_DRAFT: Final = RightWords(
    Text("丢弃草稿", "Discarding a draft"),
    Text("可以丢掉没签字的单子和草稿。", "May throw away unsigned forms and drafts."),
)
VIEW_OWN_ORDERS: Final = RightWords(
    Text("看自己的单", "Own orders"), Text("可以看自己办的单。", "May see the orders one took oneself.")
)
VIEW_ALL_ORDERS: Final = RightWords(
    Text("看全部的单", "All orders"),
    Text("可以看这个台席所有人的单。", "May see the orders of everybody at this desk."),
)
VIEW_ORDER_HISTORY: Final = RightWords(
    Text("看单子的经过", "History of an order"),
    Text("可以看一张单从签字到生效的每一步。", "May see every step of an order from signature to effect."),
)
ADD_ATTACHMENT: Final = RightWords(
    Text("加附件", "Adding attachments"),
    Text("可以给单子加证件影像等附件。", "May add copies and pictures to an order."),
)
VIEW_ATTACHMENT: Final = RightWords(
    Text("看附件", "Viewing attachments"), Text("可以打开单子的附件。", "May open what is attached to an order.")
)
REMOVE_ATTACHMENT: Final = RightWords(
    Text("删附件", "Removing attachments"),
    Text("签字前可以删掉加错的附件。", "May remove a wrong attachment before the signature."),
)
VIEW_ARCHIVE: Final = RightWords(
    Text("看存档", "The archive"),
    Text("可以查存档的受理单，打开看。", "May look archived forms up, and open them."),
)
VIEW_REFUSED: Final = RightWords(
    Text("看退回的单", "Refused orders"), Text("可以看中心退回的单和原因。", "May see what the centre refused and why.")
)
SETTLE_REFUSED: Final = RightWords(
    Text("处理退回的单", "Settling refused orders"),
    Text("可以把退回的单了结，把钱退给客户。", "May settle refused orders and give their money back."),
)

REPAIR_REFUSED: Final = RightWords(
    Text("修复退回的单", "Repairing refused orders"),
    Text(
        "可以在修复台把退回的单照签字价重送、重写再送、交给别人，也可以导出。",
        "May send refused orders once more as signed, write them anew, hand them to somebody, and export them.",
    ),
)
TAKE_CASH: Final = RightWords(Text("收现金", "Cash"), Text("可以收现金。", "May take cash."))
TAKE_CASH_OVER_LIMIT: Final = RightWords(
    Text("收大额现金", "Cash over the limit"),
    Text("一单现金超过限额时，也可以收。", "May take cash above the limit of one form."),
)
TAKE_CARD: Final = RightWords(
    Text("收刷卡和扫码", "Cards and scan codes"),
    Text("可以用刷卡、扫码收款。", "May take payments by card and scan code."),
)
TAKE_BALANCE: Final = RightWords(
    Text("用客户余额付款", "Paying from a balance"),
    Text("客户签字后，可以从客户的账户余额里扣款。", "May take a signed payment from a customer's balance."),
)
RETURN_IN_CASH: Final = RightWords(
    Text("刷卡的钱改退现金", "Cash for a card's return"),
    Text("收款方不肯原路退时，可以改用现金退给客户。", "May pay a return in cash where the provider refuses it."),
)
RETURN_MONEY: Final = RightWords(
    Text("退钱", "Returning money"),
    Text("可以把已经收下的钱退给客户。", "May give money back that was already taken."),
)
OPEN_DRAWER: Final = RightWords(
    Text("不收钱开钱箱", "Opening the drawer"),
    Text("没有收款时，也可以打开钱箱。", "May open the cash drawer without a payment."),
)
CASH_PERIOD: Final = RightWords(
    Text("开班和交班", "Cash periods"),
    Text(
        "可以给自己的钱箱开班、盲点现金、交班和交接。",
        "May open a cash period at the drawer, count it blind, close it and hand it over.",
    ),
)
MOVE_CASH: Final = RightWords(
    Text("存取现金", "Pay-in and pay-out"),
    Text(
        "没有收款时，可以往钱箱存现金，或从钱箱取现金。", "May put cash into the drawer or take it out without a sale."
    ),
)
X_REPORT: Final = RightWords(
    Text("看 X 报", "X report"),
    Text("没盲点之前，也可以看钱箱账上应有多少。", "May see what the drawer should hold before it was counted."),
)
CASH_DIFFERENCE: Final = RightWords(
    Text("确认长短款", "Cash differences"),
    Text(
        "可以确认别人超过限额的长短款，替别人点钱交班。",
        "May confirm another's difference beyond the limit, and close for them.",
    ),
)
SAFE_CASH: Final = RightWords(
    Text("存取保险柜", "The safe"),
    Text("可以在钱箱、保险柜和银行之间转现金。", "May move cash between drawer, safe and bank."),
)
CORRECT_METHOD: Final = RightWords(
    Text("更正收款方式", "Correcting a payment method"),
    Text("可以把记错方式的收款改记到另一种方式。", "May book a payment to another method where it was booked wrongly."),
)
REPRINT_RECEIPT: Final = RightWords(
    Text("补打小票", "Reprinting a receipt"),
    Text("可以给一张单补打一次小票。", "May print the first copy of a receipt."),
)
REPRINT_AGAIN: Final = RightWords(
    Text("再次补打小票", "Reprinting again"),
    Text("已经补打过的小票，可以再打。", "May print the second and later copies of a receipt."),
)
REPRINT_FORM: Final = RightWords(
    Text("补打受理单", "Reprinting a form"), Text("可以补打 A4 受理单。", "May print the A4 form again.")
)

SEARCH_CUSTOMERS: Final = RightWords(
    Text("找客户", "Finding customers"),
    Text("可以按姓名、号码找这台电脑上的客户。", "May find customers known on this counter."),
)
TYPE_NUMBER: Final = RightWords(
    Text("输号码查客户", "Asking by a typed number"),
    Text("可以输入完整的号码或证件号，向中心查客户。", "May ask the centre for a customer by a whole typed number."),
)
UNMASK_NAME: Final = RightWords(
    Text("看姓名全称", "Full names"), Text("说明原因后，可以看客户的全名。", "May see a full name, for a reason.")
)
UNMASK_DOCUMENT: Final = RightWords(
    Text("看完整证件号", "Full identity numbers"),
    Text("说明原因后，可以看完整的证件号。", "May see a whole identity number, for a reason."),
)
UNMASK_PHONE: Final = RightWords(
    Text("看完整号码", "Full phone numbers"),
    Text("说明原因后，可以看完整的电话号码。", "May see a whole phone number, for a reason."),
)

PRINTER_TEST: Final = RightWords(Text("打测试页", "Test page"), Text("可以打一张测试页。", "May print a test page."))
PRINTER_SETTINGS: Final = RightWords(
    Text("设打印机", "Printer settings"),
    Text("可以改打印机、纸宽和钱箱的设置。", "May change printer, paper and drawer settings."),
)
DESK_SETTINGS: Final = RightWords(
    Text("设台席", "Desk settings"),
    Text("可以改这个台席的设置，例如客户屏放在哪。", "May change this desk's settings, such as the customer screen."),
)
HALL_SETTINGS: Final = RightWords(
    Text("设营业厅", "Hall settings"),
    Text("可以改营业厅的名称、品牌、限额和规则。", "May change the hall's name, brand, limits and rules."),
)
EXPORT_SETTINGS: Final = RightWords(
    Text("导出设置", "Exporting settings"),
    Text("可以把设置导出给下一个台席用。", "May write the settings to a file for the next desk."),
)
IMPORT_SETTINGS: Final = RightWords(
    Text("导入设置", "Importing settings"), Text("可以从文件导入设置。", "May read the settings from a file.")
)
CENTRE_ADDRESS: Final = RightWords(
    Text("设中心地址", "Centre's address"),
    Text("可以改中心的地址和配对码。", "May change the centre's address and the pairing code."),
)
STORE_PASSPHRASE: Final = RightWords(
    Text("换存储口令", "Store passphrase"),
    Text("可以换存储口令，做新的恢复单。", "May change the store's passphrase and make a new recovery sheet."),
)
IMPORT_CATALOGUE: Final = RightWords(
    Text("导入目录", "Importing a catalogue"), Text("可以导入新的业务目录。", "May bring in a new catalogue.")
)
SUPPORT_BUNDLE: Final = RightWords(
    Text("打包诊断资料", "Support bundle"),
    Text("可以打包不含个人信息的诊断资料。", "May make a support bundle, which holds no personal data."),
)
CONFIRM_CLOCK: Final = RightWords(
    Text("确认电脑时间", "Confirming the clock"),
    Text("电脑时间倒退时，可以确认现在的时间是对的。", "May confirm this PC's time after its clock went back."),
)

VIEW_STAFF: Final = RightWords(
    Text("看人员", "Viewing staff"), Text("可以看人员名单和各人的权限。", "May see the staff and what each may do.")
)
CHANGE_STAFF: Final = RightWords(
    Text("管人员", "Changing staff"),
    Text("可以增加人员、改资料、停用和恢复。", "May add people, change their record, disable and enable them."),
)
RESET_SECRET: Final = RightWords(
    Text("重置密码和 PIN", "Resetting passwords and PINs"),
    Text("可以给同事重置密码、PIN，解开锁定。", "May reset a colleague's password and PIN and unlock the account."),
)
GIVE_RIGHTS: Final = RightWords(
    Text("给权限", "Giving rights"),
    Text(
        "可以给人员角色、权限和证书，也可以收回。", "May give people roles, rights and certificates and take them back."
    ),
)
VIEW_DAY: Final = RightWords(
    Text("看今天和日报", "Viewing the day"),
    Text("可以看全厅今天的情况和每天的日报。", "May see the hall's day as it goes, and the summary of any day."),
)
VIEW_AUDIT: Final = RightWords(
    Text("看审计", "Viewing the audit trail"), Text("可以查谁在什么时候做了什么。", "May see who did what and when.")
)
EXPORT_AUDIT: Final = RightWords(
    Text("导出审计", "Exporting the audit trail"),
    Text("可以把审计记录导出成文件。", "May write the audit trail to a file."),
)
APPROVE: Final = RightWords(
    Text("替别人批准", "Approving for others"),
    Text(
        "自己有的权限，可以凭 PIN 当场批准别人做一次。", "May allow somebody, once and by PIN, what one may do oneself."
    ),
)
UNLOCK_DESK: Final = RightWords(
    Text("解锁别人的台席", "Unlocking another's desk"),
    Text("别人锁住的台席，可以解锁接着办。", "May unlock a desk that somebody else left locked and go on."),
)
ISSUE_TICKET: Final = RightWords(
    Text("取号", "Issuing tickets"),
    Text("可以给进厅的客人分流、取号。", "May ask customers what they came for and give them tickets."),
)
SERVE_QUEUE: Final = RightWords(
    Text("叫号", "Calling"),
    Text(
        "可以在自己的台上叫下一位、重叫、挂起、记过号、办完，也可以暂停。",
        "May call the next customer to one's own desk, call again, hold, mark as not come, finish, and pause.",
    ),
)
CALL_OUT_OF_TURN: Final = RightWords(
    Text("不按次序叫号", "Calling out of turn"),
    Text("写明原因，可以先叫排在后面的人。", "May call somebody before their turn, with a reason."),
)
MOVE_TICKET: Final = RightWords(
    Text("转台和重排", "Moving tickets"),
    Text(
        "可以把号转到别的台、拆成两张，过号的重新排进去。",
        "May transfer a ticket, split it in two, and put back somebody who missed their call.",
    ),
)
CANCEL_TICKET: Final = RightWords(
    Text("取消排队", "Cancelling tickets"),
    Text("写明原因，可以取消一张号。", "May cancel a ticket, with a reason."),
)
CLOSE_DAY: Final = RightWords(
    Text("日结", "Closing the day"),
    Text("可以一步步结清营业厅的一天，出日报。", "May close the hall's day step by step and sign its summary."),
)
CLOSE_WITH_OPEN: Final = RightWords(
    Text("带着未了事项日结", "Closing with open items"),
    Text(
        "写明原因，可以带着没办完的事项日结，日报上会写明。",
        "May close a day with items still open, each with a reason; the summary names them.",
    ),
)

MISSING: Final = Text("你没有「{right}」这项权限。", "You do not have the right: {right}.")
REVOKED: Final = Text("「{right}」这项权限已经收回。", "This right was taken back: {right}.")
CERTIFICATE_MISSING: Final = Text(
    "这项业务要持「{certificate}」，你的资料里没有。",
    "This matter needs a certificate you do not hold: {certificate}.",
)
CERTIFICATE_EXPIRED: Final = Text(
    "你的「{certificate}」到 {day} 为止，已经过期。", "Your certificate ran out on {day}: {certificate}."
)
CERTIFICATE_NOT_YET: Final = Text(
    "你的「{certificate}」从 {day} 起才有效。", "Your certificate is valid from {day} on: {certificate}."
)
NOT_YET_ACTIVE: Final = Text("这个工号从 {day} 起才能用。", "This staff number can be used from {day} on.")
ACCOUNT_EXPIRED: Final = Text("这个工号用到 {day} 为止，已经到期。", "This staff number ran out on {day}.")
DISABLED: Final = Text("这个工号已经停用。", "This staff number is disabled.")

"""What the audit trail calls each kind of entry."""

from typing import Final

from app.texts.language import Text

ORDER_ACCEPTED: Final = Text("受理完成", "Order accepted")
SIGNED_VOIDED: Final = Text("作废已签版本", "Signed version voided")
RETURN_BEGUN: Final = Text("开始退钱", "Money to go back")
PAYMENT_RETURNED: Final = Text("退钱", "Money returned")
RETURN_REFUSED: Final = Text("收款方不退", "Provider would not return money")
RATING: Final = Text("客户评分", "Customer's rating")
ORDER_VOIDED: Final = Text("作废受理单", "Order voided")
DRAFT_DISCARDED: Final = Text("丢弃草稿", "Draft discarded")
FORM_TAKEN_UP: Final = Text("接办同事的挂单", "Colleague's form taken up")
REFUSED_SETTLED: Final = Text("处理退回的单", "Refused order settled")
REFUSED_RESENT: Final = Text("退回的单照签字价重送", "Refused order sent once more")
REFUSED_REWRITTEN: Final = Text("退回的单重写后再送", "Refused order written anew and sent")
REFUSED_HANDED: Final = Text("退回的单交给人处理", "Refused order handed to somebody")
REFUSED_EXPORTED: Final = Text("退回的单导出", "Refused orders exported")
CUSTOMER_NOTIFIED: Final = Text("发短信告诉客户", "Customer told by a text message")
ORDER_REVERSED: Final = Text("返销受理单", "Order reversed")
ORDER_AMENDED: Final = Text("改单", "Order amended")
REPRINTED: Final = Text("补打", "Reprinted")
FORM_MADE: Final = Text("出 A4 受理单", "A4 form made")
FORM_REPRINTED: Final = Text("补打 A4 受理单", "A4 form printed again")
DRAWER_OPENED: Final = Text("开钱箱", "Drawer opened")
CASH_OPENED: Final = Text("开班", "Cash period opened")
CASH_MOVED: Final = Text("存取现金", "Cash moved")
CASH_COUNTED: Final = Text("盲点现金", "Cash counted")
CASH_CLOSED: Final = Text("交班", "Cash period closed")
CASH_HANDED: Final = Text("交接钱箱", "Drawer handed over")
X_REPORT: Final = Text("看 X 报", "X report seen")
SUMMARY_MADE: Final = Text("出日报", "Daily summary made")
METHOD_CORRECTED: Final = Text("更正收款方式", "Payment method corrected")
PRINTER_TESTED: Final = Text("打测试页", "Test page printed")
ATTACHMENT_ADDED: Final = Text("加附件", "Attachment added")
ATTACHMENT_VIEWED: Final = Text("看附件", "Attachment viewed")
ATTACHMENT_REMOVED: Final = Text("删附件", "Attachment removed")
ATTACHMENTS_EXPIRED: Final = Text("附件图片到期删除", "Attached pictures deleted, term over")
DOCUMENT_SEALED: Final = Text("受理单盖章存档", "Form sealed and archived")
DOCUMENTS_LET_GO: Final = Text("存档文件到期删除", "Archived files deleted, term over")
DOCUMENT_SEEN: Final = Text("看存档受理单", "Archived form looked at")
DOCUMENT_SAVED: Final = Text("存档受理单另存", "Archived form saved elsewhere")
DOCUMENT_REMADE: Final = Text("重制受理单", "Form remade")
CARD_READ: Final = Text("读身份证", "ID card read")
UNMASKED: Final = Text("看完整资料", "Data shown in full")

DAY_CLOSE_STEP: Final = Text("日结一步", "Step of the day's close")
DAY_CARRIED: Final = Text("带着未了事项日结", "Day to be closed with an open item")
DAY_CLOSED: Final = Text("日结", "Day closed")

SIGN_ON: Final = Text("上岗", "Signed on")
SIGN_ON_REFUSED: Final = Text("上岗被拒", "Sign-on refused")
SIGN_OFF: Final = Text("下岗", "Signed off")
LOCKED: Final = Text("锁屏", "Desk locked")
UNLOCKED: Final = Text("解锁", "Desk unlocked")
CLERK_SWITCHED: Final = Text("换人接办", "Clerk switched")
ACCOUNT_LOCKED: Final = Text("工号被锁定", "Account locked")
CLOCK_CONFIRMED: Final = Text("确认电脑时间", "Clock confirmed")
APPROVED: Final = Text("当场批准", "Approved on the spot")
APPROVAL_REFUSED: Final = Text("批准被拒", "Approval refused")
SIGNATURE_REFUSED: Final = Text("签字被拒", "Signature refused")  # one's own PIN, under the day or a refund
APPROVAL_ARRIVED: Final = Text("批准从店长台送到", "Approval came from the manager's counter")
ASK_GRANTED: Final = Text("在自己台上批准", "Approved at one's own counter")
ASK_DENIED: Final = Text("在自己台上不批", "Refused at one's own counter")

STAFF_ADDED: Final = Text("增加人员", "Person added")
STAFF_CHANGED: Final = Text("改人员资料", "Person's record changed")
STAFF_DISABLED: Final = Text("停用人员", "Person disabled")
STAFF_ENABLED: Final = Text("恢复人员", "Person enabled")
RIGHTS_CHANGED: Final = Text("改权限", "Rights changed")
SECRET_CHANGED: Final = Text("改自己的密码或 PIN", "Own password or PIN changed")
SECRET_RESET: Final = Text("重置密码和 PIN", "Password and PIN reset")

SETTING_CHANGED: Final = Text("改设置", "Setting changed")
SETTINGS_EXPORTED: Final = Text("导出设置", "Settings exported")
SETTINGS_IMPORTED: Final = Text("导入设置", "Settings imported")
PASSPHRASE_CHANGED: Final = Text("换存储口令", "Store passphrase changed")
PASSPHRASE_RECOVERED: Final = Text("凭恢复单设新口令", "Passphrase set by the recovery sheet")
RECOVERY_SHEET_MADE: Final = Text("做新恢复单", "New recovery sheet made")
CATALOGUE_IMPORTED: Final = Text("导入目录", "Catalogue imported")
MATTERS_IMPORTED: Final = Text("导入业务类型", "Matters imported")
BUNDLE_MADE: Final = Text("打包诊断资料", "Support bundle made")
TICKET_OUT_OF_TURN: Final = Text("不按次序叫号", "Called out of turn")
TICKET_MOVED: Final = Text("转台或重排", "Ticket moved")
TICKET_CANCELLED: Final = Text("取消排队", "Ticket cancelled")
TRAINING_ON: Final = Text("打开练习模式", "Training on")
TRAINING_OFF: Final = Text("关闭练习模式", "Training off")
AUDIT_EXPORTED: Final = Text("导出审计", "Audit trail exported")
SEAL_MADE: Final = Text("做新的盖章密钥", "New key for sealing made")
SEAL_IMPORTED: Final = Text("导入盖章证书", "Certificate for sealing imported")
SEAL_RETIRED: Final = Text("停用盖章证书", "Certificate for sealing retired")
SEAL_TRUSTED: Final = Text("信任盖章证书", "Certificate for sealing trusted")
SEAL_UNTRUSTED: Final = Text("不再信任盖章证书", "Certificate for sealing trusted no more")
SET_UP: Final = Text("设好营业厅", "Hall set up")

AT_TERMINAL: Final = Text("命令行 {user}", "Terminal, {user}")  # no staff number: a user of the operating system

# Reasons that the program writes by a code; a person's own words stand as they are.
REASONS: Final = {
    "wrong_secret": Text("密码或 PIN 不对", "Wrong password or PIN"),
    "must_wait": Text("还要等", "Still to wait"),
    "outside": Text("单位账号登录没有成", "The operator's sign-on did not come through"),
    "locked": Text("已锁定", "Locked"),
    "closed": Text("停用、未到期或已到期", "Disabled, not yet active or expired"),
    "secret_due": Text("要先换密码或设 PIN", "Password or PIN to be set first"),
    "clock_back": Text("电脑时间倒退", "The clock went back"),
    "offline_too_long": Text("离线太久", "Offline too long"),
    "desk_taken": Text("台席是别人锁的", "Locked by somebody else"),
    "approver_unfit": Text("批准人没有这项权限", "The approver may not"),
    "password": Text("密码", "Password"),
    "pin": Text("PIN", "PIN"),
    "password pin": Text("密码和 PIN", "Password and PIN"),
    "split": Text("拆成两张号", "Split in two"),
    "re_insert": Text("过号重排", "Put back after a missed call"),
    "amended": Text("改单重签", "To be changed and signed again"),
    "not_paid": Text("客户没付钱", "The customer did not pay"),
    "payment_refused": Text("收款没成", "The payment failed"),
    "late_money": Text("作废之后才到的钱", "Money that came after the form was given up"),
    "tried_again": Text("收款方不退，再退一次", "Refused by the provider, tried again"),
    "restart": Text("重启后放弃", "Given up after a restart"),
    "drawer_counted": Text("点现金", "To count the cash"),
    "drawer_moved": Text("存取现金", "To put cash in or take it out"),
    "idle": Text("没有人操作", "Nobody at the desk"),
}


def reason_words(reason: str) -> Text:
    """What people read for the reason of an entry."""
    return REASONS.get(reason, Text(reason, reason))


# In place of ids.
PERIOD_OF: Final = Text("{desk} 台 {day} 的班", "Desk {desk} on {day}")
MADE_AT: Final = Text("{desk} 台 {at}", "Desk {desk}, {at}")
CERTIFICATE: Final = Text("上岗证 {code}", "certificate {code}")

"""Why nobody comes on duty this way, what password and PIN must be, why a person's record cannot be changed so."""

from typing import Final

from app.texts.language import Text

WRONG_PASSWORD: Final = Text(
    "工号或密码不对，请重新输入。", "The staff number or password is wrong. Please type them again."
)
WRONG_PASSWORD_WAIT: Final = Text(
    "工号或密码不对，请等 {seconds} 秒再试。", "The staff number or password is wrong. Try again in {seconds} s."
)
WRONG_PIN_WAIT: Final = Text(
    "工号或 PIN 不对，请等 {seconds} 秒再试。", "The staff number or PIN is wrong. Try again in {seconds} s."
)
WRONG_OWN_PIN: Final = Text(
    "PIN 不对，再输一次。已经做好的都还在。", "The PIN is wrong. Please type it again; what was done is kept."
)
WRONG_OWN_PIN_WAIT: Final = Text(
    "PIN 不对，请等 {seconds} 秒再输。已经做好的都还在。",
    "The PIN is wrong. Try again in {seconds} s; what was done is kept.",
)
WRONG_PIN: Final = Text("工号或 PIN 不对，请重新输入。", "The staff number or PIN is wrong. Please type them again.")
MUST_WAIT: Final = Text("输错太多次，请等 {seconds} 秒再试。", "Too many wrong ones. Try again in {seconds} s.")
LOCKED: Final = Text(
    "输错太多次，这个工号已锁定。请找店长重置密码。",
    "Too many wrong ones: this account is locked. Ask the manager to reset it.",
)
PIN_LOCKED: Final = Text(
    "PIN 输错太多次，这个工号不能再批准。请找店长重置。",
    "Too many wrong PINs: this person can approve no more. Ask the manager to reset it.",
)
FIRST_SIGN_ON: Final = Text(
    "密码是别人给的，请先换成自己的。", "This password was given to you. Choose one of your own first."
)
PASSWORD_TOO_OLD: Final = Text(
    "密码已用满 {days} 天，请先换一个新的。", "This password is {days} days old. Choose a new one first."
)
NO_PIN: Final = Text(
    "这个工号还没有 PIN，不能批准。请先在上岗页设一个。",
    "This person has no PIN yet and cannot approve. It is set on the sign-on page.",
)
CLOCK_BACK: Final = Text(
    "电脑时间是 {now}，可是本机 {latest} 已有记录。请校准时间；时间没错，就请店长上岗确认。",
    "This PC says {now}, yet its records go to {latest}. Set its clock; if it is right, the manager signs on first.",
)
OFFLINE_TOO_LONG: Final = Text(
    "已经 {days} 天没连上中心，没法确认谁还在岗，所以不能上岗。请先恢复网络。",
    "No contact with the centre for {days} days: nobody can tell who still works here. Restore the network first.",
)
DESK_TAKEN: Final = Text(
    "这个台席由 {number} 锁着。请本人解锁，或请值班长、店长来。",
    "Staff number {number} locked this desk: that person unlocks it, or a senior clerk or the manager.",
)
APPROVER_IS_REQUESTER: Final = Text("不能自己批准自己，请同事来。", "Nobody approves for themselves. Ask a colleague.")
APPROVER_MAY_NOT: Final = Text("这位同事不能替别人批准。", "This person may not approve for others.")
APPROVER_LACKS: Final = Text("这位同事自己也没有「{right}」。", "This person does not have the right either: {right}.")
REASON_MISSING: Final = Text("请写明原因。", "Say why.")
REASON_LONG: Final = Text("原因最多 {most} 个字。", "The reason has at most {most} characters.")

PASSWORD_SHORT: Final = Text("密码至少 {least} 个字符。", "A password has at least {least} characters.")
PASSWORD_LONG: Final = Text("密码最多 {most} 个字符。", "A password has at most {most} characters.")
PASSWORD_SAME: Final = Text("新密码不能和旧的一样。", "The new password must differ from the old one.")
PASSWORD_TRIVIAL: Final = Text(
    "这个密码太容易猜，请换一个。", "This password is too easy to guess. Choose another one."
)
PIN_DIGITS: Final = Text("PIN 是 {digits} 位数字。", "A PIN has {digits} digits.")
PIN_IS_PASSWORD: Final = Text("PIN 不能和密码一样。", "The PIN must differ from the password.")
PIN_TRIVIAL: Final = Text(
    "这个 PIN 太容易猜，不要用连号、重复的数字和工号。",
    "This PIN is too easy to guess: no runs, no repetitions, not the staff number.",
)

NUMBER_TAKEN: Final = Text("工号 {number} 已经有人用。", "The staff number {number} is taken.")
NUMBER_SHAPE: Final = Text("工号是 4 位数字。", "A staff number has 4 digits.")
NAME_MISSING: Final = Text("请写姓名，中文和拼音都要。", "Enter the name, in Chinese and in Latin letters.")
DAY_SHAPE: Final = Text(
    "日期要像 2026-11-30；不限就空着。", "A date is written like 2026-11-30. Leave it empty for no limit."
)
OF_THE_DIRECTORY: Final = Text(
    "{number} 由中心的人员名单管理，请在那里改。密码可以在这里重置。",
    "{number} is kept in the centre's directory and is changed there. Passwords can be reset here.",
)
DAYS_TURNED: Final = Text("开始日不能在结束日之后。", "The first day cannot be after the last.")
UNKNOWN_PERSON: Final = Text("没有工号 {number}。", "There is no staff number {number}.")
NOT_ONESELF: Final = Text(
    "自己的资料、权限、停用和重置，要由别人来做。",
    "One's own record, rights, disabling and resetting are left to somebody else.",
)
MORE_THAN_OWN: Final = Text(
    "自己没有「{right}」，不能给别人。", "You cannot give what you do not have yourself: {right}."
)
MAY_MORE: Final = Text(
    "对方的权限比你多，要由店长来重置。", "This person may do more than you. Leave the reset to the manager."
)
LAST_ONE: Final = Text(
    "这是最后一个能给权限的人，先把这项权限给另一个人。",
    "This is the last person who can give rights. Give that right to somebody else first.",
)

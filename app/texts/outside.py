"""Sign-on by the operator's own accounts, in words."""

from app.texts.language import Text

SIGN_ON = Text("用单位账号登录", "Use your company account")
WAITING = Text(
    "请在浏览器里登录，登录好会自己回到这里。按 Esc 放弃。",
    "Sign in in the browser; this page goes on by itself. Esc gives up.",
)
ASKING = Text("正在找单位的登录页……", "Looking for the company's sign-in page…")
LEFT = Text("没有用单位账号登录，什么也没改。", "You did not sign in with the company account; nothing was changed.")
AWAY = Text(
    "连不上单位的登录服务。请用本机密码上岗，或稍后再试。",
    "The company's sign-in service cannot be reached. Use this PC's password, or try again later.",
)
DENIED = Text("单位的登录服务没有同意：{why}。", "The company's sign-in service said no: {why}.")
NOT_BELIEVED = Text(
    "登录服务的回答对不上，没有让任何人上岗。请告诉信息人员。",
    "The sign-in service's answer does not check out; nobody was signed on. Please tell IT.",
)
NO_NUMBER = Text(
    "单位账号里没有工号，没法在这里上岗。请找管理员补上。",
    "The company account has no staff number, so nobody can be signed on here. Ask the administrator to add it.",
)
NOT_OF_THIS_HALL = Text(
    "工号 {number} 不在本厅名单里。名单由中心下发，请找店长。",
    "Staff number {number} is not on this hall's list. The list comes from the centre; ask the manager.",
)
OTHER_ACCOUNT = Text(
    "工号 {number} 一直用另一个单位账号上岗，这次没有让人上岗。确实换了账号，请店长重置 TA 的密码。",
    "Staff number {number} signs on with another company account; nobody was signed on. If the account was replaced, "
    "have the manager reset this person's password.",
)
TOO_LATE = Text("等了太久，请再试一次。", "It took too long; please try again.")
NO_BROWSER = Text("打不开浏览器，请用本机密码上岗。", "The browser does not open; use this PC's password.")
LOCAL_ONLY_AWAY = Text(
    "本厅用单位账号上岗；本机密码只在连不上时用。",
    "This hall signs on with company accounts; this PC's password is for when they cannot be reached.",
)
FIRST_SECRETS = Text(
    "第一次在这里上岗：请设一个本机密码和 PIN，锁屏、批准和断网时要用。",
    "Your first time here: choose a password and a PIN for this PC, for the lock, approvals and days without network.",
)
GO_BACK = Text("请回到一台清，结果看那里。", "Please go back to Yitai; it says what came of it.")

ISSUER = Text("单位登录服务", "Company sign-in service")
ISSUER_SAYS = Text(
    "OpenID Connect 的签发地址。填了，上岗页就多一个「用单位账号登录」。",
    "The issuer address of OpenID Connect. With it the sign-on page offers the company account.",
)
CLIENT = Text("登录客户端编号", "Sign-in client id")
CLIENT_SAYS = Text("登录服务给一台清的 client_id。", "The client_id the sign-in service gave to Yitai.")
CLAIM = Text("工号在哪一项", "Claim with the staff number")
CLAIM_SAYS = Text(
    "登录服务的哪一项是四位工号。", "Which claim of the sign-in service holds the four-digit staff number."
)
CLAIM_CHANGES = Text(
    "{claim} 本人就能改，不能当工号。请让单位的登录服务另给一项。",
    "{claim} can be changed by the person; it cannot be the staff number. "
    "Ask the sign-in service for a claim of its own.",
)
LOCAL = Text("本机密码", "This PC's passwords")
LOCAL_SAYS = Text(
    "有单位登录时，本机密码什么时候能用来上岗。", "With company sign-in, when this PC's own passwords open the counter."
)
LOCAL_ALWAYS = Text("随时都能用", "At any time")
LOCAL_AWAY = Text("只在登录服务连不上时", "Only while the service is away")

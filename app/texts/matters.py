"""Words of business types: who acts, what is checked, where they wait, and what is said of the matters file."""

from app.texts.language import Text

# Who stands at the desk
HOLDER = Text("本人", "Holder")
AGENT = Text("代办人", "Agent")
GUARDIAN = Text("监护人", "Guardian")
UNIT_HANDLER = Text("单位经办人", "Company handler")

# Queues of S88
QUEUE_MOBILE = Text("移动", "Mobile")
QUEUE_FIXED = Text("固网", "Fixed line")
QUEUE_REPAIR = Text("报修", "Repair")
QUEUE_COMPLAINT = Text("投诉", "Complaints")
QUEUE_ENTERPRISE = Text("政企", "Enterprise")

# Self-service
BY_APP = Text("App", "App")
BY_WEBSITE = Text("网上营业厅", "Website")
BY_KIOSK = Text("自助终端", "Kiosk")
BY_SMS = Text("短信", "Text message")
BY_HOTLINE = Text("客服热线", "Hotline")
BY_PAYMENT_POINT = Text("代收点", "Payment point")

# Checks
CHECK_DEBT = Text("没有欠费", "Nothing is owed")
CHECK_CONTRACT = Text("不在协议期内", "No term is running")
CHECK_BOTH_CONSENT = Text("两个号码都同意", "Both numbers agree")
CHECK_BLACKLIST = Text("不在黑名单", "Not on the blacklist")
CHECK_NUMBER_CAP = Text("名下号码数没超过上限", "The count of numbers held is within the cap")
CHECK_ABNORMAL_PURCHASE = Text("没有异常办卡", "No abnormal purchase of cards")
CHECK_FACE = Text("人像与证件一致", "The face is that of the document")
CHECK_BOTH_PRESENT = Text("双方都到场", "Both are present")
CHECK_PORTING = Text(
    "携号条件：实名、状态正常、结清、不在协议期、满 120 天",
    "Porting: real name, normal status, settled, no term, 120 days",
)
CHECK_RECENT_CALLS = Text("能说出最近的通话", "Recent calls can be told")
CHECK_SERVICE_PASSWORD = Text("服务密码正确", "The service password is right")
CHECK_SECOND_PASSWORD = Text("二次密码正确", "The second password is right")
CHECK_RESOURCE = Text("地址有宽带资源", "The address has a line")
CHECK_DEVICE_RETURN = Text("设备已退还", "Equipment is returned")
CHECK_STOCK = Text("有库存", "It is in stock")
CHECK_POINTS = Text("积分够", "There are points enough")
CHECK_UNIT_REGISTER = Text("单位资料与登记一致", "The company is as registered")
CHECK_ORIGINAL_FORM = Text("原单可以返销", "The original form can be reversed")

# The file
MATTERS_FAULTY = Text(
    "业务类型文件有 {count} 处不对，什么都没有改动。", "Faults in the matters file: {count}. Nothing was changed."
)
UNKNOWN_DOCUMENT = Text("没有证件 {code}。", "There is no document {code}.")
UNKNOWN_RIGHT = Text("没有办理权限 {code}。", "There is no right of orders {code}.")
MINUTES_REVERSED = Text("最少 {least} 分钟比最多 {most} 分钟还长。", "At least {least} is more than at most {most}.")
LIMITS_REVERSED = Text(
    "每单限额 {order} 高于合计限额 {sum}。", "The limit of one form {order} is above the limit in sum {sum}."
)
AGENT_WITHOUT_DOCUMENTS = Text(
    '可以代办，要写代办人带什么；不可以就写 rule = "forbidden"。',
    'An agent may act: say what they bring, or write rule = "forbidden".',
)
SUMS_REVERSED = Text("最少 {least} 比最多 {most} 还多。", "The least, {least}, is more than the most, {most}.")
BOTH_IDS_MEANS_TWO = Text(
    '"both_ids" 就是代办人和机主的证件都要带：agent 里两种都要有（proves = "agent" 和 proves = "holder"）。',
    'With "both_ids" an agent brings two: one document with proves = "agent", one with proves = "holder".',
)
AGENT_NOT_ALLOWED = Text(
    '不可以代办，代办人的证件写 "none"。', 'No agent may act: write "none" for the documents of an agent.'
)
ONLY_HANDLER = Text(
    '只由单位经办人办理，其他人的证件都写 "none"。',
    'Only the handler of a company acts: write "none" for everybody else.',
)
NOBODY_ACTS = Text("至少要有一种人可以办理。", "Somebody must be able to do it.")
FACE_NEEDS_CARD = Text(
    "要比对人像，离线时不能直接办好（Y）。", "A face is compared by the centre: offline it cannot be done for good (Y)."
)
REAL_NAME_NOT_QUEUED = Text(
    "要联网核验人像的业务离线时不能排队（Q），写 D 或 N。",
    "What needs a live face comparison is never queued (Q) offline: write D or N.",
)
MISSING_MATTER = Text("缺少业务类型 {code}。", "The matter {code} is missing.")
MATTERS_ELSEWHERE = Text(
    "业务类型在单独的文件里（docs/matters.md），请从目录文件里移走。",
    "Matters stand in a file of their own (docs/matters.md). Take them out of the catalogue.",
)
NEEDED_BY_CATALOGUE = Text(
    "在售目录 {version} 用到的业务类型这里没有：{codes}。什么都没有改动。",
    "The catalogue {version} on sale needs matters that are not here: {codes}. Nothing was changed.",
)
VERSION_TAKEN = Text(
    "业务类型 {version} 已有不同的内容，什么都没有改动。请给新内容新的版本号。",
    "Matters {version} are here with other content. Nothing was changed; give the new ones a new version.",
)
MATTERS_SOUND = Text(
    "业务类型 {version}（{name}）没有问题：{matters} 种业务，{documents} 种证件。",
    "Matters {version} ({name}) are sound: matters {matters}, documents {documents}.",
)
MATTERS_IMPORTED = Text(
    "业务类型 {version}（{name}）已导入：{matters} 种业务。", "Matters {version} ({name}) are in: {matters}."
)
NEWER_IN_FORCE = Text("用的仍是更新的 {newest}。", "The newer {newest} stay in force.")
SHOWN_HEAD = Text("业务类型 {version}（{name}）", "Matters {version} ({name})")
SHOWN_ROW = Text(
    "  {code}  {name}  离线 {offline}  {minutes} 分钟  {who}",
    "  {code}  {name}  offline {offline}  {minutes} min  {who}",
)

# The list at the desk
LIST_TITLE = Text("办理业务带什么", "What to bring")
LIST_NOTE = Text("业务类型 {version}", "Matters {version}")
LIST_EMPTY = Text("业务类型文件里还没有证件要求。", "The matters in force name no documents yet.")
BRINGS = Text("{who}：{documents}", "{who}: {documents}")
ELSEWHERE = Text("也可以在这里办：{ways}。", "Also by {ways}.")
LABEL_BRING = Text("带什么", "To bring")
MINUTES = Text("{n} 分钟", "{n} min")

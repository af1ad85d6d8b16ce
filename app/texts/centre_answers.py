"""What the centre says: why it refuses an order, why an entry waits, and what a call got wrong."""

from app.texts.language import Text

# ── refusals of an entry, for the manager's list ──────────────────────────────────────────

MALFORMED = Text(
    "这一笔的内容不完整，中心读不懂（{what}）。请在清单里导出，交技术人员看。",
    "The centre cannot read this entry ({what}). Export it from the list for support.",
)
HASH_DIFFERS = Text(
    "这一笔在路上变了样，校验值对不上。请重新发送。",
    "This entry arrived changed: its checksum does not match. Send it again.",
)
FORM_HASH_DIFFERS = Text(
    "受理单内容与签名时的校验码不一致，不能生效。请让客户重新签。",
    "The form is not the one whose check code was signed. It cannot take effect; have the customer sign again.",
)
KEY_CONFLICT = Text(
    "同一个编号下已有另一笔不同的内容，这一笔没有受理。",
    "Another entry with other content already has this key. This one was not accepted.",
)
LANE_TAKEN = Text(
    "这个顺序号已经用过，这一笔没有受理。",
    "This place in the order of sending is already taken. This entry was not accepted.",
)
LANE_WRONG = Text(
    "这一笔的设备或客户与登记的不一致，没有受理。",
    "Device or customer of this entry do not match what it was sent as. It was not accepted.",
)
CANCELS_ACCEPTED = Text(
    "要了结的那一笔中心已经受理，不能这样了结。请另办一张取消的单子。",
    "The centre accepted the order that is to be settled, so it cannot be settled this way. Take a new form that "
    "cancels it.",
)
CANCELS_ANOTHER = Text(
    "要了结的那一笔不在这位客户的这个顺序号上，没有了结。请在清单里导出，交技术人员看。",
    "The order that is to be settled does not have this place in the customer's order of sending. Nothing was settled; "
    "export it from the list for support.",
)
REPAIRS_ACCEPTED = Text(
    "要重送的那一笔中心已经受理，没有再受理一次。",
    "The centre accepted the order that was sent once more already. It was not taken twice.",
)
REPAIRS_ANOTHER = Text(
    "要重送的那一笔不在这位客户的这个顺序号上，没有受理。请在清单里导出，交技术人员看。",
    "The order that was sent once more does not have this place in the customer's order of sending. It was not "
    "accepted; export it from the list for support.",
)
ORDER_KNOWN = Text(
    "这张受理单中心已经收过，不再收第二次。",
    "The centre already has this order and does not take it twice.",
)
BODIES_DIFFER = Text(
    "订单内容与客户签字的内容不一致（{what}），不能生效。",
    "The order is not what the customer signed ({what}). It cannot take effect.",
)
SUMS_DIFFER = Text(
    "受理单上的合计与各行不符（{what}），不能生效。",
    "A sum of the form is not the sum of its rows ({what}). It cannot take effect.",
)
WAIVER_NOT_DUE = Text("{name}不该免收。", "{name} should not have been waived.")
WAIVER_USED_UP = Text(
    "{name}，{year} 年的 {of} 次已用完，这次要按原价收。",
    "{name}: all {of} of {year} are used, this one has its full price.",
)
CUSTOMER_UNKNOWN = Text("中心没有这位客户的资料。", "The centre does not know this customer.")
CATALOGUE_UNKNOWN = Text(
    "中心没有 {version} 版在售清单，无法核对价格。",
    "The centre does not have catalogue {version} and cannot check the prices.",
)
OFFER_UNKNOWN = Text("{version} 版在售清单里没有 {code}。", "Catalogue {version} does not have {code}.")
OFF_SALE = Text("{name}在 {day} 不在售。", "{name} was not on sale on {day}.")
PRICE_DIFFERS = Text(
    "{name}签字的价格与 {version} 版清单不同。",
    "The signed price of {name} is not the one in catalogue {version}.",
)
NOT_CONFIRMED = Text(
    "{name}没有客户本人的二次确认，不能开通。",
    "{name} lacks the customer's own second confirmation and cannot be opened.",
)
CODE_UNPROVEN = Text(
    "{name}说是凭验证码确认的，中心没有这条验证码，不能开通。",
    "{name} is said to be confirmed by a code the centre knows nothing of; it cannot be opened.",
)
TEMPLATE_UNKNOWN = Text(
    "中心还没有 {version} 版受理单模板，无法核对告知和声明，先等着。",
    "The centre does not have form template {version} yet and cannot check notices and statement. The order waits.",
)
WORDING_DIFFERS = Text(
    "受理单上的告知、声明或同意书与模板 {version} 不一样，没有受理。",
    "Notices, statement or consents of the form are not those of template {version}. It was not accepted.",
)
NOT_ACKNOWLEDGED = Text(
    "客户没有确认《{title}》，没有受理。", 'The customer did not acknowledge "{title}". The form was not accepted.'
)
NOT_CONSENTED = Text(
    "单上留着图片，客户却没有《{title}》，没有受理。", 'It keeps a picture without "{title}" and was not accepted.'
)
NOT_INSTALLED = Text(
    "客户没有{name}，无法变更或取消。", "The customer does not have {name}; it cannot be changed or cancelled."
)
ALREADY_CHANGED = Text(
    "{name}已经变成别的业务，这次变更按旧的内容签的，没有受理。",
    "{name} has meanwhile become another service. This change was signed on the old one and was not accepted.",
)
CHANGING = Text(
    "{name}另有一笔变更或取消还没生效，这一笔没有受理。",
    "Another change or cancellation of {name} has not taken effect yet. This one was not accepted.",
)
SECOND_PLAN = Text(
    "{number} 已有主套餐{name}，不能再加一个。",
    "{number} already has the main plan {name}; a second one cannot be added.",
)
LEFT_BEHIND = Text(
    "{number} 还有{services}，主套餐{name}不能先取消，这一笔没有受理。",
    "{number} still has {services}: the main plan {name} cannot leave before. This order was not accepted.",
)
HAS_IT = Text("{number} 已经有{name}。", "{number} already has {name}.")
FALLS_WITH = Text(
    "{other}没有受理，{name}要和它一起才能办，所以也没有受理。",
    "{other} was not accepted; {name} goes only with it and was not accepted either.",
)

# ── why an entry waits ────────────────────────────────────────────────────────────────────

KIND_UNKNOWN = Text(
    "中心还不认识这类内容（{kind}），等中心升级后自动处理。",
    "The centre does not know this kind of entry yet ({kind}). It will be taken once the centre is newer.",
)
STUMBLED = Text(
    "中心处理这一笔时出了错，已记录，稍后自动再试。",
    "The centre stumbled over this entry. It is logged and will be tried again.",
)
OVERDUE = Text(
    "{name}的上一笔变更正在生效，稍后自动再试。",
    "An earlier change of {name} is just taking effect; this one is tried again by itself.",
)

# ── a call that cannot be answered ────────────────────────────────────────────────────────

TOKEN_REFUSED = Text("设备未登记或令牌失效。", "The device is not registered, or its token is no longer valid.")
OTHER_DEVICE = Text("这批内容不是这台设备的。", "This batch belongs to another device.")
BATCH_MALFORMED = Text("这不是一批受理单：{what}", "This is not a batch of entries: {what}")
TOO_LARGE = Text(
    "一批最多 {most} KB，单独一笔最多 {alone} KB。", "A batch may hold {most} KB, a single entry {alone} KB."
)
NOT_FOUND = Text("没有这一项。", "There is no such thing here.")
METHOD_NOT_ALLOWED = Text("这里不能这样做。", "This cannot be done here.")
FILTER_UNKNOWN = Text("不能按 {name} 筛选，可用：{known}。", "{name} is no filter here. Filters: {known}.")
ORDER_UNKNOWN = Text("中心没有这个营业厅的这张受理单。", "The centre has no such order of this hall.")
ORDER_DAMAGED = Text(
    "中心保存的这张受理单读不出来了，已记录。请联系中心的维护人员。",
    "The centre cannot read this order as it was kept; it is logged. Call whoever looks after the centre.",
)
DAY_WRONG = Text("没有这一天：{day}", "There is no such day: {day}")
NUMBER_WRONG = Text("{name} 必须是 {least} 到 {most} 的整数。", "{name} must be a whole number from {least} to {most}.")
FAILED = Text("中心出了错，已记录。", "The centre failed; it is logged.")
BUSY = Text("中心暂时写不进去，请稍后再试。", "The centre cannot write just now. Try again later.")

# ── starting the centre ───────────────────────────────────────────────────────────────────

PORT_TAKEN = Text(
    "{host}:{port} 已被别的程序占用。请换一个端口，或先关掉那个程序。",
    "Another program already listens on {host}:{port}. Choose another port, or close that program first.",
)
DATABASE_IN_USE = Text(
    "另一个中心正在用 {file}，一个数据库只由一个中心管。请先停掉那一个，或给这一个换个数据库。",
    "Another centre works on {file}, and a database belongs to one centre. Stop that one first, or choose another "
    "database for this one.",
)
PORT_NO_PORT = Text(
    "{port} 不是端口。请写 1 到 65535 的数。",
    "{port} is no port. Give a number from 1 to 65535.",
)
HOST_UNKNOWN = Text(
    "找不到地址 {host}。请检查 --host：写本机的地址，如 127.0.0.1，或 0.0.0.0 表示本机的所有地址。",
    "There is no address {host}. Check --host: give one of this machine, such as 127.0.0.1, or 0.0.0.0 for all it has.",
)
HOST_ELSEWHERE = Text(
    "{host} 不是本机的地址，不能在上面接收连接。请用 --host 写本机的地址，或 0.0.0.0 表示本机的所有地址。",
    "{host} is no address of this machine, so nothing can listen there. Give --host one that is, or 0.0.0.0 for all.",
)
PORT_NOT_ALLOWED = Text(
    "程序不能用端口 {port}：它是系统保留的，或已被占用。请换一个，用 1024 或更大的数。",
    "The program may not listen on port {port}: it is reserved or held by the system. Choose another, 1024 or above.",
)
ADDRESS_REFUSED = Text(
    "不能在 {host}:{port} 上接收连接：{why}",
    "Cannot listen on {host}:{port}: {why}",
)
DATABASE_NEWER = Text(
    "数据库是更新版本的程序建的，请先升级这个程序。数据没有改动。",
    "The database was made by a newer program. Update this one first; nothing was changed.",
)
DATABASE_CLOSED = Text(
    "数据库打不开（{why}）。什么都没有改动，请核对地址、权限和服务是否在运行。",
    "The database cannot be opened ({why}). Nothing was changed: check its address, your rights and that it runs.",
)
DATABASE_FOLDER = Text(
    "数据库 {address} 要放的文件夹 {folder} 不在，什么也没有建。请先建好文件夹，或改正 --database。",
    "The folder {folder} of the database {address} is not there; nothing was made. Make the folder first, or correct "
    "--database.",
)
USUAL_FOLDER = Text(
    "数据库要放的文件夹 {folder} 建不了（{why}），什么也没有建。请用 --database 写放在别处的数据库地址。",
    "The folder {folder} for the database cannot be made ({why}); nothing was made. Give --database the address of one "
    "elsewhere.",
)
DATABASE_ADDRESS = Text(
    "数据库地址 {address} 用不了：请写 sqlite:////路径/文件.db，或本机已装驱动的其他数据库地址。",
    "The database address {address} cannot be used: write sqlite:////path/file.db, or one whose driver is installed.",
)
VERSION_TAKEN = Text(
    "中心已有内容不同的 {version} 版清单。改动后的清单要用新的版本号。",
    "The centre already has another catalogue {version}. A changed catalogue needs a new version.",
)

# ── pairing of a new counter ──────────────────────────────────────────────────────────────

PAIRING_UNKNOWN = Text(
    "配对码不对、已用过或已过期（48 小时有效）。请核对，或请中心管理员再开一个。",
    "The pairing code is wrong, used or too old (48 hours). Check it, or ask whoever runs the centre for another.",
)
PAIRING_TOO_MANY = Text("配对码输错太多次，请一分钟后再试。", "Too many wrong pairing codes. Try again in a minute.")
PAIRING_MALFORMED = Text("这不是一次配对请求。", "This is no request for pairing.")
STAFF_WITHOUT_MASTER = Text(
    "名单里没有一个能管权限的人，{hall} 会没人能管。没有改动。",
    "Nobody on the list may give rights, so nobody could run {hall}. Nothing was changed.",
)
HALL_UNKNOWN = Text(
    "中心没有营业厅 {hall}。请用 --hall-file 带上它的资料。",
    "The centre does not know the hall {hall}. Bring its details with --hall-file.",
)

# Payment: what a provider's calls answer, and what the balances say.
PAYMENT_MALFORMED = Text("这不是一笔收款或退款请求。", "This is no charge and no return.")
PAYMENT_UNKNOWN = Text("没有这一笔收款。", "There is no such charge.")
PAYMENT_KEY_REUSED = Text(
    "这个编号已经是另一笔收款，没有扣钱。", "This key is another charge already. Nothing was charged."
)
PAYMENT_CANCELLED = Text("这一笔已经取消，没有扣钱。", "This charge was cancelled. Nothing was charged.")
RETURN_TOO_MUCH = Text("要退的比收的多，没有退。", "More is to be returned than was paid. Nothing was returned.")
RETURN_OF_NOTHING = Text(
    "这一笔没有收到过钱，没有可退的。", "Nothing was paid under this key, so nothing can be returned."
)
BALANCE_ONLY = Text("中心只收账户余额。", "The centre takes account balances only.")
BALANCE_NO_ACCOUNT = Text("中心没有这个账户，没有扣钱。", "The centre knows no such account. Nothing was charged.")
BALANCE_TOO_LOW = Text(
    "账户余额 {balance}，不够扣，没有扣钱。", "The account holds {balance}, not enough. Nothing was charged."
)
BALANCE_NOT_TAKEN = Text(
    "单上写用账户余额付 {sum}，但中心没有从这个账户扣过这一笔。",
    "The form says {sum} was paid from the balance, but the centre took no such sum from this account.",
)

REFUSALS_MALFORMED = Text(
    "这不是客户拒绝推荐的清单（{what}），什么都没有记。",
    "This is no list of suggestions customers did not want ({what}). Nothing was kept.",
)

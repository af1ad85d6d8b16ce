"""What is said about a file of the operator's own making: the catalogue, the hall, its staff."""

from app.texts.language import Text

CATALOGUE_FAULTY = Text(
    "目录文件有 {count} 处不对，什么都没有改动。",
    "Faults in the catalogue file: {count}. Nothing was changed.",
)
DATA_FAULTY = Text(
    "数据文件有 {count} 处不对，什么都没有改动。", "Faults in the data file: {count}. Nothing was changed."
)

# The file as a whole
NOT_UTF8 = Text(
    "第 {line} 行不是 UTF-8 文字，请用 UTF-8 重新保存文件。", "Line {line} is not UTF-8 text. Save the file as UTF-8."
)
STOPS = Text(
    "文件在第 {line} 行中断，后面的内容不见了，请重新取一份完整的文件。",
    "The file breaks off in line {line}, the rest is missing. Get a complete copy.",
)
GIVEN_TWICE = Text("第 {line} 行的字段前面已经写过。", "Line {line} gives a field that was given before.")
NOT_TOML = Text(
    "第 {line} 行第 {column} 个字符起不是 TOML 的写法，请对照一份没有问题的文件。",
    "Line {line} is not TOML from character {column} on. Compare it with a file that is sound.",
)
NO_FIGURE = Text(
    "第 {line} 行的数字太长，或者括号套得太深，读不了。",
    "Line {line} holds a number too long or brackets too deep to be read.",
)

# One field
MISSING = Text("缺少这个字段。", "This field is missing.")
MISSING_OR_NONE = Text('缺少这个字段；没有就写 "none"。', 'This field is missing. Write "none" where there is nothing.')
UNKNOWN = Text("没有这个字段，请核对拼写。", "There is no such field. Check its spelling.")
MAY_NOT_BE_NONE = Text('这个字段不能是 "none"。', 'This field cannot be "none".')
NO_EMPTY_LIST = Text('列表是空的；没有就写 "none"。', 'The list is empty. Write "none" where there is nothing.')
WANTS_WORDS = Text('要写中文和英文：{ zh = "…", en = "…" }。', 'Give both languages: { zh = "…", en = "…" }.')
WANTS_STRING = Text("要写在引号里的文字。", "Write words in quotes.")
WANTS_ONE_LINE = Text(
    "文字不能空着，也不能换行或带首尾空格。", "Words cannot be empty, hold line breaks or begin or end with a blank."
)
UNSEEN = Text(
    "里面有看不见的字符：{characters}。请删掉；空格请用普通的空格。",
    "Characters that cannot be seen: {characters}. Take them out; write blanks with the space bar.",
)
NO_FONT = Text(
    "屏幕和纸上的字体都没有：{characters}，只会是一个空框。请换成别的字。",
    "No font of screen or paper has {characters}: there would be an empty box. Use other characters.",
)
CHARACTER = Text("{shown}{number}（第 {place} 个字）", "{shown}{number} (character {place})")
TOO_LONG = Text("太长：{found} 个字，最多 {most} 个。", "Too long: {found} characters, {most} at most.")
NO_ENGLISH = Text("英文里还有中文字，请译成英文。", "The English words still hold Chinese characters. Translate them.")
WANTS_TABLE = Text("要写成一组字段：{ … }。", "Write a group of fields: { … }.")
WANTS_CODES = Text('要写成列表：["{example}", …]。', 'Write a list: ["{example}", …].')
WANTS_LIST = Text("要写成列表：[ { … } ]。", "Write a list: [ { … } ].")
WANTS_WHOLE = Text(
    "要写 {least} 到 {most} 的整数，不加引号。", "Write a whole number from {least} to {most}, without quotes."
)
WANTS_NUMBER = Text("要写不小于 0 的数，不加引号。", "Write a number from 0 on, without quotes.")
WANTS_FLAG = Text("要写 true 或 false，不加引号。", "Write true or false, without quotes.")
WANTS_DAY = Text("要写日期，不加引号，例如 2026-11-19。", "Write a date without quotes, for example 2026-11-19.")
WANTS_YUAN = Text(
    '金额要写元，带引号和两位小数，例如 "129.00"。', 'Write the amount in yuan, in quotes, with two decimals: "129.00".'
)
WANTS_ONE_OF = Text("只能是下面之一：{allowed}。", "Use one of: {allowed}.")
WANTS_SHAPE = Text("写法不对，应像 {example}。", "This is not written like {example}.")
TAKEN = Text("{value} 已用在第 {line} 行。", "{value} is already used in line {line}.")
COUNT_DIFFERS = Text(
    "开头说有 {said} 条，文件里是 {found} 条，文件可能被截断了。",
    "The head says {said}, the file holds {found}. It may have been cut off.",
)

# The catalogue's own rules
UNKNOWN_MATTER = Text("没有业务类型 {matter}。", "There is no matter {matter}.")
NEW_USERS = Text(
    "新老客户同权，资费不能只给新客户，请去掉。",
    "New and existing customers have the same rights: an offer cannot ask who is new. Take it out.",
)
WINDOW_REVERSED = Text(
    "停售日 {until} 早于开售日 {begins}。", "The sale ends on {until}, before it begins on {begins}."
)
NAME_TAKEN = Text(
    "“{name}”已是 {code} 的名字，两个同时在售，屏幕和小票上分不清。",
    '"{name}" is the name of {code}, and both are on sale at once: screen and receipt would not tell them apart.',
)
NEEDS_REASON = Text(
    "离线不可办、只存草稿或有限额的业务，要写明原因和客户可以怎么办。",
    "A matter that is refused, drafted or limited offline must say why and what the customer can do.",
)
LIMIT_NEEDS_PROMISE = Text(
    "离线限额只用于离线可办的业务（Y、Q）。", "Only a matter that can be done offline (Y, Q) has a limit."
)
FIGURE_NOT_IN_WORDS = Text("文字里没有金额 {sum}。", "The words do not hold the amount {sum}.")
KIND_TWICE = Text("{kind} 写了两次。", "{kind} is given twice.")
PLAN_NEEDS_OVERAGE = Text("套餐要写明套餐外的价格。", "A plan must give its prices outside the allowance.")
FIRST_MONTH_NEEDED = Text("按月收费的要写明首月怎么收。", "A monthly price must say how the first month is charged.")
FIRST_MONTH_NEEDLESS = Text(
    '不按月收费，首月写 "not_applicable"。', 'Nothing is charged by the month: write "not_applicable".'
)
AFTER_TERM_NEEDED = Text(
    "有协议期、有效期或试用期的，要写明到期怎么办。", "With a term, validity or trial, say what happens when it ends."
)
AFTER_TERM_NEEDLESS = Text(
    '没有协议期、有效期和试用期，写 "not_applicable"。', 'Without a term, validity or trial, write "not_applicable".'
)
TRIAL_MUST_END = Text('试用期满不续订就停，写 "ends"。', 'A trial ends unless it is renewed: write "ends".')
PENALTY_PERCENT_NEEDED = Text(
    "有违约金，比例要在 1 到 100 之间。", "With a penalty, the share is between 1 and 100 percent."
)
PENALTY_PERCENT_NEEDLESS = Text("没有违约金，比例写 0。", "Without a penalty, write 0 percent.")
PENALTY_SUM_NEEDED = Text(
    "固定违约金或退还补贴，要写明金额 penalty_yuan。",
    "A fixed penalty or a subsidy to give back needs its amount: penalty_yuan.",
)
PENALTY_SUM_NEEDLESS = Text("没有违约金，不要写金额。", "Without a penalty, leave the amount out.")
PENALTY_NEEDS_A_WAY_OUT = Text(
    "有违约金的要能提前退，这里不能是 not_possible。",
    "What has a charge for leaving early can be left: not_possible is no value here.",
)
ON_DATE_IS_A_LINES = Text(
    "on_date 只用于客户自己定的日子，目录里写 wish_days。",
    "on_date is for a day the customer names: write wish_days instead.",
)
WISH_NEEDS_DAYS = Text(
    "客户可以定日子的，首月和末月要按天收，否则一个月收两次。",
    "Where the customer names the day, first and last month are charged by_day, or a month costs twice.",
)
STARS_REVERSED = Text("最高星级低于最低星级。", "The highest star level is below the lowest.")
NOT_PAID_AT_DESK = Text(
    "{code} 不是一次付清的费用或押金，不能减免。", "{code} is neither a fee once nor a deposit: nothing to waive."
)
WAIVED_TWICE = Text(
    "{code} 对同样的星级已在 {other} 里减免。", "{code} is waived for the same stars by {other} already."
)
RULE_DOES_ONE_THING = Text(
    "一条规则或者取消收费，或者提速，只写一样。", "A rule abolishes charges or speeds a line up: give one of the two."
)
NOT_FASTER = Text("提速后的速率低于原来的上限。", "The new speed is below the fastest one it is for.")
WANTS_NAMES = Text('要写成文字的列表：[ "…" ]。', 'Write a list of words: [ "…" ].')
DISCOUNT_ONLY_MONTHLY = Text("只有按月收费的才有优惠期。", "Only a monthly price can be discounted for a time.")
DISCOUNT_NOT_LOWER = Text("优惠价 {sum} 不低于原价 {price}。", "The discounted price {sum} is not below {price}.")
MUST_BE_ORDERABLE = Text("在售清单里的业务必须能订购。", "What is on the list must be possible to order.")
NEEDS_CONFIRMATION = Text(
    "增值业务和代收费要客户本人二次确认，写 true。",
    "A value-added service and a collected charge need the customer's own confirmation: write true.",
)

# The demo hall
PHONE_NOT_HELD = Text("{number} 不是这位客户的号码。", "{number} is not a number of this customer.")
UNKNOWN_WAIVER = Text("目录里没有减免 {code}。", "The catalogue has no waiver {code}.")
UNKNOWN_OFFERING = Text("目录里没有 {code}。", "The catalogue has no {code}.")
GOES_WITH_ITSELF = Text("{code} 不能以自己为条件。", "{code} cannot be a condition of itself.")
EXCLUDES_ALL_ALIKE = Text(
    "名下有同类业务的客户都办不了，等于只给新客户；新老客户权利相同（S99）。",
    "Whoever has anything of its sort could not order it: for new customers only. All have the same rights (S99).",
)
NAMES_NOTHING = Text("写明种类（kinds）或资费编号（codes）。", "Name kinds or codes.")

# What the command says
FILE_UNREADABLE = Text(
    "打不开文件 {file}，请核对路径和权限。", "The file {file} cannot be opened. Check its path and rights."
)
CATALOGUE_SOUND = Text(
    "目录 {version}（{name}）没有问题：{offerings} 项业务，{notices} 条告知。",
    "Catalogue {version} ({name}) is sound: offers {offerings}, notices {notices}.",
)
CATALOGUE_IMPORTED = Text(
    "目录 {version}（{name}）已导入：{offerings} 项业务。", "Catalogue {version} ({name}) is in: offers {offerings}."
)
NOT_APPROVED = Text(
    "文案没有批准、不展示也不卖的有 {count} 项：{codes}。",
    "Neither shown nor sold, their words are not approved: {count} ({codes}).",
)
NEWER_STAYS = Text("在售的仍是更新的 {newest}。", "The newer {newest} stays on sale.")
IMPORT_TOKEN_MISSING = Text(
    "导入中心要有令牌，请先设环境变量 {variable}。",
    "The centre wants a token: set the environment variable {variable} first.",
)
IMPORT_UNREACHABLE = Text(
    "连不上中心 {address}，没有导入，请稍后再试。",
    "The centre {address} cannot be reached. Nothing was imported, try later.",
)
IMPORT_STRANGE = Text(
    "{address} 的回答不是中心的，不知道有没有导入，请核对地址后再导入一次。",
    "What answered at {address} is not the centre. Check the address and import once more.",
)

# What the centre says to an import
IMPORT_CLOSED = Text(
    "这个中心没有开放导入，要先在中心设好导入令牌。",
    "This centre takes no imports: an import token must be set there first.",
)
IMPORT_TOKEN_REFUSED = Text("导入令牌不对，没有导入。", "The import token is not the centre's. Nothing was imported.")
IMPORT_TOO_LARGE = Text(
    "目录文件超过 {most} MB，没有导入。", "The catalogue file is above {most} MB. Nothing was imported."
)

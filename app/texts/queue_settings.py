"""Names and explanations of what a hall sets of its queue."""

from app.texts.language import Text

PROTECTED = Text("照顾号的权重", "Weight of protected customers")
PROTECTED_SAYS = Text(
    "老弱病残孕：等 1 分钟当普通号等几分钟。", "A minute they wait counts as so many of anybody else."
)
FAVOURED = Text("预约和高星级的权重", "Weight of appointments and stars")
FAVOURED_SAYS = Text(
    "预约从约定的时间起算，高星级从取号起算。", "Appointments from their slot on, stars from the ticket on."
)
ORDINARY = Text("普通号的权重", "Weight of everybody else")
ORDINARY_SAYS = Text("其余的权重都和它比。", "The other weights are compared with it.")
STARS_FROM = Text("几星起算高星级", "Stars from")
STARS_FROM_SAYS = Text("只加权，不进照顾号。", "They weigh more, and are never protected for it.")
LATE_GRACE = Text("预约迟到几分钟内仍算", "Minutes late an appointment still counts")
LATE_GRACE_SAYS = Text("再晚按普通号排。", "Whoever is later waits as anybody.")
RECALL_GAP = Text("隔几秒才能重叫", "Seconds between calls")
RECALL_GAP_SAYS = Text("给客人走过来的时间。", "The time a customer needs to walk over.")
MOST_CALLS = Text("一轮最多叫几次", "Calls in a round")
MOST_CALLS_SAYS = Text("连第一次在内。", "The first one included.")
BEHIND = Text("过号回来排在几位之后", "People before somebody who comes back")
BEHIND_SAYS = Text("号码不变。", "They keep their number.")
MOST_ROUNDS = Text("几轮没来就要重新取号", "Rounds nobody came to")
MOST_ROUNDS_SAYS = Text("到了这么多轮，只能取消。", "After so many a ticket is only cancelled.")
CALLED_WITHIN = Text("照顾号几分钟内叫到", "Minutes to call protected customers")
CALLED_WITHIN_SAYS = Text("从取号到第一次叫号。", "From the ticket to the first call.")
FINISHED_WITHIN = Text("照顾号几分钟内办完", "Minutes to finish protected customers")
FINISHED_WITHIN_SAYS = Text("从取号到办完，两只钟分开算。", "From the ticket to the end; the two clocks are apart.")
ORDINARY_WITHIN = Text("普通号几分钟内叫到", "Minutes to call everybody else")
ORDINARY_WITHIN_SAYS = Text("一般营业厅 10 分钟，旗舰厅 18 分钟。", "10 in a branch, 18 in a flagship hall.")
DAY_BEGINS = Text("排队的一天从几点开始", "The queue's day begins at")
DAY_BEGINS_SAYS = Text(
    "通宵营业的厅改到最空的钟点，号码从那时重排。",
    "A hall open overnight takes its quietest hour; numbers begin anew then.",
)
DESK_SKILLS = Text("本台办哪几类", "Classes this desk serves")
DESK_SKILLS_SAYS = Text(
    "移动、固网、报修、投诉、政企，用逗号隔开；空着是全部。下次登录起按它叫号。",
    "Mobile, Fixed line, Repair, Complaints, Enterprise, with commas between; empty for all. From the next sign-on on.",
)
NO_SUCH_CLASS = Text("没有“{word}”这一类。可以写：{names}。", "There is no class {word}. There are: {names}.")
NO_SUCH_SETTING = Text("排队没有这个设置：{key}。", "The queue has no setting {key}.")

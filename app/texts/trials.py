"""Words of trials (试用): once each, and what follows."""

from app.texts.language import Text

TRIAL_USED = Text("{name} 的试用每人一次，已经用过了。", "The trial of {name} is for once, and was used.")
TRIAL_USED_THEN = Text(
    "{name} 的试用每人一次，已经用过了；接着用请订 {then}。",
    "The trial of {name} is for once, and was used. To have it, order {then}.",
)
TRIAL_RUNS = Text(
    "{number} 的 {name} 还在试用，请把它换成 {then}，试用到期后开始收费。",
    "{number} is still on trial with {name}. Change that to {then}: it is charged once the trial is over.",
)
CENTRE_COUNTS = Text(
    "试用每人一次，用没用过以中心的记录为准；用过的，中心不受理，不收钱。",
    "A trial is for once. Whether it was used is in the centre's record; if so, it is not accepted and costs nothing.",
)
TRIAL_THEN_UNKNOWN = Text(
    "trial_then 要写同一类、没有试用、同样月费的一个资费编号。",
    "trial_then is the code of an offer of the same kind and monthly price without a trial.",
)
TRIAL_THEN_NEEDLESS = Text("没有试用，不要写 trial_then。", "Without a trial, leave trial_then out.")

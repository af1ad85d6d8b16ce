"""Words of installing the hall server as a service, and of what its machine is asked while it runs."""

from app.texts.language import Text

WRITTEN = Text("已写好 {file}。", "Written: {file}.")
STARTED = Text("厅内服务已装好并启动，开机自动起。", "The hall server is installed, runs, and starts with the machine.")
REMOVED = Text(
    "厅内服务已停用，{file} 已删除。它的数据还在 {store}，没有动。",
    "The hall server is stopped and {file} is gone. Its data in {store} was not touched.",
)
TYPE_THIS = Text("还差这几步，请照着输入：", "These steps are left; type them:")
NOT_HERE = Text(
    "这台机器不是 systemd，也不是 Windows。请让 yitai hall 在开机时启动。",
    "This machine has neither systemd nor Windows. Let it start `yitai hall` by its own means.",
)
NEEDS_ROOT = Text(
    "写不了 {file}：装给整台机器要管理员权限（sudo）。只给自己装用 --user，先看看用 --print。",
    "{file} cannot be written: to install for the whole machine takes an administrator (sudo). --user installs for you "
    "alone, --print only shows it.",
)
NOT_INSTALLED = Text("{file} 不在，没有可以删除的。", "{file} is not there. There is nothing to remove.")
STORE_STAYS_YOURS = Text(
    "密码不写进命令和环境：整台机器用的只有这台机器解得开，--user 用的放在只有你读得到的文件里。",
    "The passphrase stands in no command line or environment: for the whole machine only this machine can read it, for "
    "--user it lies in a file that only you can read.",
)
NOT_RUNNING = Text(
    "{folder} 的厅内服务没有在运行，或者你没有权限读它的文件。请先启动它，或用管理员权限再试。",
    "The hall server of {folder} does not run, or you may not read its files. Start it, or try as administrator.",
)
SETTING_LINE = Text("{key} = {value}  {name}", "{key} = {value}  {name}")
SETTING_KEPT = Text("{name}：{before} → {after}，现在起生效。", "{name}: {before} → {after}, in force now.")
SETTING_SAME = Text("{name}已经是 {after}。", "{name} is {after} already.")
SETTING_USAGE = Text(
    "写法：yitai hall settings，或 yitai hall settings 设置名 值。",
    "Type: yitai hall settings, or yitai hall settings KEY VALUE.",
)
DEVICE_LINE = Text("{device}  {desk}", "{device}  {desk}")
DEVICE_AT_DESK = Text("{desk} 号台", "desk {desk}")
DEVICE_TABLET = Text("取号用", "for issuing tickets")
DEVICE_DISPLAY = Text("叫号屏", "television")
NO_DEVICES = Text("还没有配过对的机器。", "No device is paired yet.")
SHUT_OUT = Text(
    "{device} 现在起进不来了，给它做过的配对码也作废。要再用，请重新配对。",
    "{device} is shut out from now on, and any code made for it is void. To use it again, pair it anew.",
)
NO_SUCH_DEVICE = Text(
    "没有叫 {device} 的机器，什么都没改。配过对的用 yitai hall devices 看。",
    "No device is called {device}. Nothing was changed; `yitai hall devices` lists those that are paired.",
)
COPY_LINE = Text("{receipt}  {at}", "{receipt}  {at}")
COPIES_SHOWN = Text(
    "{device} 在厅里有 {count} 笔单子的第二份。请对一遍：传之前在那台上撤销或改过的，用 --leave-out 写出受理单号；"
    "再用 --send-to 和 --code 传给中心。传过的不会重复。",
    "The hall holds copies of {count} orders of {device}. Look them over: name with --leave-out each that was taken "
    "back or amended there before it was sent, then send them with --send-to and --code. None is taken twice.",
)
NO_SUCH_COPY = Text(
    "{device} 没有受理单 {receipt} 的第二份，什么都没传。", "{device} has no copy of {receipt}. Nothing was sent."
)
CODE_NEEDED = Text(
    "传之前请在中心给 {device} 重新做一个配对码，用 --code 写上。",
    "Make a pairing code for {device} at the centre first and give it with --code.",
)
OTHER_COUNTERS_CODE = Text(
    "这个配对码是给 {other} 的，不是 {device}，什么都没传。",
    "This code is for {other}, not for {device}. Nothing was sent.",
)
COPY_REFUSED = Text("{receipt} 没有被接受：{why}", "{receipt} was not taken: {why}")
COPY_WAITS = Text("同一客户前面的一笔还没到中心。", "an earlier order of this customer is not at the centre yet.")
COPIES_SENT = Text(
    "中心新收 {new} 笔，早已有 {known} 笔，没收 {refused} 笔。",
    "The centre took {new} new orders, had {known} already, and did not take {refused}.",
)
COPY_UNREADABLE = Text(
    "{order} 的第二份传不了（{why}），留在厅里没有动。请交技术人员看。",
    "The copy of {order} cannot be sent ({why}). It stays in the hall as it is; show it to support.",
)

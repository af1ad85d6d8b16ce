"""The settings page's own words; the settings are named in settings.py."""

from app.texts.language import Text

TITLE = Text("设置", "Settings")
SEARCH = Text("找设置：名称或说明", "Find a setting by name or words")
ALL = Text("全部", "All")
NOTHING_FOUND = Text("没有名称或说明里有“{query}”的设置。", "No setting has {query} in its name or words.")
ESC_BEFORE = Text("按", "Press")
ESC_AFTER = Text("看全部设置", "to see all settings")
USUAL = Text("恢复默认", "Back to usual")
USUAL_IS = Text("默认：{value}", "Usual: {value}")
FROM_NEXT_START = Text("下次启动生效", "From the next start on")
NEEDS_APPROVAL = Text("要店长授权", "Wants the manager's approval")
CHANGED = Text("{name}改成了{value}。", "{name} is now {value}.")
CHANGED_LATER = Text("{name}改成了{value}，下次启动生效。", "{name} is now {value}, from the next start on.")
SIZE_TOO_LARGE = Text(
    "这块屏幕放不下 {percent}% 的窗口，大小没有改。",
    "This monitor cannot show a window of {percent}%. Nothing was changed.",
)
TAKEN_BACK = Text("{name}恢复成{value}。", "{name} is {value} again.")
FOUND = Text("按测试页设打印机", "Set the printer by its test page")
FOUND_ONE = Text("“{name}”改成“{value}”", '"{name}" is now "{value}"')
FOUND_LATER = Text(
    "按测试页改好了：{changes}，下次启动生效。", "By the test page: {changes}. All of it from the next start on."
)
FOUND_BACK_ONE = Text("“{name}”恢复成“{value}”", '"{name}" is "{value}" again')
FOUND_BACK = Text("{changes}。", "{changes}.")
WITH_NOTE = Text("{sentence}{note}", "{sentence} {note}")
UNDO = Text("撤销", "Undo")
NOTHING_TO_UNDO = Text("没有可撤销的改动。", "There is nothing to undo.")
NOTHING_SET = Text("空着", "left empty")
EXPORT = Text("导出", "Export")
IMPORT = Text("导入", "Import")
EXPORT_TITLE = Text("把设置导出给下一个台席", "Export the settings for the next desk")
IMPORT_TITLE = Text("导入别的台席导出的设置", "Import what another desk exported")
EXPORTED = Text(
    "已导出到 {file}，里面没有密码和令牌。到下一台上用 yitai setup 或“导入”。",
    "Exported to {file}, without passwords or tokens. Use it on the next PC with yitai setup or Import.",
)
EXPORT_FAILED = Text(
    "写不到 {file}，没有导出。请换个位置。", "{file} cannot be written. Nothing was exported: choose another place."
)
IMPORTED = Text("导入了 {count} 项设置：{names}。", "Settings imported: {count} ({names}).")
IMPORTED_NOTHING = Text("文件里的设置和现在一样，没有改动。", "The file says what is set already. Nothing was changed.")
IMPORT_FAULTY = Text("{sentence}{first}", "{sentence} {first}")
RESTART = Text("重新启动", "Restart")
ABOUT = Text("关于", "About")
NO_ANSWER = Text("等太久没有回应，设置没有改动。", "It took too long. No setting was changed.")
QUEUE_ASKED = Text("正在问厅内服务排队的规则…", "Asking the hall server for the queue's rules…")
QUEUE_NO_HALL = Text(
    "本机没有和厅内服务配对，排队的规则在这里看不到，也改不了。配对按上面的“和厅内服务配对”。",
    "This counter is not paired with a hall server, so the queue's rules can be neither seen nor changed here. Pair it "
    "with the button above.",
)
QUEUE_TRAINING = Text(
    "练习窗口不碰厅里的排队，规则请在受理窗口里改。",
    "A training window leaves the hall's queue alone. Change its rules in the counter's own window.",
)
QUEUE_LOST = Text(
    "厅内服务连不上，排队的规则现在看不到，也改不了。连上后再打开这一组。",
    "The hall server does not answer, so the queue's rules can be neither seen nor changed now. Open this group again "
    "once it is back.",
)
QUEUE_LATE = Text(
    "厅内服务太久没有回答，改没改成不知道；以再打开时显示的为准。",
    "The hall server took too long; nobody knows whether it was changed. What this page shows next is what stands.",
)
KEY_FIND = Text("找设置", "find")
KEY_UNDO = Text("撤销上一项", "undo the last")
KEY_BACK = Text("回到受理", "back to the counter")
KEY_CLEAR = Text("清空搜索", "clear the search")

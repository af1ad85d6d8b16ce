"""The manager's list of people: what it shows and what is done there; refusals are in staff.py."""

from typing import Final

from app.texts.language import Text

ADD: Final = Text("添人", "Add a person")
NUMBER: Final = Text("工号", "Staff number")
NAME: Final = Text("姓名", "Name")
LATIN_NAME: Final = Text("姓名（拼音）", "Name in Latin letters")
ROLE: Final = Text("岗位", "Role")
FIRST_PASSWORD: Final = Text("临时密码", "First password")
FIRST_PASSWORD_SAYS: Final = Text(
    "至少 8 个字符；本人第一次上岗时要换掉，并设 PIN。",
    "At least 8 characters. It must be changed at the first sign-on, and a PIN chosen.",
)
SAVE: Final = Text("保存", "Save")
ADDED: Final = Text("{name}（{number}）可以上岗了。", "{name} ({number}) can sign on now.")
CHANGED: Final = Text("{name}的权限已改，马上生效。", "{name}'s rights are changed and work at once.")
FURTHER_ROLES: Final = Text("兼任的岗位", "Further roles")
ACCOUNT: Final = Text("工号有效期", "Account valid")
CERTIFICATES: Final = Text("上岗证", "Certificates")
CERTIFICATES_NONE: Final = Text("目录里没有要持证才能办的业务。", "No matter of the catalogue asks for a certificate.")
HOLDS: Final = Text("{certificate}（持有）", "{certificate} (held)")
HOLDS_NOT: Final = Text("{certificate}（没有）", "{certificate} (not held)")
FROM: Final = Text("从（年-月-日）", "From (year-month-day)")
UNTIL: Final = Text("到（含当天）", "Until (that day too)")
NO_LIMIT: Final = Text("不限", "No limit")
GIVE: Final = Text("发证", "Give")
TAKE_BACK: Final = Text("收回", "Take back")
DAYS_CHANGED: Final = Text("{name}的工号有效期已改，马上生效。", "{name}'s account dates are changed and work at once.")
DISABLE: Final = Text("停用", "Disable")
ENABLE: Final = Text("恢复", "Enable")
DISABLED_SAID: Final = Text("{name}已停用，不能再上岗或批准。", "{name} is disabled: no sign-on, no approvals.")
ENABLED_SAID: Final = Text("{name}已恢复。", "{name} is enabled again.")
RESET: Final = Text("重置密码", "Reset password")
RESET_DONE: Final = Text(
    "{name}的密码已重置，PIN 已清掉；下次上岗时要换密码、设 PIN。",
    "{name}'s password is reset and the PIN gone. Both are chosen anew at the next sign-on.",
)
STATE_ACTIVE: Final = Text("在岗", "Active")
STATE_DISABLED: Final = Text("已停用", "Disabled")
STATE_GIVEN: Final = Text("密码待换", "Password to be changed")
STATE_NO_PIN: Final = Text("还没有 PIN", "No PIN yet")
STATE_LOCKED: Final = Text("已锁定", "Locked")
STATE_ENDED: Final = Text("已到期", "Ended")
OF_THE_DIRECTORY = Text(
    "由中心的人员名单管理，在那里改；密码可在这里重置",
    "kept in the centre's directory and changed there; the password can be reset here",
)
RIGHTS_NOTE: Final = Text(
    "勾着的能办。岗位给的可以单独收回，岗位没给的可以单独加。",
    "Ticked may be done. What the role gives can be taken back, what it lacks can be added.",
)
RIGHTS_COUNT: Final = Text("{held} / {all} 项权限", "{held} of {all} rights")
NO_ANSWER: Final = Text("等太久没有回应，什么都没有改动。", "It took too long. Nothing was changed.")
CHOOSE: Final = Text("选一位看权限，或添一位新人。", "Choose a person to see the rights, or add one.")

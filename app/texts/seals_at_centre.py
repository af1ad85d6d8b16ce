"""The certificates of halls at the centre: what a counter's call got wrong, and what `yitai central seals` says."""

from app.texts.language import Text

MALFORMED = Text(
    "这不是一份印章证书的清单（{what}），什么都没有记。",
    "This is no list of seal certificates ({what}). Nothing was kept.",
)
NO_CERTIFICATE = Text(
    "其中有一份不是 X.509 证书，什么都没有记。", "One of them is no X.509 certificate. Nothing was kept."
)
AUTHORITY = Text(
    "其中有一份是发证用的证书，不能用来盖章，什么都没有记。",
    "One of them issues other certificates and cannot seal. Nothing was kept.",
)
TOO_MANY = Text(
    "一台电脑最多登记 {most} 份印章证书，这次的没有记。",
    "A counter may tell {most} seal certificates at most. These were not kept.",
)

# ── yitai central seals ───────────────────────────────────────────────────────────────────

NONE_YET = Text(
    "中心还没有印章证书：柜台连上中心后会自己登记。",
    "The centre has no seal certificate yet: counters tell theirs once they reach it.",
)
ROW_SEALS = Text(
    "{hall}  {fingerprint}\n  {whose}（{devices}），{since} 起使用",
    "{hall}  {fingerprint}\n  {whose} ({devices}), in use since {since}",
)
ROW_ENDED = Text(
    "{hall}  {fingerprint}\n  {whose}（{devices}），{since} 起使用，{until} 停用",
    "{hall}  {fingerprint}\n  {whose} ({devices}), in use from {since} until {until}",
)
RETIRED = Text(
    "{whose} 的证书 {fingerprint} 自 {until} 停用：此前受理的单子用它盖的仍然有效，此后的不再认可。",
    "The certificate {fingerprint} of {whose} is retired as of {until}: its documents of orders from before stay good, "
    "later ones are no longer trusted.",
)
NO_FINGERPRINT = Text(
    "“{fingerprint}”不是证书指纹：请输十六进制数字，至少前 8 位。",
    '"{fingerprint}" is no fingerprint: give its hex digits, the first 8 at least.',
)
UNKNOWN = Text(
    "没有指纹为 {fingerprint} 的证书。用 yitai central seals 查看。",
    "There is no certificate {fingerprint}. See yitai central seals.",
)
SEVERAL = Text(
    "不止一份证书的指纹以 {fingerprint} 开头，没有停用任何一份。请多输几位。",
    "More than one certificate begins with {fingerprint}. None was retired: give more digits.",
)

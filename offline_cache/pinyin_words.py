"""Characters read in more than one way today, and the words in which theirs is not the likeliest reading.

Only readings whose first letters differ, and only those somebody at a counter would type: dictionaries also give 台
as y and 不 as f.
"""

from typing import Final

_SEVERAL = """
行xh 长cz 重zc 会hk 单dsc 曾zc 校xj 查cz 调td 传cz 率ls 乐ly 省sx 参cs 系xj 降jx 朝cz 藏cz 折zs 弹td 盛sc 石sd 仇qc
区qo 解jx 尉wy 万wm 翟zd 种zc 覃qt 隗kw 郗xc 郇hx 铅qy 番fp 厦xs 秘mb 便bp 给gj 吓xh 壳kq 屏pb 强qj 纤xq 宿sx 恶ew
否fp 奇qj 圈qj 券qx 刹sc 畜xc 轧zy 粘zn 茄qj 卡kq 扁bp 茜xq 车cj 乘cs 澄cd 攒zc 贾jg 句jg 龟gj 莞gw 曝pb 栖qx 伺sc
尾wy 巷xh 靓lj 泊bp 堡bp 蔚wy 晟sc 莘sx 繁fp 禅cs 颤cz 召zs 弄nl 夹jg 埔pb
"""
_WORDS = """
银行yh 商行sh 分行fh 支行zh 本行bh 工行gh 农行nh 建行jh 招行zh 行业hy 行情hq 行长hz
重庆cq 重新cx 重置cz 重发cf 重复cf 重拨cb 重启cq 重申cs 双重sc 多重dc 重重cc
店长dz 校长xz 局长jz 会长hz 院长yz 科长kz 班长bz 组长zz 部长bz 厂长cz 队长dz 家长jz 长辈zb
成长cz 增长zz 生长sz 长大zd 会计kj 财会ck 校验jy 校准jz 校对jd
调度dd 调查dc 调取dq 调用dy 调动dd 自传zz 传记zj 率先sx 率领sl
音乐yy 乐器yq 乐曲yq 乐队yd 乐团yt 声乐sy 民乐my 反省fx 人参rs 海参hs 投降tx 今朝jz 朝夕zx 朝气zq
西藏xz 藏族zz 藏语zy 青藏qz 宝藏bz 弹幕dm 大厦ds 商厦ss 番禺py 便宜py 给付jf 给予jy 供给gj 补给bj 自给zj
曾经cj 曾用cy 恐吓kh 地壳dq 奇数js 关卡gq 湖泊hp 秘鲁bl 可恶kw 厌恶yw 伺候ch 家畜jc 尉迟yc 万俟mq
"""

SEVERAL: Final = {entry[0]: entry[1:] for entry in _SEVERAL.split()}
"""Character to its letters, the likeliest in a name first."""

WORDS: Final = {entry[: len(entry) // 2]: entry[len(entry) // 2 :] for entry in _WORDS.split()}
"""Word to its initials, as long as the word."""

"""Words of 关于: what this program is, and what it is made of."""

from typing import Final

from app.texts.language import Text

TITLE: Final = Text("关于一台清", "About Yitai")
ACT_NOTE: Final = Text("版本、存储格式，和用到的软件的许可。", "Versions, store format, and licences of what is in it.")
PROGRAM: Final = Text("程序", "Program")
CATALOGUE: Final = Text("目录", "Catalogue")
STORE: Final = Text("存储格式", "Store format")
SYSTEM: Final = Text("系统", "System")
LICENCE: Final = Text("许可", "Licence")
OURS: Final = Text("Apache-2.0，全文在程序文件夹的 LICENSE", "Apache-2.0; the whole text is LICENSE in its folder")
MADE_OF: Final = Text("用到的软件和字体，共 {count} 项", "Software and fonts it is made of: {count}")
LICENCE_UNKNOWN: Final = Text("见随附的许可文件", "see the licence file that comes with it")
KEY_SCROLL: Final = Text("看上下", "Scroll")
FONTS: Final = Text("思源黑体 Noto Sans SC", "Noto Sans SC")
FONTS_RARE: Final = Text("霞鹜文楷 LXGW WenKai", "LXGW WenKai")
ICONS: Final = Text("图标 Lucide", "Lucide icons")
PINYIN: Final = Text("拼音首字母，取自 pypinyin", "Pinyin initials, from pypinyin")

"""The television as a program of its own: its window until somebody leaves it."""

from app.display_ports import CallVoice, HallEar
from app.ports import Clock
from ui.display import style
from ui.display.presenter import DisplayPresenter
from ui.display.state import ScreenRules
from ui.display.window import DisplayWindow
from ui.frame.application import Bell, application, run_until_closed
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName


def show_until_closed(
    rules: ScreenRules,
    *,
    ear: HallEar,
    voice: CallVoice,
    clock: Clock,
    theme: ThemeName,
    screen: int,
    windowed: bool,
) -> int:
    """Returns the exit code. The application must be there already: a voice may have needed it."""
    qt = application()
    dressed = Theme(qt, name=theme, extra=(style.rules,))
    window = DisplayWindow(DisplayPresenter(rules=rules, ear=ear, voice=voice, clock=clock), language=rules.language)
    bell = Bell(window)
    bell.rang.connect(window.look)
    ear.listen(bell.ring)
    window.put(screen=screen, windowed=windowed)
    code = run_until_closed(qt)
    ear.listen(lambda: None)
    window.deleteLater()
    dressed.deleteLater()
    return code

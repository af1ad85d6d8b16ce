"""`yitai display`: the hall's television, paired once; what it is told stays with it."""

import argparse
from pathlib import Path

import resources
from app.errors import Trouble
from app.texts import commands as command_words
from app.texts import display as words
from app.texts.language import Language
from commands.display_place import DisplayPlace, display_place
from commands.outside import SystemClock, SystemIds
from commands.terminal import has_display, tell
from commands.voices import speaking_command
from devices.wav_player import WavPlayer, players_here
from offline_cache.hall_ear import DisplayEar
from ui.frame.theme_name import ThemeName


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parsers.add_parser("display", help="the hall's television")
    parser.add_argument("--hall", metavar="URL", help="the hall server; found by itself where there is just one")
    parser.add_argument("--pair", metavar="CODE", help="pair with the hall server, once")
    parser.add_argument("--classes", metavar="A,B", help='only these classes; "" for all; remembered, as all below')
    parser.add_argument("--language", choices=[each.value for each in Language], help="shown large and said first")
    parser.add_argument("--theme", choices=[each.value for each in ThemeName])
    parser.add_argument("--volume", type=int, metavar="N", help="of the voice, 0 to 100")
    parser.add_argument("--mute", action="store_true", help="as --volume 0")
    parser.add_argument("--quiet", action="append", metavar="12:00-14:00", help='say nothing then; "" for never')
    parser.add_argument("--catalogue", type=Path, metavar="FILE", help="tell how many of its offers are on sale")
    parser.add_argument("--screen", type=int, default=1, metavar="N", help="which monitor; each is paired by itself")
    parser.add_argument("--window", action="store_true", help="a window instead of the whole monitor")
    parser.add_argument("--store", type=Path, help="where it keeps what it was told; in your data folder if left out")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Until somebody leaves it. Raises Trouble without a display, and what display_place raises."""
    if not has_display():
        raise Trouble(command_words.NO_DISPLAY)
    clock = SystemClock()
    return _show(display_place(given, clock=clock, ids=SystemIds()), given, clock)


def _show(place: DisplayPlace, given: argparse.Namespace, clock: SystemClock) -> int:
    from devices.call_voice import HallVoice  # with these comes Qt
    from devices.voice_process import SystemVoice
    from ui.display.program import show_until_closed
    from ui.frame.application import application

    application()
    rules = place.rules
    player = WavPlayer(players_here(), silent=lambda: tell(words.NO_SOUND))
    spoken = SystemVoice(speaking_command(), volume=rules.volume)
    voice = HallVoice(player=player, spoken=spoken, recordings=resources.path("voice"), first=rules.language)
    ear = DisplayEar(place.address, clock=clock)
    ear.start()
    try:
        return show_until_closed(
            rules, ear=ear, voice=voice, clock=clock, theme=place.theme, screen=given.screen, windowed=given.window
        )
    finally:
        ear.close()
        voice.close()

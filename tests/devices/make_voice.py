"""The recordings of resources/voice from their words: `python -m tests.devices.make_voice`; needs espeak-ng.

Each is spoken by itself, cut where it is silent, brought to one loudness and given the rest that follows it in a call,
so that playing them one after the other is a sentence. The chime is two tones worked out here.
"""

import math
import string
import subprocess
import wave
from array import array
from io import BytesIO
from pathlib import Path
from typing import Final

import resources
from app.domain.matter import QueueClass

RATE: Final = 16_000
MANDARIN, ENGLISH = "cmn-latn-pinyin", "en-us"
LOUDNESS, LOUDEST = 0.14, 0.85  # root mean square of the spoken part, and its highest peak, of full scale
_WORDS_A_MINUTE: Final = {MANDARIN: "130", ENGLISH: "135"}  # slow: many who wait are old
_SIGNS: Final = {
    QueueClass.MOBILE: "yi2",
    QueueClass.FIXED: "kuan1",
    QueueClass.COMPLAINT: "tou2",
    QueueClass.REPAIR: "xiu1",
    QueueClass.ENTERPRISE: "zheng4",
}
_CHINESE: Final = ("ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3")
_ENGLISH: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SILENT, _EDGE_S = 0.006, 0.006
_SHORT_S, _REST_S = 0.05, 0.16
_TAPS: Final = 24


def recordings() -> dict[str, tuple[str, str, float, float]]:
    """name: (voice, words, rest before, rest after), rests in seconds."""
    made = {
        "zh_please": (MANDARIN, "qing3", 0.0, _REST_S),
        "zh_to": (MANDARIN, "dao4", _REST_S, _SHORT_S),
        "zh_ten": (MANDARIN, "shi2", 0.0, _SHORT_S),
        "zh_counter": (MANDARIN, "hao4 tai2", 0.0, _REST_S),
        "en_ticket": (ENGLISH, "ticket", _REST_S, _SHORT_S),
        "en_please_go_to_counter": (ENGLISH, "please go to counter", _REST_S, _SHORT_S),
    }
    for queue, sign in _SIGNS.items():
        made[f"zh_sign_{queue}"] = (MANDARIN, sign, 0.0, _SHORT_S)
    for letter in string.ascii_lowercase:
        made[f"letter_{letter}"] = (ENGLISH, letter.upper(), 0.0, _SHORT_S)
    for n, (chinese, english) in enumerate(zip(_CHINESE, _ENGLISH, strict=True)):
        made[f"zh_{n}"] = (MANDARIN, chinese, 0.0, _SHORT_S)
        made[f"en_{n}"] = (ENGLISH, english, 0.0, _SHORT_S)
    return made


def spoken(voice: str, words: str) -> list[float]:
    """What espeak-ng says, cut to its sound, at RATE and one loudness."""
    command = ["espeak-ng", "-v", voice, "-s", _WORDS_A_MINUTE[voice], "-p", "58", "--stdout", words]
    with wave.open(BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)) as said:
        rate = said.getframerate()
        samples = [each / 32768 for each in array("h", said.readframes(said.getnframes()))]
    loud = [at for at, each in enumerate(samples) if abs(each) > _SILENT]
    heard = _resampled(samples[max(0, loud[0] - 100) : loud[-1] + 100], rate)
    factor = min(LOUDNESS / _rms(heard), LOUDEST / max(abs(each) for each in heard))
    return _soft([each * factor for each in heard])


def chime() -> list[float]:
    """Ding dong: each tone with its octave, fading as a bell does."""
    sound = [0.0] * int(1.15 * RATE)
    for starts, pitch in ((0.0, 784.0), (0.4, 622.25)):
        for n in range(int(starts * RATE), len(sound)):
            t = n / RATE - starts
            bell = math.sin(math.tau * pitch * t) + 0.35 * math.sin(math.tau * 2 * pitch * t) * math.exp(-4 * t)
            sound[n] += 0.32 * bell * math.exp(-4.5 * t) * min(1.0, t / 0.008)
    return _soft(sound)


def _resampled(samples: list[float], rate: int) -> list[float]:
    """By a windowed sinc that lets through what RATE can hold."""
    step, cut = rate / RATE, min(1.0, RATE / rate) * 0.95
    out = []
    for n in range(int(len(samples) / step)):
        centre = n * step
        first, last = max(0, math.ceil(centre - _TAPS)), min(len(samples) - 1, math.floor(centre + _TAPS))
        out.append(sum(samples[i] * _kernel(i - centre, cut) for i in range(first, last + 1)))
    return out


def _kernel(x: float, cut: float) -> float:
    sinc = cut if x == 0 else math.sin(math.pi * cut * x) / (math.pi * x)
    return sinc * (0.5 + 0.5 * math.cos(math.pi * x / _TAPS)) if abs(x) < _TAPS else 0.0


def _rms(samples: list[float]) -> float:
    return math.sqrt(sum(each * each for each in samples) / len(samples))


def _soft(samples: list[float]) -> list[float]:
    """Both ends from and to nothing, so that none clicks."""
    edge = int(_EDGE_S * RATE)
    last = len(samples) - 1
    return [each * min(1.0, at / edge, (last - at) / edge) for at, each in enumerate(samples)]


def write(place: Path, samples: list[float]) -> None:
    with wave.open(str(place), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(array("h", (round(each * 32767) for each in samples)).tobytes())


def main() -> None:
    folder = resources.path("voice")
    for name, (voice, words, before_s, after_s) in recordings().items():
        rests = [0.0] * int(before_s * RATE), [0.0] * int(after_s * RATE)
        write(folder / f"{name}.wav", [*rests[0], *spoken(voice, words), *rests[1]])
    write(folder / "chime.wav", chime())


if __name__ == "__main__":
    main()

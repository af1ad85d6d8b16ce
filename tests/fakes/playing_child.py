"""A player's process for tests: notes when it began and ended and what it was given. `fails` plays nothing."""

import json
import sys
import time
import wave
from pathlib import Path


def main() -> int:
    noted, mood, sound = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    began = time.monotonic()
    with wave.open(sound) as read:
        frames, rate, channels = read.getnframes(), read.getframerate(), read.getnchannels()
    with noted.open("a", encoding="utf-8") as file:
        ended = time.monotonic()
        file.write(json.dumps([mood, began, ended, frames, rate, channels]) + "\n")
    return 1 if mood == "fails" else 0


if __name__ == "__main__":
    sys.exit(main())

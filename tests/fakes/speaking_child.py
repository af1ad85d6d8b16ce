"""A process that speaks as devices.speech.speak_for_parent does, by hand: `slow`, `dies` and `babbles` are its moods.

It tells its languages, writes each order into the file given, and says that it is over when the words say so.
"""

import json
import sys
from pathlib import Path


def main(file: str, mood: str) -> None:
    if mood == "babbles":
        print("a library says hello", flush=True)
    if mood != "slow":
        print(json.dumps({"languages": ["en", "zh"]}), flush=True)
    for line in sys.stdin:
        with Path(file).open("a", encoding="utf-8") as heard:
            heard.write(line)
        order = json.loads(line)
        if mood == "dies":
            return
        if order.get("words") == "short":
            print(json.dumps({"ended": order["number"]}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""A program that says what it was given, and ends as it is told: `python -m tests.warm.saying CODE [WORD ...]`."""

import json
import os
import signal
import sys


def main() -> int:
    code, *words = sys.argv[1:]
    said = {"words": words, "read": sys.stdin.read(), "cwd": os.getcwd(), "heard": os.environ.get("HEARD")}
    print(json.dumps({**said, "pid": os.getpid()}), flush=True)
    print("aside", file=sys.stderr)
    if code == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if code == "raises":
        raise ValueError("as told")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())

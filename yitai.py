"""The console script: hands over to commands/, which wires everything."""

import sys

from commands.main import main as run_command


def main() -> int:
    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

"""The process programs are started from: it loads what each needs, and forks. Linux only; starts.py speaks with it.

python -m tests.warm.nursery FD: over the socket FD comes a Wanted with three files for standard input, output and
error, and back goes the id of the process that is it. Such a process is handed to whoever started this one, which is a
subreaper: it waits for it, kills it and learns its exit code as if it had started it itself.
"""

import gc
import importlib
import json
import os
import runpy
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass

MOST_BYTES = 120_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """A program as it is typed behind `python`, and the modules it will have loaded by the time it works."""

    argv: list[str]
    cwd: str
    environment: dict[str, str]
    load: list[str]

    def encoded(self) -> bytes:
        return json.dumps(asdict(self)).encode()


def main() -> Wanted:
    """Returns in each process that is to become a program; this one's own end is the end of the socket."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(fileno=int(sys.argv[1])) as asked:
        while True:
            told, files, _, _ = socket.recv_fds(asked, MOST_BYTES, 3)
            if not told:
                sys.exit()
            wanted = Wanted(**json.loads(told))
            for module in wanted.load:
                with suppress(Exception):  # the program itself meets it again, and says so
                    importlib.import_module(module)
            gc.freeze()  # or the first collection of each process copies all of it
            read, write = os.pipe()
            if (between := os.fork()) == 0:
                if child := os.fork():
                    os.write(write, child.to_bytes(8))
                    os._exit(0)
                for file in (read, write):
                    os.close(file)
                _put_in_place(wanted, files)
                return wanted
            process_id = os.read(read, 8)
            for file in (read, write, *files):
                os.close(file)
            os.waitpid(between, 0)  # now the process between is gone, and the new one is the subreaper's
            asked.send(process_id)


def _put_in_place(wanted: Wanted, files: list[int]) -> None:
    for standard, file in enumerate(files):
        os.dup2(file, standard)
        os.close(file)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(wanted.cwd)
    os.environ.clear()
    os.environ.update(wanted.environment)
    time.tzset()


def become(wanted: Wanted) -> None:
    first, *rest = wanted.argv
    if first == "-m":
        module, *rest = rest
        sys.argv = [module, *rest]
        sys.modules.pop(module, None)  # it becomes __main__ now; what it imports stays loaded
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    else:
        sys.argv = [first, *rest]
        runpy.run_path(first, run_name="__main__")


if __name__ == "__main__":
    become(main())

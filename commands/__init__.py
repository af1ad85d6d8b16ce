"""Whatever is started begins here, ahead of all dataclasses."""

from commands.quick_dataclasses import load_quick_dataclasses

load_quick_dataclasses()

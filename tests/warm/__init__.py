"""Programs that tests start again and again, started from a process that has loaded them already."""

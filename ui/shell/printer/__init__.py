"""The receipt printers in a counter's window: what the strip says of them, their dialog, when they are looked at."""

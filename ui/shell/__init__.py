"""The window around the modes: rail, top line, key bar, status strip, sign-on and lock."""

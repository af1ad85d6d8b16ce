"""The hall's television: newest call large, calls before it, waits by class, notices; and what is said aloud."""

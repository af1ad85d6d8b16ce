"""Reading a TOML file strictly: every fault is named with its line, and none is guessed away."""

"""When the program itself goes wrong: what is saved at once, and what the person at the counter is told."""

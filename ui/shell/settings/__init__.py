"""What this PC remembers: language, look, size, where the customer's screen is."""

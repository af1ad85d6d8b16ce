"""What every test is held to without asking: no network, no user's home, no unexpected log line, no process left."""

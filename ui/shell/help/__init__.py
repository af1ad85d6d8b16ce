"""Help without a manual: every key in one list, and a tour of five steps."""

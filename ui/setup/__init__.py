"""The set-up assistant: a new counter from an empty folder to a green doctor, page by page."""

"""The records of a catalogue file, each to its type of app.domain; the format is in docs/catalogue.md."""

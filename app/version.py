"""The program's version, as it stands on the sign-on page and in pyproject.toml."""

VERSION = "0.1.0"

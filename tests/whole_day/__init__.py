"""A whole day of a hall through the real programs, and its figures counted again without the program's own figures."""

"""A second person approves in place: at this desk, with their own PIN, while everything else stays as it is."""

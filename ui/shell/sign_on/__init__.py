"""The first screen of the day, and the lock: who works at this desk now."""

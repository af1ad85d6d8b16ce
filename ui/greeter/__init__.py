"""引导: what somebody came for, who waits, and one press to a ticket."""

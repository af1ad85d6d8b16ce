"""The manager's face: who works here and what they may do, and the trail of who did what."""

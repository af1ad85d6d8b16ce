"""One file a revision. A released one is never edited; each stands alone and imports nothing of ours."""

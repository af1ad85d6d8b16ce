"""One script a figure; each prints its median beside the limit measured in the same run and fails above it."""

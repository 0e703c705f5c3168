"""The views of the committee office's desk, by subject."""

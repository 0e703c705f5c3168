"""The views of the reviewing desk, by subject."""

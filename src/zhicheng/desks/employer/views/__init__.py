"""The views of the employer's desk, by subject."""

"""Views of the account desk: each parses a form, makes one call, and redirects."""

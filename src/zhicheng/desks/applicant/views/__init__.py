"""The views of the desk `applicant`, one file a step. Each parses a form, makes one call, and redirects."""

"""The applicant desk, page by page."""

"""The public desk, page by page."""

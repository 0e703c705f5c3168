"""The views of the desk `public`, one file a group of pages."""

"""Tests of the room `ui`: components, forms, frame, error pages, and the style guide in a real browser."""

"""The whole road in a real browser, as people walk it: pages, keys, a phone beside the desk, time that passes."""
